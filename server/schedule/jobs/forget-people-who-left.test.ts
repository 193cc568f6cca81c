import { expect, test } from 'vitest'
import type { Directory } from '../../directory/directory.ts'
import { findEnrolmentCode, saveEnrolmentCode } from '../../store/enrolment-codes.ts'
import { isKnownBrowser, rememberBrowser } from '../../store/known-browsers.ts'
import { findProfile } from '../../store/profiles.ts'
import { findStaffFactors, insertStaffFactor } from '../../store/staff-factors.ts'
import { findStateToken, insertStateToken } from '../../store/state-tokens.ts'
import { createSchedulerHarness } from '../testing.ts'
import { forgetPeopleWhoLeft } from './forget-people-who-left.ts'

/** A directory without the people in `left`; those in `unlisted` are missing from its list only. */
const without =
  (left: Set<string>, unlisted = new Set<string>()) =>
  (real: Directory) => ({
    ...real,
    openSession(options: Parameters<Directory['openSession']>[0]) {
      const session = real.openSession(options)
      return {
        ...session,
        async *listPeople(range?: Parameters<typeof session.listPeople>[0]) {
          for await (const { people, ...page } of session.listPeople(range)) {
            yield { ...page, people: people.filter(({ person: { id } }) => !left.has(id) && !unlisted.has(id)) }
          }
        },
        findById: async (id: string) => (left.has(id) ? undefined : session.findById(id)),
      }
    },
  })

async function find(directory: Directory, account: string) {
  const found = await directory.openSession({}).find(account)
  if (found.found !== 'one') throw new Error(account)
  return found.person
}

/** Sightings are stored by the database's clock. */
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)

test('a profile is deleted after two runs without the person and the days in between', async () => {
  const left = new Set<string>()
  const unlisted = new Set<string>()
  await using harness = await createSchedulerHarness({ directory: without(left, unlisted) })
  const { store } = harness
  const leaver = await harness.register('active.user')
  const hidden = await harness.register('expired.user')
  const stays = await harness.register('locked.user')
  const has = async ({ id }: { id: string }) => (await findProfile(store.read, id)) !== undefined
  const run = async () => (await harness.run(forgetPeopleWhoLeft, { days: 30 }))?.counts
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
  expect(await harness.listEvents('profile-forgotten')).toMatchObject([{ subject: leaver.id }])
})

test('H4: with a person who left, their known browsers and state tokens are forgotten', async () => {
  const left = new Set<string>()
  await using harness = await createSchedulerHarness({ directory: without(left) })
  const { store } = harness
  const leaver = await harness.register('active.user')
  const browser = { token: 'their browser', accountKey: 'their account' }
  await store.transaction(async (tx) => {
    await rememberBrowser(tx, { ...browser, personId: leaver.id })
    await insertStateToken(tx, { tokenHash: 'their token', personId: leaver.id, domain: 'd', milliseconds: 3_600_000 })
  })
  const isKnown = async () => [
    await isKnownBrowser(store.read, browser),
    (await findStateToken(store.read, 'their token')) !== undefined,
  ]
  expect(await isKnown()).toEqual([true, true])
  left.add(leaver.id)
  for (let runs = 0; runs < 2; runs++) await harness.run(forgetPeopleWhoLeft, { days: 1 })
  await store.transaction((tx) =>
    tx
      .updateTable('PersonSighting')
      .set({ missingSince: daysAgo(2) })
      .execute(),
  )
  expect((await harness.run(forgetPeopleWhoLeft, { days: 1 }))?.counts).toMatchObject({ forgotten: 1 })
  expect(await isKnown()).toEqual([false, false])
})

test('H6: with a person who left, their second factor of staff and their enrolment code are forgotten, also if they never registered', async () => {
  const left = new Set<string>()
  await using harness = await createSchedulerHarness({ directory: without(left) })
  const { store } = harness
  const registered = [await harness.register('active.user'), await harness.register('locked.user')]
  const people = [
    ...registered,
    await find(harness.directory, 'expired.user'),
    await find(harness.directory, 'disabled.user'),
  ]
  await store.transaction(async (tx) => {
    for (const { id: personId, domain } of people) {
      // Two of each: a person with an app and a passkey is one person.
      for (const kind of ['totp', 'passkey'])
        await insertStaffFactor(tx, { personId, domain, kind, envelope: 'an envelope', lastUse: '0' })
      await saveEnrolmentCode(tx, { personId, hmac: 'an hmac', milliseconds: 3_600_000 })
    }
    // A domain that is no longer connected: whether the person has left cannot be known.
    await insertStaffFactor(tx, { personId: 'far', domain: 'far.example', kind: 'totp', envelope: 'e', lastUse: '0' })
  })
  for (const index of [0, 2]) left.add(people[index]?.id ?? '')
  const counts = []
  for (let runs = 0; runs < 3; runs++) {
    counts.push((await harness.run(forgetPeopleWhoLeft, { days: 1 }))?.counts)
    await store.transaction((tx) =>
      tx
        .updateTable('PersonSighting')
        .set({ missingSince: daysAgo(2) })
        .where('misses', '>', 0)
        .execute(),
    )
  }
  expect(counts).toEqual([{ missing: 2, forgotten: 0 }, { missing: 2, forgotten: 2 }, {}])
  const has = async (personId = '') => [
    (await findStaffFactors(store.read, personId)).length,
    (await findEnrolmentCode(store.read, personId)) !== undefined,
  ]
  expect(await Promise.all([...people, { id: 'far' }].map(({ id }) => has(id)))).toEqual([
    [0, false],
    [2, true],
    [0, false],
    [2, true],
    [1, false],
  ])
})

test('a profile stays while runs are too few, or one of them found the person', async () => {
  const left = new Set<string>()
  await using harness = await createSchedulerHarness({ directory: without(left) })
  const leaver = await harness.register('active.user')
  const run = async () => {
    const counts = (await harness.run(forgetPeopleWhoLeft, { days: 1, walks: 3 }))?.counts
    await harness.store.transaction((tx) =>
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

test('when too many people are missing at once, no profile is deleted', async () => {
  const left = new Set<string>()
  await using harness = await createSchedulerHarness({ staff: 30, directory: without(left) })
  for (let number = 1; number <= 30; number += 1) left.add((await harness.register(`staff.${number}`)).id)
  const result = await harness.run(forgetPeopleWhoLeft)
  expect(result).toMatchObject({ outcome: 'done', code: 'too-many-missing', counts: { missing: 30 } })
  expect((await harness.store.read.selectFrom('PersonSighting').selectAll().execute()).length).toBe(0)
})
