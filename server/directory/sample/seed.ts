import { createHash, randomBytes } from 'node:crypto'
import { readAccountName } from '../account-name.ts'
import { normaliseName } from '../distinguished-name.ts'
import { filetimeOfDate } from '../filetime.ts'
import {
  type Colleague,
  colleagues,
  companyDomains,
  companyGroups,
  companyPolicies,
  days,
  machinery,
} from './company.ts'
import type { Statements } from './database.ts'
import { type AccountEntry, addMember, saveAccount, saveGroup, savePolicy } from './entries.ts'
import { accountDn, groupDn, type Unit } from './names.ts'
import { hashPassword } from './passwords.ts'
import { type SampleAccount, sampleAccounts } from './practice-accounts.ts'

const [first, second] = companyDomains

/** Founds the company, once: whoever comes second finds it there, and is told `false`. Part of one transaction. */
export function seedCompany(database: Statements, now: number): boolean {
  if (database.prepare('SELECT 1 FROM Policy').get() !== undefined) return false
  for (const [id, policy] of Object.entries(companyPolicies)) savePolicy(database, id, policy)
  for (const colleague of colleagues) saveAccount(database, newColleague(colleague, now))
  for (const account of sampleAccounts) saveAccount(database, practising(account, now))
  for (const { account, kind, adminCount } of machinery) {
    const machine = newAccount({ account, domain: first.name, password: unguessable(), now })
    saveAccount(database, { ...machine, kind, adminCount, delegated: false, passwordNeverExpires: true })
  }
  seedGroups(database)
  return true
}

/** An ordinary person, password set 10 days ago; the caller alters what it wants otherwise. */
export function newAccount(of: {
  account: string
  domain: string
  password: string
  now: number
  unit?: Unit
}): AccountEntry {
  const password = hashPassword(of.password)
  return {
    id: idOf(`${of.domain}/${of.account}`),
    domain: of.domain,
    distinguishedName: accountDn(of.account, of.domain, of.unit),
    account: of.account,
    userPrincipalName: `${of.account}@${of.domain}`,
    displayName: of.account,
    adminCount: false,
    kind: 'user',
    sid: sidOf(of.domain, `account/${of.account}`),
    delegated: true,
    disabled: false,
    passwordNeverExpires: false,
    mayChangePassword: true,
    passwordLastSet: filetimeOfDate(new Date(of.now - 10 * days)),
    password,
    history: [password],
    wrongPasswords: 0,
    lastWrongPasswordAt: 0,
    lockedAt: 0,
    passwordsAccepted: 0,
  }
}

function newColleague(of: Colleague, now: number): AccountEntry {
  const domain = of.domain ?? first.name
  const [givenName, surname] = of.name
  const unit = of.department === 'Warehouse' ? 'OU=Warehouse,OU=People' : undefined
  return {
    ...newAccount({ account: of.account, domain, password: unguessable(), now, unit }),
    displayName: `${givenName} ${surname}`,
    ...{ givenName, surname, department: of.department, title: of.title },
    mail: `${of.account.replace('ü', 'ue')}@${domain}`,
    language: of.language ?? 'en',
    manager: of.manager === undefined ? undefined : dnOfColleague(of.manager, domain),
    ...telephones(of.account),
  }
}

function practising(of: SampleAccount, now: number): AccountEntry {
  const name = readAccountName(of.account)
  const account = name?.user ?? of.account
  const domain = name?.domain === 'branch' ? second.name : first.name
  const [given = '', surname = ''] = account.split('.').map((part) => part.charAt(0).toUpperCase() + part.slice(1))
  const unit = of.state === 'contractor' ? 'OU=Contractors' : undefined
  const entry = newAccount({ account, domain, password: of.password, now, unit })
  const person = {
    givenName: given,
    surname,
    displayName: `${given} ${surname}`,
    mail: `${account}@${domain}`,
    language: 'en',
    manager: domain === first.name ? accountDn('team.manager', domain) : dnOfColleague('v.jansen', domain),
    ...telephones(account),
  }
  return { ...entry, ...person, department: 'Practice', title: 'Practice account', ...peculiarity(of, now) }
}

function peculiarity(of: SampleAccount, now: number): Partial<AccountEntry> {
  switch (of.state) {
    case 'expired':
      return { passwordLastSet: filetimeOfDate(new Date(now - 100 * days)) }
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
      return { title: 'Team manager', manager: dnOfColleague('m.okafor', first.name) }
    case 'fine-grained':
      return { department: 'Finance', fineGrainedPolicy: 'Long passwords for Finance' }
    default:
      return {}
  }
}

function seedGroups(database: Statements): void {
  const departments = [...new Set(colleagues.filter(({ domain }) => domain === undefined).map((one) => one.department))]
  const membersOf = (department: string) =>
    colleagues.filter((one) => one.department === department).map((one) => dnOfColleague(one.account, first.name))
  for (const name of departments) newGroup(database, first.name, name, membersOf(name))
  for (const [name, members] of Object.entries(companyGroups)) {
    const names = members.map((one) => (one.startsWith('@') ? groupDn(one.slice(1), first.name) : dnOfMember(one)))
    newGroup(database, first.name, name, names)
  }
  for (const { name: domain } of companyDomains) {
    newGroup(database, domain, 'Domain Users', [])
    const everybody = `INSERT INTO Membership (memberKey, groupKey) SELECT nameKey, ? FROM Account WHERE domain = ?`
    database.prepare(everybody).run(normaliseName(groupDn('Domain Users', domain)), domain)
  }
}

const dnOfMember = (account: string): string =>
  account === 'contractor.user' ? accountDn(account, first.name, 'OU=Contractors') : dnOfColleague(account, first.name)

function dnOfColleague(account: string, domain: string): string {
  const inWarehouse = colleagues.some((one) => one.account === account && one.department === 'Warehouse')
  return accountDn(account, domain, inWarehouse ? 'OU=Warehouse,OU=People' : 'OU=People')
}

/** Numbers that Ofcom keeps for films and plays: nobody is called. */
function telephones(account: string): { mobile: string; telephone: string } {
  const number = String(createHash('sha256').update(account).digest().readUInt16BE() % 1000).padStart(3, '0')
  return { mobile: `+44 7700 900${number}`, telephone: `+44 20 7946 0${number}` }
}

const wellKnown: Record<string, number> = { 'Domain Admins': 512, 'Domain Users': 513 }

/** `members`: distinguished names. */
export function newGroup(database: Statements, domain: string, name: string, members: string[]): void {
  const sid = sidOf(domain, `group/${name}`, wellKnown[name])
  const distinguishedName = groupDn(name, domain)
  saveGroup(database, { distinguishedName, domain, name, sid })
  for (const member of members) addMember(database, distinguishedName, member)
}

/** The same person has the same id after the data folder was thrown away. */
function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

function sidOf(domain: string, name: string, relative?: number): string {
  const number = (text: string) => createHash('sha256').update(text).digest().readUInt32BE() % 1_000_000_000
  return `S-1-5-21-${number(domain)}-${number(`${domain}.`)}-${number(`${domain}..`)}-${relative ?? 1000 + number(name)}`
}

const unguessable = () => randomBytes(24).toString('base64')
