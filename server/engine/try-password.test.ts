import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { practice } from '../activities/testing.ts'
import { managementPolicyDefinition } from '../policies/management-policy.ts'
import { findPolicy, updatePolicy } from '../store/management-policies.ts'
import { asked, type Office, openOffice } from './testing.ts'

let folder: string
let office: Office
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
  office = await openOffice({ folder })
}, 60_000)
afterAll(async () => {
  await office[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

/** A run that stands at the page for a new password. */
async function atNewPassword() {
  const { engine, start } = office
  const { password } = practice('active.user')
  const { run, step } = await start('manage-my-passwords', 'active.user')
  const page = asked(await engine.answer(run, { number: asked(step).number, answer: { password } }))
  return { run, number: page.number, first: asked(step).number }
}

test('says what the page would refuse, and nothing of what it would take', async () => {
  const { run, number } = await atNewPassword()
  expect(await office.engine.tryPassword(run, { number, newPassword: 'short' })).toEqual({
    code: 'password-length',
    text: expect.stringContaining('at least 10 characters'),
    field: 'newPassword',
  })
  expect(await office.engine.tryPassword(run, { number, newPassword: 'Quiet-Lagoon-42' })).toBeUndefined()
})

test('changes nothing: the page stands, nothing is written, the old password holds', async () => {
  const { run, number } = await atNewPassword()
  const rows = () => office.store.read.selectFrom('AuditEvent').select('sequence').execute()
  const before = [await office.engine.standing(run), await rows()]
  await office.engine.tryPassword(run, { number, newPassword: 'Quiet-Lagoon-42' })
  expect([await office.engine.standing(run), await rows()]).toEqual(before)
})

test('is for the page that stands, where it asks for a new password, and for whoever holds the run', async () => {
  const { run, number, first } = await atNewPassword()
  const newPassword = 'Quiet-Lagoon-42'
  await expect(office.engine.tryPassword(run, { number: first, newPassword })).rejects.toMatchObject({
    code: 'invalid-request',
  })
  await expect(office.engine.tryPassword({ ...run, token: 'x' }, { number, newPassword })).rejects.toMatchObject({
    code: 'run-unknown',
  })
  const fresh = await office.start('manage-my-passwords', 'active.user')
  const other = { number: asked(fresh.step).number, newPassword }
  await expect(office.engine.tryPassword(fresh.run, other)).rejects.toMatchObject({ code: 'invalid-request' })
})

test('the rules of a stored policy hold, and a page learns no more of the server’s than their texts', async () => {
  const rules = [
    { id: 'strength', settings: { min: 4 } },
    { id: 'regular-expression', settings: { pattern: '^[^q]', must: 'match', texts: { en: 'Not begun with q.' } } },
    { id: 'runs', settings: { numeric: 2 } },
    { id: 'custom-text', settings: { texts: { en: 'Ask 4711.' }, hides: ['history'] } },
  ]
  const definition = JSON.stringify(managementPolicyDefinition.parse({ name: 'Default', rules }))
  const standing = await findPolicy(office.store.read, 'default')
  const of = { id: 'default', expectedVersion: standing?.version ?? 0 }
  expect(await office.store.transaction((tx) => updatePolicy(tx, of, { definition }))).toBe('updated')

  const { run, number } = await atNewPassword()
  const page = asked(await office.engine.standing(run)).page
  const shown = page.rules?.map(({ id, text }) => `${id}: ${text}`)
  expect(shown).toEqual(expect.arrayContaining(['regular-expression: Not begun with q.', 'custom-text: Ask 4711.']))
  expect(shown?.filter((one) => one.startsWith('history'))).toEqual([])
  expect(JSON.stringify(page)).not.toContain('^[^q]')

  const codeOf = async (newPassword: string) => (await office.engine.tryPassword(run, { number, newPassword }))?.code
  expect(await codeOf('Quiet-Lagoon-123')).toBe('password-runs')
  expect(await codeOf('Password-21')).toBe('password-strength')
  expect(await codeOf('quiet-Teapot-Viaduct-42')).toBe('password-regular-expression')
  expect(await codeOf('Quiet-Teapot-Viaduct-42')).toBeUndefined()
  const refused = await office.engine.answer(run, {
    number,
    answer: { password: practice('active.user').password, newPassword: 'Password-21' },
  })
  expect(asked(refused).page.problem?.code).toBe('password-strength')
})
