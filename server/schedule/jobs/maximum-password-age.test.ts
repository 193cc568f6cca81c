import { expect, test } from 'vitest'
import type { Directory } from '../../directory/directory.ts'
import { createSchedulerHarness } from '../testing.ts'
import { maximumPasswordAge } from './maximum-password-age.ts'

const rule = (days: number) => ({ rules: [{ id: 'maximum-age', settings: { days } }] })

/** Records whose change the directory was asked to force; `fail` may throw. */
const watched = (asked: string[], fail: (account: string) => void) => (real: Directory) => ({
  ...real,
  openSession(options: Parameters<Directory['openSession']>[0]) {
    const session = real.openSession(options)
    const setMustChange: typeof session.setMustChange = async (person, ticket) => {
      asked.push(person.account)
      const result = await session.setMustChange(person, ticket)
      fail(person.account)
      return result
    }
    return { ...session, setMustChange }
  },
})

test('without such a rule no person is processed', async () => {
  await using harness = await createSchedulerHarness()
  expect(await harness.run(maximumPasswordAge)).toMatchObject({ code: 'no-rule', done: 0 })
})

test('a change at the next sign-in is forced once for people whose password is too old', async () => {
  const asked: string[] = []
  await using harness = await createSchedulerHarness({ directory: watched(asked, () => {}) })
  await harness.changePolicy(rule(30))
  expect((await harness.run(maximumPasswordAge))?.counts.forced).toBe(1)
  const state = async (account: string) => {
    const session = harness.directory.openSession({})
    const found = await session.find(account)
    return found.found === 'one' ? await session.readState(found.person) : undefined
  }
  expect((await state('expired.user'))?.mustChange).toBe(true)
  expect((await state('active.user'))?.mustChange).toBe(false)
  expect(await harness.listEvents('password-change-forced')).toHaveLength(1)

  expect((await harness.run(maximumPasswordAge))?.counts.forced ?? 0).toBe(0)
  expect(asked).toEqual(['expired.user'])

  harness.advanceDays(25)
  const counts = (await harness.run(maximumPasswordAge))?.counts ?? {}
  expect(counts.forced).toBeGreaterThan(5)
  for (const account of ['disabled.user', 'protected.user', 'mustchange.user']) expect(asked).not.toContain(account)
})

test('a forced change that a killed server did not record is recorded by the next run', async () => {
  const asked: string[] = []
  let killed = true
  await using harness = await createSchedulerHarness({
    directory: watched(asked, () => {
      if (killed) throw new Error('killed')
    }),
  })
  await harness.changePolicy(rule(30))
  await expect(harness.run(maximumPasswordAge)).rejects.toThrow('killed')
  expect(await harness.listEvents('password-change-forced')).toEqual([])
  killed = false
  await harness.store.transaction((tx) => tx.updateTable('Job').set({ leaseUntil: null }).execute())
  expect((await harness.run(maximumPasswordAge))?.counts.forced).toBe(1)
  expect(asked).toEqual(['expired.user'])
  expect(await harness.listEvents('password-change-forced')).toHaveLength(1)
})
