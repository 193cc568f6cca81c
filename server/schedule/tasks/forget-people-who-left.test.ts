import { expect, test } from 'vitest'
import type { Directory } from '../../directory/directory.ts'
import { findProfile } from '../../store/profiles.ts'
import { openPlant } from '../testing.ts'
import { forgetPeopleWhoLeft } from './forget-people-who-left.ts'

/** A directory without these; `unlisted`: only the list lacks them. */
const without =
  (left: Set<string>, unlisted = new Set<string>()) =>
  (real: Directory) => ({
    ...real,
    session(of: Parameters<Directory['session']>[0]) {
      const session = real.session(of)
      return {
        ...session,
        async *people(range?: Parameters<typeof session.people>[0]) {
          for await (const { people, cursor } of session.people(range)) {
            yield { cursor, people: people.filter(({ person: { id } }) => !left.has(id) && !unlisted.has(id)) }
          }
        },
        person: async (id: string) => (left.has(id) ? undefined : session.person(id)),
      }
    },
  })

/** A job's moments are the database's; so many days ago. */
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)

test('two walks without somebody, and the days in between, and what was registered goes', async () => {
  const left = new Set<string>()
  const unlisted = new Set<string>()
  await using plant = await openPlant({ directory: without(left, unlisted) })
  const { store } = plant
  const leaver = await plant.register('active.user')
  const hidden = await plant.register('expired.user')
  const stays = await plant.register('locked.user')
  const has = async ({ id }: { id: string }) => (await findProfile(store.read, id)) !== undefined
  const run = async () => (await plant.run(forgetPeopleWhoLeft, { days: 30 }))?.counts
  const age = () =>
    store.transaction((tx) =>
      tx
        .updateTable('PersonSighting')
        .set({ missingSince: daysAgo(31) })
        .where('misses', '>', 0)
        .execute(),
    )

  expect(await run()).toEqual({})
  left.add(leaver.id)
  unlisted.add(hidden.id)
  expect(await run()).toEqual({ missing: 2, forgotten: 0 })
  expect(await run()).toEqual({ missing: 2, forgotten: 0 })
  await age()
  expect(await run()).toEqual({ missing: 2, forgotten: 1 })
  expect([await has(leaver), await has(hidden), await has(stays)]).toEqual([false, true, true])
  expect(await plant.events('profile-forgotten')).toMatchObject([{ subject: leaver.id }])
})

test('days alone are not enough, nor walks that met the person in between', async () => {
  const left = new Set<string>()
  await using plant = await openPlant({ directory: without(left) })
  const leaver = await plant.register('active.user')
  const run = async () => {
    const counts = (await plant.run(forgetPeopleWhoLeft, { days: 1, walks: 3 }))?.counts
    await plant.store.transaction((tx) =>
      tx
        .updateTable('PersonSighting')
        .set({ missingSince: daysAgo(9) })
        .where('misses', '>', 0)
        .execute(),
    )
    return counts
  }
  left.add(leaver.id)
  expect([await run(), await run()]).toEqual(Array(2).fill({ missing: 1, forgotten: 0 }))
  left.clear()
  expect(await run()).toEqual({})
  left.add(leaver.id)
  expect([await run(), await run()]).toEqual(Array(2).fill({ missing: 1, forgotten: 0 }))
  expect(await run()).toEqual({ missing: 1, forgotten: 1 })
})

test('when very many are missing at once, the directory is doubted and nobody forgotten', async () => {
  const left = new Set<string>()
  await using plant = await openPlant({ staff: 30, directory: without(left) })
  for (let number = 1; number <= 30; number += 1) left.add((await plant.register(`staff.${number}`)).id)
  const result = await plant.run(forgetPeopleWhoLeft)
  expect(result).toMatchObject({ outcome: 'done', code: 'too-many-missing', counts: { missing: 30 } })
  expect((await plant.store.read.selectFrom('PersonSighting').selectAll().execute()).length).toBe(0)
})
