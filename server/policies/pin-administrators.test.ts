import { afterEach, beforeEach, expect, test } from 'vitest'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'
import { administrationSettings, readAdministration } from './administration.ts'
import { isAdministrator } from './staff-roles.ts'
import { createPinHarness, type PinHarness } from './testing-pinning.ts'

let harness: PinHarness
beforeEach(async () => {
  harness = await createPinHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

const name = 'Latchkey Administrators'
const save = (groups: string[]) =>
  harness.store.transaction((tx) => putSetting(tx, 'administration', { groups }, absentSetting))
const load = () => getSetting(harness.store.read, 'administration')
const administers = async (account: string, { isSample }: { isSample: boolean } = harness.directory) =>
  isAdministrator(await harness.load(account), await readAdministration(harness.store.read), { isSample })

test('M9: a stored name is replaced by its SID once, and then admits its members', async () => {
  await save([name])
  expect(await administers('site.admin')).toBe(false)
  expect(await harness.pin()).toEqual([])
  const stored = await load()
  expect(administrationSettings.parse(stored?.value).groups).toEqual([expect.stringMatching(/^s-1-5-21-/)])
  expect([await administers('site.admin'), await administers('active.user')]).toEqual([true, false])
  expect(await harness.pin()).toEqual([])
  expect(await load()).toEqual(stored)
})

test('M9: the name of two groups is kept but admits no one, and the start says so', async () => {
  await save([name])
  harness.results.set(name, { found: 'many' })
  const [line, summary] = await harness.pin()
  expect(line).toMatch(/“Latchkey Administrators” .*: several groups have that name/)
  expect(summary).toMatch(/^Latchkey has no administrators.*npm start -- setting administration.groups/)
  expect(await administers('site.admin')).toBe(false)
})

test('M9: without a setting there are no administrators, nothing is stored, and the start says how to change that', async () => {
  expect(await harness.pin()).toEqual([
    expect.stringMatching(/^Latchkey has no administrators: no group is set\. .*npm start/),
  ])
  expect(await load()).toBeUndefined()
  expect(await administers('site.admin')).toBe(false)
})

test('M9: a name that no group bears, and a distinguished name of none, are reported', async () => {
  await save(['Nobody At All', 'CN=None,DC=corp,DC=example,DC=com'])
  const lines = await harness.pin()
  expect(lines[0]).toMatch(/no group has that name/)
  expect(lines[1]).toMatch(/has no group CN=None/)
})

test('M9: a group that an intruder makes after the first start, under a stored name, administers nothing', async () => {
  await save([name])
  harness.results.set(name, { found: 'none' })
  expect(await harness.pin()).toHaveLength(2)
  harness.results.clear()
  expect((await harness.pin())[0]).toMatch(/“Latchkey Administrators” .* admits nobody, since it is a name/)
  expect(await administers('site.admin')).toBe(false)
})

test('M9: the sample company keeps its names', async () => {
  expect(await harness.pinSample()).toEqual([])
  expect(await administers('site.admin', { isSample: true })).toBe(true)
})
