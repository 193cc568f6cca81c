import { createHash, randomBytes } from 'node:crypto'
import { parseAccountName } from '../account-name.ts'
import { normaliseDistinguishedName } from '../distinguished-name.ts'
import { dateToFiletime } from '../filetime.ts'
import {
  type Colleague,
  colleagues,
  companyDomains,
  companyGroups,
  companyPolicies,
  days,
  machineAccounts,
} from './company.ts'
import type { Statements } from './database.ts'
import { accountDn, groupDn, type Unit } from './distinguished-names.ts'
import { type AccountEntry, addMember, saveAccount, saveGroup, savePolicy } from './entries.ts'
import { hashPassword } from './passwords.ts'
import { type SampleAccount, sampleAccounts } from './practice-accounts.ts'

const [first, second] = companyDomains

/** Creates the company unless it exists; returns whether it did. Part of one transaction. */
export function seedCompany(database: Statements, now: number): boolean {
  if (database.prepare('SELECT 1 FROM Policy').get() !== undefined) return false
  for (const [id, policy] of Object.entries(companyPolicies)) savePolicy(database, id, policy)
  for (const colleague of colleagues) saveAccount(database, createColleague(colleague, now))
  for (const account of sampleAccounts) saveAccount(database, createPracticeAccount(account, now))
  for (const { account, kind, adminCount } of machineAccounts) {
    const machine = createAccount({ account, domain: first.name, password: randomPassword(), now })
    saveAccount(database, { ...machine, kind, adminCount, delegated: false, passwordNeverExpires: true })
  }
  seedGroups(database)
  return true
}

/** An ordinary person whose password was set 10 days ago; the caller overrides fields. */
export function createAccount(person: {
  account: string
  domain: string
  password: string
  now: number
  unit?: Unit
}): AccountEntry {
  const password = hashPassword(person.password)
  return {
    id: stableId(`${person.domain}/${person.account}`),
    domain: person.domain,
    distinguishedName: accountDn(person.account, person.domain, person.unit),
    account: person.account,
    userPrincipalName: `${person.account}@${person.domain}`,
    displayName: person.account,
    adminCount: false,
    kind: 'user',
    sid: stableSid(person.domain, `account/${person.account}`),
    delegated: true,
    disabled: false,
    passwordNeverExpires: false,
    mayChangePassword: true,
    passwordLastSet: dateToFiletime(new Date(person.now - 10 * days)),
    password,
    history: [password],
    wrongPasswords: 0,
    lastWrongPasswordAt: 0,
    lockedAt: 0,
    passwordsAccepted: 0,
  }
}

function createColleague(colleague: Colleague, now: number): AccountEntry {
  const domain = colleague.domain ?? first.name
  const [givenName, surname] = colleague.name
  const unit = colleague.department === 'Warehouse' ? 'OU=Warehouse,OU=People' : undefined
  return {
    ...createAccount({ account: colleague.account, domain, password: randomPassword(), now, unit }),
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    department: colleague.department,
    title: colleague.title,
    mail: `${colleague.account.replace('ü', 'ue')}@${domain}`,
    language: colleague.language ?? 'en',
    manager: colleague.manager === undefined ? undefined : colleagueDn(colleague.manager, domain),
    ...telephones(colleague.account),
  }
}

function createPracticeAccount(practice: SampleAccount, now: number): AccountEntry {
  const name = parseAccountName(practice.account)
  const account = name?.user ?? practice.account
  const domain = name?.domain === 'branch' ? second.name : first.name
  const [given = '', surname = ''] = account.split('.').map((part) => part.charAt(0).toUpperCase() + part.slice(1))
  const unit = practice.state === 'contractor' ? 'OU=Contractors' : undefined
  const entry = createAccount({ account, domain, password: practice.password, now, unit })
  const person = {
    givenName: given,
    surname,
    displayName: `${given} ${surname}`,
    mail: `${account}@${domain}`,
    language: 'en',
    manager: domain === first.name ? accountDn('team.manager', domain) : colleagueDn('v.jansen', domain),
    otherMailbox: `${account}@home.example`,
    ...telephones(account),
  }
  return { ...entry, ...person, department: 'Practice', title: 'Practice account', ...stateChanges(practice, now) }
}

function stateChanges(practice: SampleAccount, now: number): Partial<AccountEntry> {
  switch (practice.state) {
    case 'expired':
      return { passwordLastSet: dateToFiletime(new Date(now - 100 * days)) }
    case 'must-change':
      return { passwordLastSet: '0' }
    case 'locked':
      return {
        lockedAt: now,
        wrongPasswords: 10,
        lastWrongPasswordAt: now,
        fineGrainedPolicy: 'Long lockout for practice',
      }
    case 'disabled':
      return { disabled: true }
    case 'account-expired':
      return { accountExpiresAt: now - 2 * days }
    case 'protected':
      return { adminCount: true, delegated: false }
    case 'manager':
      return { title: 'Team manager', manager: colleagueDn('m.okafor', first.name) }
    case 'fine-grained':
      return { department: 'Finance', fineGrainedPolicy: 'Long passwords for Finance' }
    default:
      return {}
  }
}

function seedGroups(database: Statements): void {
  const departments = [...new Set(colleagues.filter(({ domain }) => domain === undefined).map((one) => one.department))]
  const membersOf = (department: string) =>
    colleagues.filter((one) => one.department === department).map((one) => colleagueDn(one.account, first.name))
  for (const name of departments) createGroup(database, first.name, name, membersOf(name))
  for (const [name, members] of Object.entries(companyGroups)) {
    const names = members.map((one) => (one.startsWith('@') ? groupDn(one.slice(1), first.name) : memberDn(one)))
    createGroup(database, first.name, name, names)
  }
  for (const { name: domain } of companyDomains) {
    createGroup(database, domain, 'Domain Users', [])
    const everybody = `INSERT INTO Membership (memberKey, groupKey) SELECT nameKey, ? FROM Account WHERE domain = ?`
    database.prepare(everybody).run(normaliseDistinguishedName(groupDn('Domain Users', domain)), domain)
  }
}

const memberDn = (account: string): string =>
  account === 'contractor.user' ? accountDn(account, first.name, 'OU=Contractors') : colleagueDn(account, first.name)

function colleagueDn(account: string, domain: string): string {
  const inWarehouse = colleagues.some((one) => one.account === account && one.department === 'Warehouse')
  return accountDn(account, domain, inWarehouse ? 'OU=Warehouse,OU=People' : 'OU=People')
}

/** Numbers that Ofcom reserves for drama, so that no real person is called. */
function telephones(account: string): { mobile: string; telephone: string } {
  const number = String(createHash('sha256').update(account).digest().readUInt16BE() % 1000).padStart(3, '0')
  return { mobile: `+44 7700 900${number}`, telephone: `+44 20 7946 0${number}` }
}

const wellKnown: Record<string, number> = { 'Domain Admins': 512, 'Domain Users': 513 }

/** `members`: distinguished names. */
export function createGroup(database: Statements, domain: string, name: string, members: string[]): void {
  const sid = stableSid(domain, `group/${name}`, wellKnown[name])
  const distinguishedName = groupDn(name, domain)
  saveGroup(database, { distinguishedName, domain, name, sid })
  for (const member of members) addMember(database, distinguishedName, member)
}

/** The same person gets the same id after the data folder was deleted. */
function stableId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

function stableSid(domain: string, name: string, relative?: number): string {
  const number = (text: string) => createHash('sha256').update(text).digest().readUInt32BE() % 1_000_000_000
  return `S-1-5-21-${number(domain)}-${number(`${domain}.`)}-${number(`${domain}..`)}-${relative ?? 1000 + number(name)}`
}

const randomPassword = () => randomBytes(24).toString('base64')
