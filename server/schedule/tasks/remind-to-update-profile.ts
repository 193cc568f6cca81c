import { z } from 'zod'
import type { QuestionPolicy } from '../../activities/question-policy.ts'
import type { ManagementPolicy } from '../../policies/management-policy.ts'
import { questionsIn } from '../../policies/question-policy.ts'
import { profileState } from '../../profiles/profile-state.ts'
import { registeredPeople } from '../../profiles/registered-people.ts'
import { risingMark } from '../marks.ts'
import { type Occasion, remindPeople } from '../remind-people.ts'
import { defineTask } from '../task.ts'

const id = 'remind-to-update-profile'

/** Writes to people whose profile no longer has what their policy asks for, at rising intervals, until it has. */
export const remindToUpdateProfile = defineTask({
  id,
  cron: '20 6 * * *',
  settings: z.strictObject({}),
  work(run) {
    const { store, clock } = run.services
    const requirementsOf = questionsOnce()
    return remindPeople(run, {
      ...{ id, rule: 'remindToUpdateProfile', template: 'update-reminder' },
      tasks: ['manage-my-profile', 'register'],
      async occasions(people, before) {
        const known = await registeredPeople(
          store.read,
          people.map(({ person }) => person.id),
        )
        const occasions = new Map<string, Occasion>()
        for (const { person, policy, rule } of people) {
          const profile = known.get(person.id)
          const state = profile && profileState(profile, requirementsOf(policy, profile.language)).state
          if (state !== 'must-update') continue
          const since = before.get(person.id)?.since ?? clock()
          const mark = risingMark(rule, since, clock())
          occasions.set(person.id, {
            ...{ occasion: since.toISOString(), since, mark },
            isLater: (one, last) => one > last,
          })
        }
        return occasions
      },
    })
  },
})

/** Of each policy and language, reckoned once in a walk. */
export function questionsOnce(): (policy: ManagementPolicy, language: string) => QuestionPolicy {
  const known = new Map<string, QuestionPolicy>()
  return (policy, language) => {
    const key = `${policy.id} ${policy.version} ${language}`
    const questions = known.get(key) ?? questionsIn(policy.questions, language)
    known.set(key, questions)
    return questions
  }
}
