import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { type ContractHarness, type ContractPerson, directoryContract } from '../directory.contract.ts'
import type { DirectoryPasswordPolicy } from '../directory.ts'
import { containersOf } from '../distinguished-name.ts'
import { filetimeOfDate } from '../filetime.ts'
import { days } from './company.ts'
import { openSampleDatabase, type SampleDatabase } from './database.ts'
import { type AccountEntry, accountsByName, addMember, saveAccount, saveGroup, savePolicy } from './entries.ts'
import { accountDn, groupDn } from './names.ts'
import { sampleAccounts } from './practice-accounts.ts'
import { createSampleCompany } from './sample.ts'
import { newAccount } from './seed.ts'

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
    make: (person) => make(database, person),
    async makeAmbiguous() {
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
  const [entry] = await database.read((open) =>
    accountsByName(open, { account, domains: [domain.name], principal: '' }),
  )
  if (entry === undefined) throw new Error(`nobody is called ${account}`)
  return entry
}

function make(database: SampleDatabase, of: ContractPerson): Promise<void> {
  const now = Date.now()
  const entry = { ...newAccount({ account: of.account, domain: domain.name, password: of.password, now }) }
  return database.write((open) => {
    if (of.fineGrained !== undefined) {
      entry.fineGrainedPolicy = `for ${of.account}`
      savePolicy(open, entry.fineGrainedPolicy, { ...policy, ...of.fineGrained, source: 'fine-grained' })
    }
    saveAccount(open, { ...entry, ...peculiarity(of, now) })
    for (const path of ['Domain Users', ...(of.groups ?? [])]) {
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

function peculiarity(of: ContractPerson, now: number): Partial<AccountEntry> {
  const states: Record<NonNullable<ContractPerson['state']>, Partial<AccountEntry>> = {
    active: {},
    expired: { passwordLastSet: filetimeOfDate(new Date(now - 100 * days)) },
    'must-change': { passwordLastSet: '0' },
    locked: { lockedAt: now, wrongPasswords: 5, lastWrongPasswordAt: now },
    disabled: { disabled: true },
    'account-expired': { accountExpiresAt: now - days },
    'logon-hours': { signInDenied: 'logon-hours' },
    workstation: { signInDenied: 'workstation' },
  }
  const { kind = 'user', adminCount = false, undelegated = false, passwordNeverExpires = false } = of
  const { givenName, surname, mail, mobile, telephone, department, title, employeeId } = of
  return {
    ...states[of.state ?? 'active'],
    ...{ kind, adminCount, passwordNeverExpires, delegated: !undelegated },
    ...{ givenName, surname, mail, mobile, telephone, department, title, employeeId },
    displayName: of.displayName ?? of.account,
    manager: of.manager && accountDn(of.manager, domain.name),
  }
}

test('every practice account is in the state it is named after', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sample-'))
  const directory = createSampleCompany(folder)
  const session = directory.session({})
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

test('registered people have three different questions each', () => {
  for (const { answers = [] } of sampleAccounts) {
    expect([0, 3]).toContain(new Set(answers.map(({ question }) => question)).size)
  }
})

test('two processes found one company and count together', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sample-'))
  const companies = [createSampleCompany(folder), createSampleCompany(folder)]
  const sessions = companies.map((company) => company.session({}))
  const people = await Promise.all(sessions.map((session) => session.find('active.user')))
  expect(people[0]).toEqual(people[1])
  const [found] = people
  if (found?.found !== 'one') throw new Error('not found')
  const locked = () => Promise.all(sessions.map(async (session) => (await session.state(found.person)).locked))
  expect(await locked()).toEqual([false, false])
  const attempts = Array.from({ length: 10 }, async (_, index) => {
    const result = people[index % 2]
    return result?.found === 'one' && sessions[index % 2]?.verifyPassword(result.person, 'Wrong-Passw0rd-1')
  })
  await Promise.all(attempts)
  expect(await sessions[1]?.verifyPassword(found.person, 'Harbour-Lantern-41')).toBe('locked')
  // What each remembered of the account is not what stands.
  expect(await locked()).toEqual([true, true])
  await Promise.all(companies.map((company) => company.close()))
  await rm(folder, { recursive: true })
})

test('a company of any size: found, searched and listed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sample-'))
  const directory = createSampleCompany(folder, { staff: 500 })
  const session = directory.session({ domain: 'CORP' })
  const last = await session.find('staff.500')
  expect(last.found === 'one' && last.person.groups).toEqual(
    expect.arrayContaining(['team 0', 'staff', 'domain users']),
  )
  expect(await session.search('Amara')).toMatchObject({ people: { length: 41 }, more: false })
  const search = await session.search('staff.')
  expect([search.people.length, search.more]).toEqual([50, true])
  let listed = 0
  const states = { expired: 0, expiring: 0 }
  for await (const { people } of session.people({ pageSize: 100 })) {
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

test('who stands where: a manager, a second organisational unit, operators and administrators', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sample-'))
  const directory = createSampleCompany(folder)
  const session = directory.session({})
  const person = async (account: string) => {
    const result = await session.find(account)
    if (result.found !== 'one') throw new Error(account)
    return result.person
  }
  const manager = await session.personAt((await person('active.user')).manager ?? '')
  expect(manager?.account).toBe('team.manager')
  expect((await session.personAt(manager?.manager ?? ''))?.account).toBe('m.okafor')
  const contractor = await person('contractor.user')
  expect(containersOf(contractor.distinguishedName)[0]).toBe('ou=contractors,dc=corp,dc=example,dc=com')
  expect(contractor.groups).toEqual(expect.arrayContaining(['contractors bergen', 'contractors', 'external staff']))
  expect((await person('helpdesk.operator')).groups).toContain('helpdesk')
  expect((await person('t.marek')).groups).toContain('helpdesk')
  expect((await person('site.admin')).groups).toContain('latchkey administrators')
  expect((await person('active.user')).groups).not.toContain('helpdesk')
  await directory.close()
  await rm(folder, { recursive: true })
})

test('a company of an older edition is founded anew', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sample-'))
  const old = new DatabaseSync(join(folder, 'sample-company.sqlite'))
  old.exec(`CREATE TABLE Account (id TEXT PRIMARY KEY, domain TEXT, accountKey TEXT, principalKey TEXT, entry TEXT);
    CREATE TABLE Policy (id TEXT PRIMARY KEY, entry TEXT); INSERT INTO Policy VALUES ('corp.example.com', '{}')`)
  old.close()
  const directory = createSampleCompany(folder)
  expect(await directory.session({}).find('active.user')).toMatchObject({ found: 'one' })
  await directory.close()
  await rm(folder, { recursive: true })
})
