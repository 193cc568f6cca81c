import { z } from 'zod'
import { localizeQuestionsOnce } from '../../policies/question-policy.ts'
import { deriveProfileState } from '../../profiles/profile-state.ts'
import { loadRegisteredPeople } from '../../profiles/registered-people.ts'
import { defineJob } from '../job.ts'
import { createIntervalTrigger, type ReminderTrigger, remindPeople } from '../remind-people.ts'

/** Writes to people whose profile lacks what their policy requires, at rising intervals, until it is complete. */
export const remindToUpdateProfile = defineJob({
  id: 'remind-to-update-profile',
  cron: '20 6 * * *',
  settings: z.strictObject({}),
  work(run) {
    const { store, clock } = run.services
    return remindPeople(run, {
      id: 'remind-to-update-profile',
      rule: 'remindToUpdateProfile',
      template: 'update-reminder',
      workflows: ['manage-my-profile', 'register'],
      async findTriggers(people, reminders) {
        const known = await loadRegisteredPeople(store.read, people)
        const triggers = new Map<string, ReminderTrigger>()
        for (const { person, policy, rule } of people) {
          const profile = known.get(person.id)
          const requirements = profile && localizeQuestionsOnce(policy.questions, profile.language)
          if (!requirements || deriveProfileState(profile, requirements).state !== 'must-update') continue
          const since = reminders.get(person.id)?.since ?? clock()
          triggers.set(person.id, createIntervalTrigger(rule, since, clock()))
        }
        return triggers
      },
    })
  },
})
