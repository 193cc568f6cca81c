import { z } from 'zod'
import { defineJob } from '../job.ts'
import { type ReminderTrigger, remindPeople } from '../remind-people.ts'
import { expiryReminderDay } from '../reminder-days.ts'

/** Writes on each of the rule's days before a password expires: one mail per day and expiry, later if the day was missed. */
export const remindOfPasswordExpiry = defineJob({
  id: 'remind-of-password-expiry',
  cron: '40 6 * * *',
  settings: z.strictObject({}),
  work(run) {
    const { clock } = run.services
    return remindPeople(run, {
      id: 'remind-of-password-expiry',
      rule: 'remindOfPasswordExpiry',
      template: 'expiry-reminder',
      workflows: ['manage-my-passwords'],
      async findTriggers(people, reminders) {
        const triggers = new Map<string, ReminderTrigger>()
        for (const { person, state, rule } of people) {
          const expiresAt = state.passwordExpiresAt
          if (!expiresAt) continue
          const expires = expiresAt.toISOString()
          const day = expiryReminderDay(rule.daysBefore, expiresAt, clock())
          // When the clock was set back to before the first day, the mails that were sent for this expiry stay remembered.
          if (day === undefined && reminders.get(person.id)?.occasion !== expires) continue
          triggers.set(person.id, {
            trigger: expires,
            since: clock(),
            day,
            isLater: (one, last) => one < last,
            values: { expires, state: expiresAt <= clock() ? 'over' : 'soon' },
          })
        }
        return triggers
      },
    })
  },
})
