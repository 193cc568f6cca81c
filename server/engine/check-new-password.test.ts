import { afterAll, beforeAll, expect, test } from 'vitest'
import { practiceAccount } from '../activities/testing.ts'
import { managementPolicyDefinition } from '../policies/management-policy.ts'
import { findPolicy, updatePolicy } from '../store/management-policies.ts'
import { createEngineHarness, type EngineHarness, expectPage } from './testing.ts'

let harness: EngineHarness
beforeAll(async () => {
  harness = await createEngineHarness()
})
afterAll(async () => {
  await harness[Symbol.asyncDispose]()
})

/** A run at the page for a new password. */
async function atNewPassword() {
  const { engine, start } = harness
  const { password } = practiceAccount('active.user')
  const { run, step } = await start('manage-my-passwords', 'active.user')
  const first = expectPage(step).number
  const page = expectPage(await engine.answer(run, { number: first, answer: { password, newPassword: 'short' } }))
  return { run, number: page.number, first }
}

test('returns the problem of a password that the page would refuse, and nothing otherwise', async () => {
  const { run, number } = await atNewPassword()
  expect(await harness.engine.checkNewPassword(run, { number, newPassword: 'short' })).toEqual({
    code: 'password-length',
    text: expect.stringContaining('at least 10 characters'),
    field: 'newPassword',
  })
  expect(await harness.engine.checkNewPassword(run, { number, newPassword: 'Quiet-Lagoon-42' })).toBeUndefined()
})

test('changes neither the page nor the directory', async () => {
  const { run, number } = await atNewPassword()
  const rows = () => harness.store.read.selectFrom('AuditEvent').select('sequence').execute()
  const before = [await harness.engine.getCurrentStep(run), await rows()]
  await harness.engine.checkNewPassword(run, { number, newPassword: 'Quiet-Lagoon-42' })
  expect([await harness.engine.getCurrentStep(run), await rows()]).toEqual(before)
})

test('needs the run’s token and the number of a current page that asks for a new password', async () => {
  const { run, number, first } = await atNewPassword()
  const newPassword = 'Quiet-Lagoon-42'
  await expect(harness.engine.checkNewPassword(run, { number: first, newPassword })).rejects.toMatchObject({
    code: 'invalid-request',
  })
  await expect(harness.engine.checkNewPassword({ ...run, token: 'x' }, { number, newPassword })).rejects.toMatchObject({
    code: 'run-unknown',
  })
  const fresh = await harness.start('forgot-my-password', 'active.user')
  const other = { number: expectPage(fresh.step).number, newPassword }
  await expect(harness.engine.checkNewPassword(fresh.run, other)).rejects.toMatchObject({ code: 'invalid-request' })
})

test('rules of a stored policy apply, and the page gets only the texts of server-side rules', async () => {
  const rules = [
    { id: 'strength', settings: { min: 4 } },
    { id: 'regular-expression', settings: { pattern: '^[^q]', must: 'match', texts: { en: 'Not begun with q.' } } },
    { id: 'runs', settings: { numeric: 2 } },
    { id: 'custom-text', settings: { texts: { en: 'Ask 4711.' }, hides: ['history'] } },
  ]
  const definition = JSON.stringify(managementPolicyDefinition.parse({ name: 'Default', rules }))
  const stored = await findPolicy(harness.store.read, 'default')
  const version = { id: 'default', expectedVersion: stored?.version ?? 0 }
  expect(await harness.store.transaction((tx) => updatePolicy(tx, version, { definition }))).toBe('updated')

  const { run, number } = await atNewPassword()
  const page = expectPage(await harness.engine.getCurrentStep(run)).page
  const shown = page.rules?.map(({ id, text }) => `${id}: ${text}`)
  expect(shown).toEqual(expect.arrayContaining(['regular-expression: Not begun with q.', 'custom-text: Ask 4711.']))
  expect(shown?.filter((one) => one.startsWith('history'))).toEqual([])
  expect(JSON.stringify(page)).not.toContain('^[^q]')

  const codeOf = async (newPassword: string) =>
    (await harness.engine.checkNewPassword(run, { number, newPassword }))?.code
  expect(await codeOf('Quiet-Lagoon-123')).toBe('password-runs')
  expect(await codeOf('Password-21')).toBe('password-strength')
  expect(await codeOf('quiet-Teapot-Viaduct-42')).toBe('password-regular-expression')
  expect(await codeOf('Quiet-Teapot-Viaduct-42')).toBeUndefined()
  const refused = await harness.engine.answer(run, {
    number,
    answer: { password: practiceAccount('active.user').password, newPassword: 'Password-21' },
  })
  expect(expectPage(refused).page.problem?.code).toBe('password-strength')
})
