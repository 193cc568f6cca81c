import { AndFilter, type Entry, type Filter, OrFilter } from 'ldapts'
import { readAccountName } from '../account-name.ts'
import type { DirectoryPerson, FindResult } from '../directory.ts'
import { isDistinguishedName } from '../distinguished-name.ts'
import type { Domain, Reading } from './domain.ts'
import { groupsOf } from './groups.ts'
import { guidBytes, guidText } from './identifiers.ts'
import { answerOf, buffers, equals, readEntry, search, text, texts } from './ldap.ts'

/** Nobody's name: control characters cannot be in one. Asked for in place of what is no name, so that it takes as long. */
const nobody = '\u0001nobody'

export function findPerson(
  domain: Domain,
  reading: Reading,
  account: string,
  chosenDomain?: string,
): Promise<FindResult> {
  const name = readAccountName(account)
  const wanted = name?.domain ?? chosenDomain
  const isOurs = wanted === undefined || domain.isNamed(wanted)
  const filters = [equals('sAMAccountName', name !== undefined && isOurs ? name.user : nobody)]
  filters.push(equals('userPrincipalName', name?.principal ?? nobody))
  return locate(domain, reading, new OrFilter({ filters }))
}

export async function personById(domain: Domain, reading: Reading, id: string): Promise<DirectoryPerson | undefined> {
  const guid = guidBytes(id)
  if (guid === undefined) return undefined
  const result = await locate(domain, reading, equals('objectGUID', guid))
  return result.found === 'one' ? result.person : undefined
}

export async function personAt(
  domain: Domain,
  reading: Reading,
  distinguishedName: string,
): Promise<DirectoryPerson | undefined> {
  if (!isDistinguishedName(distinguishedName)) return undefined
  const result = await locate(domain, reading, equals('distinguishedName', distinguishedName))
  return result.found === 'one' ? result.person : undefined
}

export async function wholePerson(domain: Domain, reading: Reading, dn: string): Promise<DirectoryPerson | undefined> {
  const entry = await readEntry(reading.client, dn, personAttributes)
  return entry && personOf(entry, domain.name(), await groupsOf(domain, reading, entry))
}

/**
 * The same questions whether somebody is found or not: a search, one entry read whole, its groups. For nobody whoever was found
 * last is read in their place and forgotten; before that the built-in guest.
 */
async function locate(domain: Domain, reading: Reading, which: Filter): Promise<FindResult> {
  const { client, facts } = reading
  const filter = new AndFilter({ filters: [equals('objectClass', 'user'), which] })
  const base = domain.options.base ?? facts.domainDn
  const found = await search(client, base, { scope: 'sub', filter, attributes: ['objectGUID'] }).catch(manyWhenTooMany)
  const [first, another] = found
  const only = another === undefined ? first?.dn : undefined
  const dn = only ?? domain.standIn.dn ?? `<SID=${facts.domainSid}-501>`
  const entry = await readEntry(client, dn, personAttributes)
  const groups = entry === undefined ? [] : await groupsOf(domain, reading, entry)
  if (another !== undefined) return { found: 'many' }
  if (only === undefined || entry === undefined) return { found: 'none' }
  domain.standIn.dn = only
  return { found: 'one', person: personOf(entry, domain.name(), groups) }
}

/** 4: more matches than the controller gives at once. */
function manyWhenTooMany(error: unknown): Entry[] {
  if (answerOf(error)?.code === 4) return [{ dn: '' }, { dn: '' }]
  throw error
}

/** What a person is made of; `tokenGroups` besides, where one entry is read. */
export const plainAttributes = [
  ...['objectGUID', 'objectSid', 'objectClass', 'userAccountControl', 'adminCount', 'servicePrincipalName'],
  ...['sAMAccountName', 'userPrincipalName', 'displayName', 'cn', 'givenName', 'sn', 'mail', 'preferredLanguage'],
  ...['mobile', 'telephoneNumber', 'department', 'title', 'employeeID', 'manager', 'primaryGroupID'],
]
const personAttributes = [...plainAttributes, 'tokenGroups']

export function personOf(entry: Entry, domain: string, groups: string[]): DirectoryPerson {
  const account = text(entry, 'sAMAccountName') ?? ''
  const guid = buffers(entry, 'objectGUID')[0]
  return {
    id: guid === undefined ? '' : guidText(guid),
    domain,
    distinguishedName: entry.dn,
    account,
    userPrincipalName: text(entry, 'userPrincipalName'),
    displayName: text(entry, 'displayName') ?? text(entry, 'cn') ?? account,
    givenName: text(entry, 'givenName'),
    surname: text(entry, 'sn'),
    mail: text(entry, 'mail'),
    mobile: text(entry, 'mobile'),
    telephone: text(entry, 'telephoneNumber'),
    department: text(entry, 'department'),
    title: text(entry, 'title'),
    employeeId: text(entry, 'employeeID'),
    manager: text(entry, 'manager'),
    language: languageOf(text(entry, 'preferredLanguage')),
    adminCount: Number(text(entry, 'adminCount') ?? 0) > 0,
    kind: kindOf(entry, account),
    groups,
  }
}

/** What stands there is typed by people: a list with weights, or nonsense. */
function languageOf(written: string | undefined): string | undefined {
  const first = written?.split(/[,;]/)[0]?.trim()
  try {
    return first ? Intl.getCanonicalLocales(first.replace('_', '-'))[0] : undefined
  } catch {
    return undefined
  }
}

/** A user object with a service principal name is the account of a service, whatever it is called. */
function kindOf(entry: Entry, account: string): DirectoryPerson['kind'] {
  const classes = texts(entry, 'objectClass').map((name) => name.toLowerCase())
  const flags = Number(text(entry, 'userAccountControl') ?? 0)
  if (classes.some((name) => name.endsWith('managedserviceaccount'))) return 'service'
  if (flags & trustAccount) return 'trust'
  if (classes.includes('computer') || flags & (workstation | server)) return 'computer'
  if (account.toLowerCase() === 'krbtgt' || texts(entry, 'servicePrincipalName').length > 0) return 'service'
  return 'user'
}

/** sAMAccountType of an ordinary user object: no computer, no trust, no managed service account. Indexed. */
export const ordinaryUsers: Filter = equals('sAMAccountType', '805306368')

const trustAccount = 0x800
const workstation = 0x1000
const server = 0x2000
