import type { DirectoryPerson } from '../directory/directory.ts'

/** Why an account is out of self-service; for the audit, never for the person who asked. */
export type Protection = 'machinery' | 'own-account' | 'administrator' | 'protected-group'

/**
 * Whether this account is out of self-service, and why (architecture §4). `ownAccounts` names the accounts that Latchkey
 * itself signs in with: as distinguished names, `user@domain`, `DOMAIN\user` or bare account names.
 */
export function protection(person: DirectoryPerson, ownAccounts: readonly string[] = []): Protection | undefined {
  if (person.kind !== 'user' || isMachinery(person.account)) return 'machinery'
  if (ownAccounts.some((own) => names(person, own))) return 'own-account'
  if (person.adminCount) return 'administrator'
  return person.groups.some(isProtectedGroup) ? 'protected-group' : undefined
}

/** Whether this account may not sign in to a site of the staff: people who administer the domain may. */
export function staffProtection(person: DirectoryPerson, ownAccounts: readonly string[] = []): Protection | undefined {
  const reason = protection(person, ownAccounts)
  return reason === 'machinery' || reason === 'own-account' ? reason : undefined
}

/** Whether an operator may not help this account: what is protected, and nobody is their own operator. */
export function helpdeskProtection(
  person: DirectoryPerson,
  operator: Pick<DirectoryPerson, 'id' | 'domain' | 'account'>,
  ownAccounts: readonly string[] = [],
): Protection | undefined {
  const isOperator = person.id === operator.id
  const isNamesake =
    person.domain === operator.domain && person.account.toLowerCase() === operator.account.toLowerCase()
  return isOperator || isNamesake ? 'own-account' : protection(person, ownAccounts)
}

/** krbtgt and its twins on read-only controllers; computers, managed service accounts and trusts end in `$`. */
const isMachinery = (account: string): boolean => /^krbtgt(_\d+)?$|\$$/i.test(account)

function names(person: DirectoryPerson, own: string): boolean {
  const wanted = own.trim().toLowerCase()
  const bare = wanted.includes('=') ? undefined : wanted.replace(/^.*\\/, '')
  const known = [person.distinguishedName, person.userPrincipalName, `${person.account}@${person.domain}`]
  return bare === person.account.toLowerCase() || known.some((name) => name?.toLowerCase() === wanted)
}

/**
 * By SID, since names are translated in other languages' domains; by name for a directory that tells no SID. The groups that
 * AdminSDHolder guards, and those that can make themselves administrators.
 * https://learn.microsoft.com/windows-server/identity/ad-ds/plan/security-best-practices/appendix-c--protected-accounts-and-groups-in-active-directory
 */
export function isProtectedGroup(group: string): boolean {
  const lower = group.toLowerCase()
  return builtIn.has(lower) || ofDomain.has(/^s-1-5-21-.*-(\d+)$/.exec(lower)?.[1] ?? '') || byName.has(lower)
}

/** Administrators, Account, Server, Print and Backup Operators, Replicator. */
const builtIn = new Set(['544', '548', '549', '550', '551', '552'].map((id) => `s-1-5-32-${id}`))

/** Domain Admins, Domain Controllers, Cert Publishers, Schema and Enterprise Admins, Policy Creators, read-only ones, Key Admins. */
const ofDomain = new Set(['498', '512', '516', '517', '518', '519', '520', '521', '526', '527'])

const byName = new Set([
  'account operators',
  'administrators',
  'backup operators',
  'cert publishers',
  'dnsadmins',
  'domain admins',
  'domain controllers',
  'enterprise admins',
  'enterprise key admins',
  'enterprise read-only domain controllers',
  'group policy creator owners',
  'key admins',
  'print operators',
  'read-only domain controllers',
  'replicator',
  'schema admins',
  'server operators',
])
