import type { DirectoryPerson } from '../directory/directory.ts'

/** Why an account is excluded from self-service; for the audit, never shown to the person. */
export type Protection = 'machinery' | 'own-account' | 'administrator' | 'protected-group' | 'latchkey-staff'

/**
 * Why this account is excluded from self-service, or undefined (docs/architecture.md#engine). `ownAccounts`: accounts with which
 * Latchkey itself signs in, as distinguished names, `user@domain`, `DOMAIN\user` or bare account names.
 */
export function findProtection(person: DirectoryPerson, ownAccounts: readonly string[] = []): Protection | undefined {
  if (person.kind !== 'user' || isMachineAccount(person.account)) return 'machinery'
  if (ownAccounts.some((own) => isNameOf(person, own))) return 'own-account'
  if (person.adminCount) return 'administrator'
  return person.groups.some(isProtectedGroup) ? 'protected-group' : undefined
}

/** Why this account may not sign in to a staff site, or undefined. Domain administrators may. */
export function findStaffProtection(
  person: DirectoryPerson,
  ownAccounts: readonly string[] = [],
): Protection | undefined {
  const reason = findProtection(person, ownAccounts)
  return reason === 'machinery' || reason === 'own-account' ? reason : undefined
}

/** Operators cannot help their own account on the Helpdesk site. */
export function isOwnAccount(
  person: DirectoryPerson,
  operator: Pick<DirectoryPerson, 'id' | 'domain' | 'account'>,
): boolean {
  const hasSameName =
    person.domain === operator.domain && person.account.toLowerCase() === operator.account.toLowerCase()
  return person.id === operator.id || hasSameName
}

/** krbtgt, also those of read-only controllers; computers, managed service accounts and trusts, whose names end in `$`. */
const isMachineAccount = (account: string): boolean => /^krbtgt(_\d+)?$|\$$/i.test(account)

function isNameOf(person: DirectoryPerson, own: string): boolean {
  const wanted = own.trim().toLowerCase()
  const bare = wanted.includes('=') ? undefined : wanted.replace(/^.*\\/, '')
  const known = [person.distinguishedName, person.userPrincipalName, `${person.account}@${person.domain}`]
  return bare === person.account.toLowerCase() || known.some((name) => name?.toLowerCase() === wanted)
}

/**
 * By SID, since names are translated in domains of other languages; by name for a directory without SIDs. The groups that
 * AdminSDHolder protects, and those whose members can make themselves administrators.
 * https://learn.microsoft.com/windows-server/identity/ad-ds/plan/security-best-practices/appendix-c--protected-accounts-and-groups-in-active-directory
 */
function isProtectedGroup(group: string): boolean {
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
