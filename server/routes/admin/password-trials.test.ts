import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
const policy = '/api/v1/admin/policies/default'
beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

interface Rule {
  id: string
  outcome: string
  reason?: string
}
const tryOut = async (body: object) => (await admin('POST', `${policy}/password-trials`, body)).body
const outcomeOf = ({ rules }: { rules: Rule[] }, id: string) => rules.find((rule) => rule.id === id)

test('a password is held against the rules as they are edited, and nothing is saved', async () => {
  const rules = [{ id: 'length', settings: { min: 20 } }, { id: 'dictionary' }]
  const tried = await tryOut({ password: 'Quiet-Lagoon-42', rules })
  expect(tried).toMatchObject({ accepted: false, directory: 'Example Company' })
  expect(outcomeOf(tried, 'length')).toMatchObject({
    outcome: 'refused',
    source: 'policy',
    text: 'At least 20 characters',
    reason: expect.stringContaining('20'),
  })
  expect(outcomeOf(tried, 'dictionary')).toMatchObject({ outcome: 'accepted', isListMissing: true })
  expect((await tryOut({ password: 'Quiet-Lagoon-42' })).accepted).toBe(true)
  expect((await admin('GET', policy)).body.rules).toEqual([])
})

test('a person’s names and fine-grained policy count', async () => {
  await server.alterAccount('e.kaya', { fineGrainedPolicy: 'Long passwords for Finance' })
  const person = { account: 'corp.example.com\\e.kaya' }
  const tried = await tryOut({ password: 'Elif-Lagoon-42', person })
  expect(tried.person).toEqual({ displayName: 'Elif Kaya', policy: 'Default' })
  expect(outcomeOf(tried, 'own-name')?.outcome).toBe('refused')
  expect(outcomeOf(tried, 'length')).toMatchObject({ text: 'At least 16 characters', outcome: 'refused' })
  const { body } = await admin('POST', `${policy}/directory-comparison`, {
    person,
    rules: [{ id: 'length', settings: { min: 14 } }],
  })
  expect(body.directories).toMatchObject([{ name: 'Elif Kaya', source: 'fine-grained', isUnknown: false }])
  expect(body.directories[0].findings[0]).toEqual({
    about: 'length',
    verdict: 'directory-stricter',
    text: 'Minimum length: 16 characters in the directory, 14 characters in this policy. The directory is stricter, and its limit holds.',
  })
})

test('without a person the policy of each domain is compared', async () => {
  const { body } = await admin('POST', `${policy}/directory-comparison`, {})
  expect(body.unreachable).toEqual([])
  expect(body.directories.map(({ name }: { name: string }) => name)).toEqual(['Example Company', 'Example Branch'])
  const texts = body.directories[1].findings.map(({ text }: { text: string }) => text)
  expect(texts).toContain(
    'Minimum length: 12 characters in the directory. This policy has no such rule; the directory’s limit holds.',
  )
  expect(texts.join()).toContain('90 days')
  expect(texts.join()).toContain('remembers 5 passwords')
})

test.each([
  ['a rule that does not exist', { password: 'x', rules: [{ id: 'none' }] }, 422, 'settings-refused'],
  ['a password of a million characters', { password: 'x'.repeat(1_000_000) }, 422, 'settings-refused'],
  ['a password that is none', { password: 7 }, 422, 'settings-refused'],
  ['no password', {}, 422, 'settings-refused'],
  ['a field too many', { password: 'x', save: true }, 422, 'settings-refused'],
  ['a person who is not there', { password: 'x', person: { account: 'no.body' } }, 404, 'person-unknown'],
])('%s is refused', async (_, body, status, code) => {
  const reply = await admin('POST', `${policy}/password-trials`, body)
  expect({ status: reply.status, code: reply.body.code }).toEqual({ status, code })
  expect((await admin('POST', '/api/v1/admin/policies/none/password-trials', { password: 'x' })).status).toBe(404)
})

test('a tried password is kept nowhere: not in the audit, the database or a refusal', async () => {
  const password = 'Unmistakable-Lantern-4711'
  await tryOut({ password, person: { account: 'active.user' } })
  const refused = await admin('POST', `${policy}/password-trials`, { password, rules: [{ id: 'none' }] })
  expect(JSON.stringify(refused.body)).not.toContain(password)
  const { data } = server.services.config
  const files = (await readdir(data, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  expect(files.length).toBeGreaterThan(1)
  for (const { parentPath, name } of files)
    expect((await readFile(join(parentPath, name))).includes(password), name).toBe(false)
})
