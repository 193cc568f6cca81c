import { z } from 'zod'
import { registeredPeople } from '../../profiles/registered-people.ts'
import { risingMark } from '../marks.ts'
import { type Occasion, remindPeople } from '../remind-people.ts'
import { defineTask } from '../task.ts'

const id = 'invite-to-register'

/** Invites people who have registered nothing, at rising intervals, until they have. */
export const inviteToRegister = defineTask({
  id,
  cron: '0 6 * * *',
  settings: z.strictObject({}),
  work(run) {
    const { store, clock } = run.services
    return remindPeople(run, {
      ...{ id, rule: 'inviteToRegister', template: 'invitation', tasks: ['register'] },
      async occasions(people, before) {
        const known = await registeredPeople(
          store.read,
          people.map(({ person }) => person.id),
        )
        const invited = people.filter(({ person }) => !known.get(person.id)?.registered)
        return new Map(
          invited.map(({ person, rule }): [string, Occasion] => {
            const since = before.get(person.id)?.since ?? clock()
            const mark = risingMark(rule, since, clock())
            return [person.id, { occasion: since.toISOString(), since, mark, isLater: (one, last) => one > last }]
          }),
        )
      },
    })
  },
})
