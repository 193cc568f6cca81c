import { expect, test } from 'vitest'
import type { Directory } from '../../directory/directory.ts'
import { openPlant } from '../testing.ts'
import { maximumPasswordAge } from './maximum-password-age.ts'

const rule = (days: number) => ({ rules: [{ id: 'maximum-age', settings: { days } }] })

/** Notes whom the directory was asked to force, and may fail there. */
const watched = (asked: string[], fail: (account: string) => void) => (real: Directory) => ({
  ...real,
  session(of: Parameters<Directory['session']>[0]) {
    const session = real.session(of)
    const setMustChange: typeof session.setMustChange = async (person, ticket) => {
      asked.push(person.account)
      const result = await session.setMustChange(person, ticket)
      fail(person.account)
      return result
    }
    return { ...session, setMustChange }
  },
})

test('without such a rule nobody is looked at', async () => {
  await using plant = await openPlant()
  expect(await plant.run(maximumPasswordAge)).toMatchObject({ code: 'no-rule', done: 0 })
})

test('who has an older password must choose a new one at the next sign-in; it is done once', async () => {
  const asked: string[] = []
  await using plant = await openPlant({ directory: watched(asked, () => {}) })
  await plant.policy(rule(30))
  expect((await plant.run(maximumPasswordAge))?.counts.forced).toBe(1)
  const state = async (account: string) => {
    const session = plant.directory.session({})
    const found = await session.find(account)
    return found.found === 'one' ? await session.state(found.person) : undefined
  }
  expect((await state('expired.user'))?.mustChange).toBe(true)
  expect((await state('active.user'))?.mustChange).toBe(false)
  expect(await plant.events('password-change-forced')).toHaveLength(1)

  expect((await plant.run(maximumPasswordAge))?.counts.forced ?? 0).toBe(0)
  expect(asked).toEqual(['expired.user'])

  plant.pass(25)
  const counts = (await plant.run(maximumPasswordAge))?.counts ?? {}
  expect(counts.forced).toBeGreaterThan(5)
  for (const account of ['disabled.user', 'protected.user', 'mustchange.user']) expect(asked).not.toContain(account)
})

test('what the directory did right before the server was killed is recorded by whoever goes on', async () => {
  const asked: string[] = []
  let killed = true
  await using plant = await openPlant({
    directory: watched(asked, () => {
      if (killed) throw new Error('killed')
    }),
  })
  await plant.policy(rule(30))
  await expect(plant.run(maximumPasswordAge)).rejects.toThrow('killed')
  expect(await plant.events('password-change-forced')).toEqual([])
  killed = false
  await plant.store.transaction((tx) => tx.updateTable('Job').set({ leaseUntil: null }).execute())
  expect((await plant.run(maximumPasswordAge))?.counts.forced).toBe(1)
  expect(asked).toEqual(['expired.user'])
  expect(await plant.events('password-change-forced')).toHaveLength(1)
})
