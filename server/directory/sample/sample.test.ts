import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import type { ContractHarness, ContractPerson } from '../contract-context.ts'
import { directoryContract } from '../directory.contract.ts'
import type { DirectoryPasswordPolicy } from '../directory.ts'
import { listContainers } from '../distinguished-name.ts'
import { dateToFiletime } from '../filetime.ts'
import { days } from './company.ts'
import { openSampleDatabase, type SampleDatabase } from './database.ts'
import { accountDn, groupDn } from './distinguished-names.ts'
import { type AccountEntry, addMember, findAccounts, saveAccount, saveGroup, savePolicy } from './entries.ts'
import { sampleAccounts } from './practice-accounts.ts'
import { createSampleCompany } from './sample.ts'
import { createAccount } from './seed.ts'

const domain = { name: 'corp.example.com', netbiosName: 'CORP' }

const policy: DirectoryPasswordPolicy = {
  source: 'domain',
  minLength: 8,
  historyLength: 5,
  complexity: true,
  minAge: 0,
  maxAge: 42 * days,
  lockoutThreshold: 5,
  lockoutDuration: 1_800_000,
  observationWindow: 1_800_000,
}

directoryContract('the sample company', openHarness)

async function openHarness(): Promise<ContractHarness> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sample-'))
  const directory = createSampleCompany(folder)
  await directory.warmUp(new AbortController().signal)
  const database = openSampleDatabase(folder)
  await database.write((open) => savePolicy(open, domain.name, policy))
  return {
    directory,
    domain,
    historyOnReset: true,
    createPerson: (person) => make(database, person),
    async createAmbiguous() {
      return 'ambiguous.user'
    },
    passwordsAccepted: async (account) => (await read(database, account)).passwordsAccepted,
    async close() {
      database.close()
      await directory.close()
      await rm(folder, { recursive: true })
    },
  }
}

async function read(database: SampleDatabase, account: string): Promise<AccountEntry> {
  const [entry] = await database.read((open) => findAccounts(open, { account, domains: [domain.name], principal: '' }))
  if (entry === undefined) throw new Error(`no entry is called ${account}`)
  return entry
}

function make(database: SampleDatabase, person: ContractPerson): Promise<void> {
  const now = Date.now()
  const entry = { ...createAccount({ account: person.account, domain: domain.name, password: person.password, now }) }
  return database.write((open) => {
    if (person.fineGrainedPolicy !== undefined) {
      entry.fineGrainedPolicy = `for ${person.account}`
      savePolicy(open, entry.fineGrainedPolicy, { ...policy, ...person.fineGrainedPolicy, source: 'fine-grained' })
    }
    saveAccount(open, { ...entry, ...peculiarity(person, now) })
    for (const path of ['Domain Users', ...(person.groups ?? [])]) {
      let member = entry.distinguishedName
      for (const name of path.split(' > ')) {
        const distinguishedName = groupDn(name, domain.name)
        const sid = `S-1-5-21-1-2-3-${[...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 2 ** 31}`
        if (name !== 'Domain Users') saveGroup(open, { distinguishedName, domain: domain.name, name, sid })
        addMember(open, distinguishedName, member)
        member = distinguishedName
      }
    }
  })
}

function peculiarity(person: ContractPerson, now: number): Partial<AccountEntry> {
  const states: Record<NonNullable<ContractPerson['state']>, Partial<AccountEntry>> = {
    active: {},
    expired: { passwordLastSet: dateToFiletime(new Date(now - 100 * days)) },
    'must-change': { passwordLastSet: '0' },
    locked: { lockedAt: now, wrongPasswords: 5, lastWrongPasswordAt: now },
    disabled: { disabled: true },
    'account-expired': { accountExpiresAt: now - days },
    'logon-hours': { signInDenied: 'logon-hours' },
    workstation: { signInDenied: 'workstation' },
  }
  const { kind = 'user', adminCount = false, undelegated = false, passwordNeverExpires = false } = person
  const { givenName, surname, mail, mobile, telephone, otherMailbox, department, title, employeeId } = person
  return {
    ...states[person.state ?? 'active'],
    ...(person.userPrincipalName !== undefined && { userPrincipalName: person.userPrincipalName }),
    kind,
    adminCount,
    passwordNeverExpires,
    delegated: !undelegated,
    givenName,
    surname,
    mail,
    mobile,
    telephone,
    otherMailbox,
    department,
    title,
    employeeId,
    displayName: person.displayName ?? person.account,
    manager: person.manager && accountDn(person.manager, domain.name),
  }
}

test('every practice account is in the state of its name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sample-'))
  const directory = createSampleCompany(folder)
  const session = directory.openSession({})
  const results: Record<string, string> = {}
  for (const { account, password } of sampleAccounts) {
    const result = await session.find(account)
    if (result.found !== 'one') throw new Error(`${account}: ${result.found}`)
    results[account] = await session.verifyPassword(result.person, password)
  }
  await directory.close()
  await rm(folder, { recursive: true })
  expect(results).toMatchObject({
    'active.user': 'right',
    'expired.user': 'expired',
    'mustchange.user': 'must-change',
    'locked.user': 'locked',
    'disabled.user': 'disabled',
    'accountexpired.user': 'account-expired',
    'BRANCH\\ambiguous.user': 'right',
  })
})

test.each([
  ['Winter sonne', 'refused'],
  ['Winter€sonne', 'refused'],
  ['Winter١sonne', 'refused'],
  ['Active-1843-x', 'refused'],
  ['Winter-sonne', 'applied'],
])('the sample company checks complexity as the page does: %j is %s', async (newPassword, outcome) => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sample-'))
  const directory = createSampleCompany(folder)
  const session = directory.openSession({})
  const found = await session.find('active.user')
  if (found.found !== 'one') throw new Error('active.user is missing')
  const ticket = await session.prepareWrite(found.person)
  if (!ticket) throw new Error('the sample company is away')
  const reset = { newPassword, history: 'where-supported' } as const
  expect(await session.resetPassword(found.person, reset, ticket)).toMatchObject({ outcome })
  await directory.close()
  await rm(folder, { recursive: true })
})

test('registered people have three different questions each', () => {
  for (const { answers = [] } of sampleAccounts) {
    expect([0, 3]).toContain(new Set(answers.map(({ question }) => question)).size)
  }
})

test('two processes create one company and share its counts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sample-'))
  const companies = [createSampleCompany(folder), createSampleCompany(folder)]
  const sessions = companies.map((company) => company.openSession({}))
  const people = await Promise.all(sessions.map((session) => session.find('active.user')))
  expect(people[0]).toEqual(people[1])
  const [found] = people
  if (found?.found !== 'one') throw new Error('not found')
  const locked = () => Promise.all(sessions.map(async (session) => (await session.readState(found.person)).locked))
  expect(await locked()).toEqual([false, false])
  const attempts = Array.from({ length: 10 }, async (_, index) => {
    const result = people[index % 2]
    return result?.found === 'one' && sessions[index % 2]?.verifyPassword(result.person, 'Wrong-Passw0rd-1')
  })
  await Promise.all(attempts)
  expect(await sessions[1]?.verifyPassword(found.person, 'Harbour-Lantern-41')).toBe('locked')
  // Both sessions read the account again: what they remembered of it is out of date.
  expect(await locked()).toEqual([true, true])
  await Promise.all(companies.map((company) => company.close()))
  await rm(folder, { recursive: true })
})

test('people of a large company are found, searched and listed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sample-'))
  const directory = createSampleCompany(folder, { staff: 500 })
  const session = directory.openSession({ domain: 'CORP' })
  const last = await session.find('staff.500')
  expect(last.found === 'one' && last.person.groups).toEqual(
    expect.arrayContaining(['team 0', 'staff', 'domain users']),
  )
  expect(await session.searchPeople('Amara')).toMatchObject({ people: { length: 41 }, more: false })
  const search = await session.searchPeople('staff.')
  expect([search.people.length, search.more]).toEqual([50, true])
  let listed = 0
  const states = { expired: 0, expiring: 0 }
  for await (const { people } of session.listPeople({ pageSize: 100 })) {
    const staff = people.filter(({ person }) => person.account.startsWith('staff.'))
    listed += staff.length
    states.expired += staff.filter(({ state }) => state.passwordExpired).length
    const inAWeek = Date.now() + 7.5 * days
    states.expiring += staff.filter(({ state }) => (state.passwordExpiresAt?.getTime() ?? 0) < inAWeek).length
  }
  expect([listed, states]).toEqual([500, { expired: 50, expiring: 85 }])
  await directory.close()
  await rm(folder, { recursive: true })
})

test('the company has managers, a second organisational unit, operators and administrators', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sample-'))
  const directory = createSampleCompany(folder)
  const session = directory.openSession({})
  const person = async (account: string) => {
    const result = await session.find(account)
    if (result.found !== 'one') throw new Error(account)
    return result.person
  }
  const manager = await session.findByDistinguishedName((await person('active.user')).manager ?? '')
  expect(manager?.account).toBe('team.manager')
  expect((await session.findByDistinguishedName(manager?.manager ?? ''))?.account).toBe('m.okafor')
  const contractor = await person('contractor.user')
  expect(listContainers(contractor.distinguishedName)[0]).toBe('ou=contractors,dc=corp,dc=example,dc=com')
  expect(contractor.groups).toEqual(expect.arrayContaining(['contractors bergen', 'contractors', 'external staff']))
  expect((await person('helpdesk.operator')).groups).toContain('helpdesk')
  expect((await person('t.marek')).groups).toContain('helpdesk')
  expect((await person('site.admin')).groups).toContain('latchkey administrators')
  expect((await person('active.user')).groups).not.toContain('helpdesk')
  await directory.close()
  await rm(folder, { recursive: true })
})

test('a company of an older version is created again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sample-'))
  const old = new DatabaseSync(join(folder, 'sample-company.sqlite'))
  old.exec(`CREATE TABLE Account (id TEXT PRIMARY KEY, domain TEXT, accountKey TEXT, principalKey TEXT, entry TEXT);
    CREATE TABLE Policy (id TEXT PRIMARY KEY, entry TEXT); INSERT INTO Policy VALUES ('corp.example.com', '{}')`)
  old.close()
  const directory = createSampleCompany(folder)
  expect(await directory.openSession({}).find('active.user')).toMatchObject({ found: 'one' })
  await directory.close()
  await rm(folder, { recursive: true })
})
