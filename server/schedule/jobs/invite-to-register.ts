import { z } from 'zod'
import { loadRegisteredPeople } from '../../profiles/registered-people.ts'
import { defineJob } from '../job.ts'
import { createIntervalTrigger, type ReminderTrigger, remindPeople } from '../remind-people.ts'

/** Invites people who have registered nothing, at rising intervals, until they register. */
export const inviteToRegister = defineJob({
  id: 'invite-to-register',
  cron: '0 6 * * *',
  settings: z.strictObject({}),
  work(run) {
    const { store, clock } = run.services
    return remindPeople(run, {
      id: 'invite-to-register',
      rule: 'inviteToRegister',
      template: 'invitation',
      workflows: ['register'],
      async findTriggers(people, reminders) {
        const known = await loadRegisteredPeople(store.read, people)
        const triggers = new Map<string, ReminderTrigger>()
        for (const { person, rule } of people) {
          if (known.get(person.id)?.registered) continue
          const since = reminders.get(person.id)?.since ?? clock()
          triggers.set(person.id, createIntervalTrigger(rule, since, clock()))
        }
        return triggers
      },
    })
  },
})
