import { z } from 'zod'
import { expiryMark } from '../marks.ts'
import { type Occasion, remindPeople } from '../remind-people.ts'
import { defineTask } from '../task.ts'

const id = 'remind-of-password-expiry'

/** Says that a password expires, on each of the rule's days before: once a day-mark and expiry, also when the day was missed. */
export const remindOfPasswordExpiry = defineTask({
  id,
  cron: '40 6 * * *',
  settings: z.strictObject({}),
  work(run) {
    const { clock } = run.services
    return remindPeople(run, {
      ...{ id, rule: 'remindOfPasswordExpiry', template: 'expiry-reminder' },
      tasks: ['manage-my-passwords'],
      async occasions(people, before) {
        const occasions = new Map<string, Occasion>()
        for (const { person, state, rule } of people) {
          const expiresAt = state.passwordExpiresAt
          if (!expiresAt) continue
          const expires = expiresAt.toISOString()
          const mark = expiryMark(rule.daysBefore, expiresAt, clock())
          // A clock that was set back makes nothing unsaid.
          if (mark === undefined && before.get(person.id)?.occasion !== expires) continue
          const values = { expires, state: expiresAt <= clock() ? 'over' : 'soon' }
          occasions.set(person.id, {
            ...{ occasion: expires, since: clock(), mark, values },
            isLater: (one, last) => one < last,
          })
        }
        return occasions
      },
    })
  },
})
