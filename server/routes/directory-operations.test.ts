import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ControllerRuns, startControllerRuns } from '../../e2e/environment/controller-runs.ts'
import { formatGuid } from '../directory/active-directory/identifiers.ts'
import { type FakeController, startFakeController } from '../directory/active-directory/testing/fake-controller.ts'
import { base, createFakeDomain, createFakePerson } from '../directory/active-directory/testing/fake-domain.ts'
import type { Request } from '../directory/active-directory/testing/ldap-messages.ts'
import { dateToFiletime } from '../directory/filetime.ts'

/** What runs cost a controller and the database: exact numbers, so that they cannot grow unnoticed. */
const right = 'Right-Passw0rd-1!'
const dn = `CN=Ada,OU=People,${base}`
const service = `CN=svc,${base}`
const success = { code: 0, text: '' }
let folder: string
let fake: FakeController
let runs: ControllerRuns

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counts-'))
  fake = await startFakeController({
    ...createFakeDomain(),
    [`CN=Bea,OU=People,${base}`]: createFakePerson('bea', 1105, 3),
  })
  const passwords = new Map<string, string>()
  const passwordOf = (name: string) => passwords.get(name) ?? right
  const refused = {
    code: 49,
    text: '80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data 52e, v1',
  }
  fake.bind = (name, typed) => (name === service || typed === passwordOf(name) ? success : refused)
  fake.modify = (target, changes) => {
    const [name, entry] = [...fake.entries].find(([, { objectGUID }]) => target === guidOf(objectGUID)) ?? ['']
    for (const { operation, type, values } of changes) {
      if (type === 'unicodePwd' && operation !== 'delete') {
        passwords.set(name, values[0]?.toString('utf16le').slice(1, -1) ?? '')
        if (entry) entry.pwdLastSet = [dateToFiletime(new Date())]
      }
      if (type === 'lockoutTime' && entry) entry['msDS-User-Account-Control-Computed'] = ['0']
    }
    return success
  }
  writeFileSync(join(folder, 'ca.pem'), fake.ca)
  const environment = {
    LATCHKEY_DIRECTORY: fake.url,
    LATCHKEY_DIRECTORY_BASE: base,
    LATCHKEY_DIRECTORY_BIND_DN: service,
    LATCHKEY_DIRECTORY_BIND_PASSWORD: 'service',
    LATCHKEY_DIRECTORY_CA_FILE: join(folder, 'ca.pem'),
  }
  runs = await startControllerRuns(folder, environment, countOperations)
  // Fills what is kept for a while: policies, groups, connections.
  await runs.complete('manage-my-passwords', 'bea', { password: right, newPassword: 'Fresh-Start-1842' })
})
afterEach(async () => {
  await runs.close()
  await fake.close()
  rmSync(folder, { recursive: true })
})

const guidOf = ([guid]: (string | Buffer)[] = []) => `<GUID=${Buffer.isBuffer(guid) ? formatGuid(guid) : ''}>`

/**
 * What concerns people. How often policies are read again, connections are opened and idle ones checked depends on how fast the machine is.
 */
function concernsPerson(request: Request): boolean {
  if (request.kind === 'bind') return request.name !== service
  if (request.kind !== 'search') return request.kind === 'modify'
  const isAboutDomain = request.scope === 0 && ['', base].includes(request.base)
  return !isAboutDomain && !request.base.includes('Password Settings Container')
}

function countOperations(): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { kind } of fake.received.splice(0).filter(concernsPerson)) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

test('a change of a password', async () => {
  expect(
    await runs.complete('manage-my-passwords', 'ada', { password: right, newPassword: 'Fresh-Start-1843' }),
  ).toEqual({ end: 'done', problems: [], operations: { search: 3, bind: 1, modify: 1 }, commits: 3 })
})

test('a wrong password and an unknown account', async () => {
  const wrong = { password: 'not it', newPassword: 'Fresh-Start-1843' }
  const expected = { end: 'ask', problems: ['wrong-credentials'], operations: { search: 3, bind: 1 }, commits: 3 }
  expect(await runs.complete('manage-my-passwords', 'ada', wrong)).toEqual(expected)
  expect(await runs.complete('manage-my-passwords', 'not.there', wrong)).toEqual(expected)
})

test('a forgotten password and a locked account', async () => {
  const registered = await runs.complete('register', 'ada', { password: right })
  expect(registered).toMatchObject({ end: 'done', problems: [] })
  const forgot = await runs.complete('forgot-my-password', 'ada', { newPassword: 'Fresh-Start-1844' })
  expect(forgot).toEqual({ end: 'done', problems: [], operations: { search: 4, modify: 1 }, commits: 6 })
  const entry = fake.entries.get(dn)
  if (entry) {
    entry['msDS-User-Account-Control-Computed'] = ['16']
    entry.lockoutTime = [dateToFiletime(new Date())]
  }
  const unlock = await runs.complete('unlock-my-account', 'ada', {})
  expect(unlock).toEqual({ end: 'done', problems: [], operations: { search: 4, modify: 1 }, commits: 6 })
})
