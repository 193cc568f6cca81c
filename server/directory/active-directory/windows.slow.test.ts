import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Directory, DirectoryPerson, DirectorySession } from '../directory.ts'
import { dateToFiletime } from '../filetime.ts'
import { createActiveDirectory } from './active-directory.ts'
import { type FakeController, startFakeController } from './testing/fake-controller.ts'
import { base, createFakeDomain, createFakePerson, createFakeSid, fakeOptions } from './testing/fake-domain.ts'

/** What Windows does and Samba does not, recorded or documented (docs/directory.md#where-samba-says-nothing-about-windows). */
let fake: FakeController
let directory: Directory
let session: DirectorySession
const dn = `CN=Ada,OU=People,${base}`

beforeEach(async () => {
  fake = await startFakeController(createFakeDomain())
  directory = createActiveDirectory(fakeOptions([fake]))
  session = directory.openSession({})
})

afterEach(async () => {
  await directory.close()
  await fake.close()
})

async function ada(): Promise<DirectoryPerson> {
  const result = await session.find('ada')
  if (result.found !== 'one') throw new Error(result.found)
  return result.person
}

async function write(
  kind: 'change' | 'reset',
  newPassword: string,
  history: 'enforce' | 'where-supported' = 'enforce',
) {
  const who = await ada()
  const ticket = await session.prepareWrite(who)
  if (ticket === undefined) throw new Error('no controller')
  if (kind === 'change') return session.changePassword(who, { password: 'old', newPassword }, ticket)
  return session.resetPassword(who, { newPassword, history }, ticket)
}

const modifies = () => fake.received.filter((request) => request.kind === 'modify')

test("the domain's NetBIOS name is read at the first connection", async () => {
  await directory.warmUp(new AbortController().signal)
  expect(directory.domains).toEqual([{ name: 'corp.example.com', netbiosName: 'CORP', alias: 'corp.example.com' }])
})

test('525, no such user, is reported as a wrong password', async () => {
  const who = await ada()
  fake.bind = () => ({ code: 49, text: '80090308: LdapErr: DSID-0C090439, comment: error, data 525, v4563' })
  expect(await session.verifyPassword(who, 'any')).toBe('wrong')
})

test('an empty password is never sent, since Windows would treat it as an anonymous bind', async () => {
  const who = await ada()
  const before = fake.received.length
  expect(await session.verifyPassword(who, '')).toBe('wrong')
  expect(fake.received.length).toBe(before)
})

describe('the reason of a refusal that names no rule is inferred', () => {
  const refusals = {
    change: { code: 19, text: '0000052D: AtrErr: DSID-03191083, #1:\n\t0: 0000052D: DSID-03191083, problem 1005' },
    reset: { code: 53, text: '0000052D: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0' },
  }
  test.each([
    ['change', 'Sh0rt!', 'too-short'],
    ['change', 'onlysmallletters', 'complexity'],
    ['change', 'Lovelace-1843', 'complexity'],
    ['change', 'Used before', 'complexity'],
    ['change', 'Used-Before-1843', 'policy'],
    ['reset', 'Sh0rt!', 'too-short'],
    ['reset', 'onlysmallletters', 'complexity'],
    ['reset', 'Used-Before-1843', 'policy'],
  ] as const)('%s to %s: %s', async (kind, newPassword, reason) => {
    fake.modify = () => refusals[kind]
    expect(await write(kind, newPassword)).toEqual({ outcome: 'refused', reason })
  })

  test('too young applies to a change by the owner only', async () => {
    const entry = fake.entries.get(dn)
    if (entry) entry.pwdLastSet = [dateToFiletime(new Date())]
    fake.modify = () => refusals.change
    expect(await write('change', 'Used-Before-1843')).toEqual({ outcome: 'refused', reason: 'too-young' })
    fake.modify = () => refusals.reset
    expect(await write('reset', 'Used-Before-1843')).toEqual({ outcome: 'refused', reason: 'policy' })
  })
})

test.each(['change', 'reset'] as const)(
  'a %s refused for another reason than the password is not possible, and the log says so',
  async (kind) => {
    const reported: string[] = []
    directory = createActiveDirectory({ ...fakeOptions([fake]), report: (line) => reported.push(line) })
    session = directory.openSession({})
    fake.modify = () => ({ code: 53, text: '0000001F: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0' })
    expect(await write(kind, 'Fresh-Start-1843')).toEqual({ outcome: 'refused', reason: 'not-possible' })
    expect(reported).toEqual([
      expect.stringMatching(/^ldaps:.*53 0000001F: SvcErr.*may not be encrypted up to the controller/),
    ])
  },
)

test.each([
  [{ code: 80, text: '00000057: other' }, 'unknown'],
  [{ code: 51, text: '' }, 'not-sent'],
  [{ code: 16, text: '00002085: AtrErr: problem 1001 (NO_ATTRIBUTE_OR_VAL)' }, 'unknown'],
] as const)('a write answered with %j is %s', async (answer, outcome) => {
  fake.modify = () => answer
  expect(await write('change', 'Fresh-Start-1843')).toEqual({ outcome })
  expect(modifies()).toHaveLength(1)
})

test('a refusal that names no rule for an account that was deleted at the same time is missing', async () => {
  fake.modify = () => {
    fake.entries.delete(dn)
    return { code: 19, text: '0000052D: AtrErr: DSID-03191083, problem 1005' }
  }
  expect(await write('change', 'Fresh-Start-1843')).toEqual({ outcome: 'refused', reason: 'missing' })
})

describe('history on reset', () => {
  test('a reset sends the newer of two policy-hints controls', async () => {
    expect(await write('reset', 'Fresh-Start-1843')).toEqual({ outcome: 'applied' })
    expect(await write('change', 'Fresh-Start-1844')).toEqual({ outcome: 'applied' })
    expect(modifies().map((request) => request.controls)).toEqual([['1.2.840.113556.1.4.2239'], []])
  })

  test('if the controller lists the control but refuses it, the history is unsupported', async () => {
    fake.modify = () => ({ code: 12, text: '' })
    expect(await write('reset', 'Fresh-Start-1843')).toEqual({ outcome: 'refused', reason: 'history-unsupported' })
  })

  test('without the control no reset is sent if the history must be enforced', async () => {
    const root = fake.entries.get('')
    if (root) root.supportedControl = []
    expect(await write('reset', 'Fresh-Start-1843')).toEqual({ outcome: 'refused', reason: 'history-unsupported' })
    expect(modifies()).toEqual([])
    expect(await write('reset', 'Fresh-Start-1843', 'where-supported')).toEqual({ outcome: 'applied' })
  })
})

test('a change deletes the old value and adds the new one, in quotes, in one modify', async () => {
  await write('change', 'Fresh-Start-1843')
  const quoted = (text: string) => Buffer.from(`"${text}"`, 'utf16le')
  expect(modifies().map((request) => request.changes)).toEqual([
    [
      { operation: 'delete', type: 'unicodePwd', values: [quoted('old')] },
      { operation: 'add', type: 'unicodePwd', values: [quoted('Fresh-Start-1843')] },
    ],
  ])
})

describe('more results than one page', () => {
  beforeEach(() => {
    for (let index = 0; index < 1200; index += 1) {
      const twin = { ...createFakePerson('twin', 2000 + index, 10 + index) }
      fake.entries.set(`CN=Twin ${index},OU=People,${base}`, twin)
    }
  })

  test('1200 accounts with one name are ambiguous', async () => {
    expect(await session.find('twin')).toEqual({ found: 'many' })
  })

  test('the names of 1200 groups are read', async () => {
    const groups = Array.from({ length: 1200 }, (_, index) => 5000 + index)
    for (const number of groups) {
      fake.entries.set(`CN=g${number},${base}`, {
        objectClass: ['group'],
        cn: [`G${number}`],
        objectSid: [createFakeSid(number)],
      })
    }
    const entry = fake.entries.get(dn)
    if (entry) entry.tokenGroups = groups.map((number) => createFakeSid(number))
    const named = (await ada()).groups.filter((group) => /^g\d+$/.test(group))
    expect(named.length).toBe(1200)
  })
})

test('if tokenGroups may not be read, groups are found along the chain', async () => {
  const entry = fake.entries.get(dn)
  if (entry) entry.tokenGroups = []
  expect((await ada()).groups).toEqual([
    'turners',
    's-1-5-21-1-2-3-1200',
    'cn=turners,ou=groups,dc=corp,dc=example,dc=com',
    's-1-5-21-1-2-3-513',
  ])
})

test("a fine-grained policy that may not be read is replaced by the domain's with a cautious threshold", async () => {
  const entry = fake.entries.get(dn)
  if (entry) entry['msDS-ResultantPSO'] = [`CN=strict,CN=Password Settings Container,CN=System,${base}`]
  const policy = await session.readPasswordPolicy(await ada())
  expect(policy).toMatchObject({ source: 'fine-grained', minLength: 8, lockoutThreshold: 5 })
})

test.each([
  [{ userAccountControl: ['2080'] }, 'trust'],
  [{ userAccountControl: ['4096'] }, 'computer'],
  [{ objectClass: ['user', 'computer', 'msDS-GroupManagedServiceAccount'] }, 'service'],
  [{ servicePrincipalName: ['HTTP/intranet'] }, 'service'],
  [{}, 'user'],
] as const)('an account with %j is a %s', async (attributes, kind) => {
  fake.entries.set(dn, { ...fake.entries.get(dn), ...(attributes as object) })
  expect((await ada()).kind).toBe(kind)
})

test("the explicit principal name of one person is found, although it is another's account name", async () => {
  fake.entries.set(`CN=B,OU=People,${base}`, { ...createFakePerson('j.smith', 2001, 21), userPrincipalName: ['x@y.z'] })
  const explicit = { ...createFakePerson('a.smith', 2002, 22), userPrincipalName: ['j.smith@corp.example.com'] }
  fake.entries.set(`CN=A,OU=People,${base}`, explicit)
  const account = async (typed: string) => {
    const result = await session.find(typed)
    return result.found === 'one' ? result.person.account : result.found
  }
  expect(await account('J.Smith@corp.example.com')).toBe('a.smith')
  expect(await account('j.smith')).toBe('j.smith')
  expect(await account('CORP\\j.smith')).toBe('j.smith')
})

test.each<[string, Record<string, object>, Record<string, string>]>([
  [
    'two people whose principal names are each the account name of the other',
    { a: { userPrincipalName: ['b@corp.example.com'] }, b: { userPrincipalName: ['a@corp.example.com'] } },
    { 'b@corp.example.com': 'a', 'A@CORP.example.com': 'b', a: 'a', 'CORP\\b': 'b', 'b@corp': 'b' },
  ],
  [
    'a principal name of another suffix that is the mail address of another',
    { a: { userPrincipalName: ['b@example.org'] }, b: { userPrincipalName: ['x@y.z'], mail: ['b@example.org'] } },
    { 'b@example.org': 'a', b: 'b', 'b@corp.example.com': 'b' },
  ],
  [
    'a mail address that is what follows from the account name of another',
    { a: { userPrincipalName: ['x@y.z'], mail: ['b@corp.example.com'] }, b: {} },
    { 'b@corp.example.com': 'b', b: 'b', 'x@y.z': 'a' },
  ],
  [
    'a principal name that the domain gives by itself, beside a mail address that two have',
    { a: { mail: ['b@corp.example.com'] }, b: { mail: ['b@corp.example.com'] } },
    { 'b@corp.example.com': 'b' },
  ],
])('12: %s', async (_, people, found) => {
  for (const [index, [account, more]] of Object.entries(people).entries()) {
    const entry = { ...createFakePerson(account, 2010 + index, 30 + index), ...more }
    fake.entries.set(`CN=${account},OU=People,${base}`, entry)
  }
  for (const [typed, account] of Object.entries(found)) {
    const result = await session.find(typed)
    expect(result.found === 'one' ? result.person.account : result.found, typed).toBe(account)
  }
})

test('a mail address finds the one account that has it, after names to sign in with, and none where two have it', async () => {
  const add = (account: string, number: number, more: object) =>
    fake.entries.set(`CN=${account},OU=People,${base}`, { ...createFakePerson(account, number, number % 100), ...more })
  add('x77', 2003, { mail: ['first.last@example.test'] })
  add('one', 2004, { mail: ['office@example.test'] })
  add('two', 2005, { mail: ['office@example.test'] })
  add('three', 2006, { mail: ['taken@example.test'] })
  add('four', 2007, { userPrincipalName: ['taken@example.test'] })
  const account = async (typed: string) => {
    const result = await session.find(typed)
    return result.found === 'one' ? result.person.account : result.found
  }
  expect(await account('First.Last@example.test')).toBe('x77')
  expect(await account('office@example.test')).toBe('many')
  expect(await account('taken@example.test')).toBe('four')
  expect(await account('last@example.test')).toBe('none')
})
