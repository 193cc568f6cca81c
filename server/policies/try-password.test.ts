import { expect, test } from 'vitest'
import type { DirectoryPasswordPolicy } from '../directory/directory.ts'
import type { PasswordFacts } from './evaluate-password.ts'
import { evaluatePassword } from './evaluate-password.ts'
import { storedRules, toRules } from './password-rules/stored-rules.ts'
import { tryPassword } from './try-password.ts'

const day = 86_400_000
const now = new Date('2026-11-29T12:00:00Z')
const directory: DirectoryPasswordPolicy = {
  source: 'domain',
  minLength: 12,
  historyLength: 5,
  complexity: true,
  minAge: day,
  lockoutThreshold: 10,
  lockoutDuration: 0,
  observationWindow: 0,
}
const own = (...rules: object[]) => toRules(storedRules.parse(rules), 'en')
const toFacts = (changes: Partial<PasswordFacts> = {}): PasswordFacts => ({
  directory,
  state: { mustChange: false, passwordLastSet: new Date(now.getTime() - 10 * day) },
  policyRules: [],
  ...changes,
})
const owner = { account: 'm.okafor', displayName: 'Miriam Okafor' }

async function listOutcomes(password: string, changes: Partial<PasswordFacts> = {}, asked?: typeof owner) {
  const tried = await tryPassword(password, { facts: toFacts(changes), owner: asked, now })
  return Object.fromEntries(tried.map(({ rule, outcome }) => [rule.id, outcome]))
}

test('every rule says what it thinks, and not only the first that refuses', async () => {
  const policyRules = own(
    { id: 'runs', settings: { numeric: 3 } },
    { id: 'different-characters', settings: { min: 4 } },
  )
  expect(await listOutcomes('abc12345', { policyRules })).toEqual({
    length: 'refused',
    complexity: 'refused',
    'own-name': 'needs-person',
    runs: 'refused',
    'different-characters': 'accepted',
    history: 'not-checked',
    'minimum-age': 'needs-person',
  })
})

test('names and ages count as soon as it is said whose password it is', async () => {
  const state = { mustChange: false, passwordLastSet: new Date(now.getTime() - day / 2) }
  expect(await listOutcomes('Kitchen-Miriam-42', { state }, owner)).toMatchObject({
    length: 'accepted',
    'own-name': 'refused',
    'minimum-age': 'refused',
  })
  expect(await listOutcomes('Quiet-Lagoon-42', {}, owner)).toMatchObject({
    'own-name': 'accepted',
    'minimum-age': 'accepted',
  })
})

test('the stricter of two lengths is told with its origin', async () => {
  const sourceOf = async (min: number) => {
    const policyRules = own({ id: 'length', settings: { min } })
    const [first] = await tryPassword('x', { facts: toFacts({ policyRules }), now })
    return [first?.source, first?.rule.settings.min]
  }
  expect(await sourceOf(16)).toEqual(['policy', 16])
  expect(await sourceOf(8)).toEqual(['directory', 12])
})

test('what a passphrase need not keep is exempt, except what the directory asks for', async () => {
  const passphrase = 'quiet lagoon copper meadow'
  const policyRules = own({ id: 'passphrase' }, { id: 'categories', settings: { of: 3 } })
  expect(await listOutcomes(passphrase, { policyRules })).toMatchObject({
    passphrase: 'shown',
    categories: 'exempt',
    complexity: 'refused',
  })
})

test('a look-up that cannot be made refuses, as it would when the password is sent', async () => {
  const policyRules = own({ id: 'breached', settings: { whenUnavailable: 'refuse' } })
  const facts = toFacts({ policyRules, evaluate: async () => 'unavailable' })
  const tried = await tryPassword('Quiet-Lagoon-42', { facts, now })
  expect(tried.find(({ rule }) => rule.id === 'breached')).toMatchObject({
    outcome: 'refused',
    refusal: { code: 'password-not-checked' },
  })
})

test('what always applies is told only where it refuses', async () => {
  const lax = { ...directory, minLength: 0, complexity: false, historyLength: 0, minAge: 0 }
  const tried = await tryPassword('Bell\u0007-Kitchen-42', { facts: toFacts({ directory: lax }), now })
  expect(tried.find(({ source }) => source === 'always')).toMatchObject({
    rule: { id: 'control-characters' },
    outcome: 'refused',
  })
})

/** A page that says "accepted" where a change would refuse would mislead. */
test.each([
  'Short-1',
  'onlysmallletters',
  'Kitchen-Miriam-42',
  'Quiet-Lagoon-42',
  '',
  'a'.repeat(256),
  'aaa-BBB-111-222',
  'ключ-Замок-2026',
])('%j is refused here exactly where a change refuses it', async (password) => {
  const facts = toFacts({ policyRules: own({ id: 'repeated-characters', settings: { inSuccession: 2 } }) })
  const tried = await tryPassword(password, { facts, owner, now })
  const refused = await evaluatePassword(password, facts, { ...owner, password: 'Another-One-17' }, now)
  expect(tried.some(({ outcome }) => outcome === 'refused')).toBe(refused !== undefined)
  if (refused) expect(tried.map(({ refusal }) => refusal)).toContainEqual(refused)
})
