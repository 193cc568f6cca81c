import { AndFilter, type Entry, type Filter, OrFilter } from 'ldapts'
import { parseAccountName, selectByName } from '../account-name.ts'
import { isDecoyId } from '../decoy-id.ts'
import { attributeName, type DirectoryPerson, type FindResult } from '../directory.ts'
import { isDistinguishedName, normaliseDistinguishedName } from '../distinguished-name.ts'
import { readMailAddress } from '../mail-address.ts'
import { type DomainContext, type ReadContext, reportOnce } from './domain.ts'
import { readGroups } from './groups.ts'
import { formatGuid, parseGuid } from './identifiers.ts'
import { buffers, equals, findSpelling, readEntry, search, text, texts, toLdapAnswer } from './ldap.ts'
import { guidDn, stateAttributes } from './state.ts'

/** Cannot be an account name, since it contains a control character. Searched in place of invalid names, so that it takes as long. */
const impossibleName = '\u0001nobody'

export async function findPerson(reading: ReadContext, account: string, chosenDomain?: string): Promise<FindResult> {
  const name = parseAccountName(account)
  const wanted = name?.domain ?? chosenDomain
  const isOurs = wanted === undefined || reading.domain.matchesName(wanted)
  const filters = [equals('sAMAccountName', name !== undefined && isOurs ? name.user : impossibleName)]
  filters.push(equals('userPrincipalName', name?.principal ?? impossibleName))
  filters.push(equals('mail', name?.principal ?? impossibleName))
  const choose = (entries: readonly Entry[]) =>
    selectByName(entries, name, (entry) => ({
      account: text(entry, 'sAMAccountName'),
      userPrincipalName: text(entry, 'userPrincipalName'),
      mail: text(entry, 'mail'),
    }))
  return locate(reading, new OrFilter({ filters }), choose)
}

/** A person, and the entry that it was made from. */
export interface PersonEntry {
  person: DirectoryPerson
  entry: Entry
}

/**
 * Reads the entry with the state of the account, and its groups, in one search. For the id of a decoy the person who was found last is read in the
 * same way and discarded, so that it costs the controller the same.
 */
export async function findPersonById(reading: ReadContext, id: string): Promise<PersonEntry | undefined> {
  const { domain, client, facts } = reading
  if (parseGuid(id) === undefined) return undefined
  const entry = await readEntry(client, dnFor(reading, id), withState, isUser)
  const groups = entry === undefined ? [] : await readGroups(reading, entry)
  if (isDecoyId(id) || entry === undefined || !isBelow(entry.dn, domain.options.base ?? facts.domainDn))
    return undefined
  Object.assign(domain.standIn, { dn: entry.dn, id })
  return { entry, person: toReportedPerson(domain, entry, groups) }
}

export async function findPersonByDistinguishedName(
  reading: ReadContext,
  distinguishedName: string,
): Promise<DirectoryPerson | undefined> {
  if (!isDistinguishedName(distinguishedName)) return undefined
  const result = await locate(reading, equals('distinguishedName', distinguishedName))
  return result.found === 'one' ? result.person : undefined
}

export async function readAttribute(reading: ReadContext, id: string, name: string): Promise<string | undefined> {
  if (parseGuid(id) === undefined || !attributeName.test(name)) return undefined
  const entry = await readEntry(reading.client, dnFor(reading, id), [name])
  if (isDecoyId(id) || entry === undefined) return undefined
  // A controller spells the name as its schema does.
  const spelled = findSpelling(entry, name)
  return spelled !== undefined && spelled !== 'dn' ? text(entry, spelled) : undefined
}

export async function readPerson(reading: ReadContext, dn: string): Promise<DirectoryPerson | undefined> {
  const entry = await readEntry(reading.client, dn, personAttributes)
  return entry && toPerson(entry, reading.domain.name(), await readGroups(reading, entry))
}

/**
 * Sends the same queries whether a person is found or not: a search, one entry read completely, its groups. If no person is found,
 * the person found last is read and discarded, or the built-in guest account before that.
 */
async function locate(
  reading: ReadContext,
  which: Filter,
  choose = (entries: readonly Entry[]) => entries,
): Promise<FindResult> {
  const { domain, client, facts } = reading
  const filter = new AndFilter({ filters: [isUser, which] })
  const base = domain.options.base ?? facts.domainDn
  const found = await search(client, base, { scope: 'sub', filter, attributes: nameAttributes }).catch(treatAsAmbiguous)
  const [first, another] = choose(found)
  const only = another === undefined ? first?.dn : undefined
  const entry = await readEntry(client, only ?? standInDn(reading), personAttributes)
  const groups = entry === undefined ? [] : await readGroups(reading, entry)
  if (another !== undefined) return { found: 'many' }
  if (only === undefined || entry === undefined) return { found: 'none' }
  const person = toReportedPerson(domain, entry, groups)
  Object.assign(domain.standIn, { dn: only, id: person.id })
  return { found: 'one', person }
}

/** Names the entry that is read for an id. For a decoy's it is the stand-in's, and nothing of it is told. */
export const dnFor = (reading: ReadContext, id: string): string => (isDecoyId(id) ? standInDn(reading) : guidDn({ id }))

/** Who is read in place of a person who is not found. */
const standInDn = ({ domain, facts }: ReadContext): string => domain.standIn.dn ?? `<SID=${facts.domainSid}-501>`

function toReportedPerson(domain: DomainContext, entry: Entry, groups: string[]): DirectoryPerson {
  const person = toPerson(entry, domain.name(), groups)
  reportOddMail(domain, person, text(entry, 'mail'))
  return person
}

const isBelow = (dn: string, base: string): boolean =>
  `,${normaliseDistinguishedName(dn)}`.endsWith(`,${normaliseDistinguishedName(base)}`)

/** What `findPerson` tells several matches apart by. */
const nameAttributes = ['sAMAccountName', 'userPrincipalName', 'mail']

function reportOddMail(domain: DomainContext, { id, account, mail }: DirectoryPerson, attribute = ''): void {
  if (mail !== undefined || attribute.trim() === '') return
  const sentence = `${account}@${domain.name()} has a mail attribute that is not one address, so no mail is sent there: correct it in the directory.`
  reportOnce(domain, `mail of ${id}`, sentence)
}

/** 4: more matches than the controller returns at once. */
function treatAsAmbiguous(error: unknown): Entry[] {
  if (toLdapAnswer(error)?.code === 4) return [{ dn: '' }, { dn: '' }]
  throw error
}

/** The attributes of a person; `tokenGroups` is added if a single entry is read. */
export const plainAttributes = [
  'objectGUID',
  'objectSid',
  'objectClass',
  'userAccountControl',
  'adminCount',
  'servicePrincipalName',
  'sAMAccountName',
  'userPrincipalName',
  'displayName',
  'cn',
  'givenName',
  'sn',
  'mail',
  'preferredLanguage',
  'mobile',
  'telephoneNumber',
  'department',
  'title',
  'employeeID',
  'manager',
  'primaryGroupID',
]
const personAttributes = [...plainAttributes, 'tokenGroups']
const withState = [...new Set([...personAttributes, ...stateAttributes])]

export function toPerson(entry: Entry, domain: string, groups: string[]): DirectoryPerson {
  const account = text(entry, 'sAMAccountName') ?? ''
  const guid = buffers(entry, 'objectGUID')[0]
  return {
    id: guid === undefined ? '' : formatGuid(guid),
    domain,
    distinguishedName: entry.dn,
    account,
    userPrincipalName: text(entry, 'userPrincipalName'),
    displayName: text(entry, 'displayName') ?? text(entry, 'cn') ?? account,
    givenName: text(entry, 'givenName'),
    surname: text(entry, 'sn'),
    mail: readMailAddress(text(entry, 'mail')),
    mobile: text(entry, 'mobile'),
    telephone: text(entry, 'telephoneNumber'),
    department: text(entry, 'department'),
    title: text(entry, 'title'),
    employeeId: text(entry, 'employeeID'),
    manager: text(entry, 'manager'),
    language: parseLanguage(text(entry, 'preferredLanguage')),
    adminCount: Number(text(entry, 'adminCount') ?? 0) > 0,
    kind: toKind(entry, account),
    groups,
  }
}

/** People type the attribute: it may be a list with weights, or nonsense. */
function parseLanguage(written: string | undefined): string | undefined {
  const first = written?.split(/[,;]/)[0]?.trim()
  try {
    return first ? Intl.getCanonicalLocales(first.replace('_', '-'))[0] : undefined
  } catch {
    return undefined
  }
}

/** A user object with a service principal name is a service account, whatever its name is. */
function toKind(entry: Entry, account: string): DirectoryPerson['kind'] {
  const classes = texts(entry, 'objectClass').map((name) => name.toLowerCase())
  const flags = Number(text(entry, 'userAccountControl') ?? 0)
  if (classes.some((name) => name.endsWith('managedserviceaccount'))) return 'service'
  if (flags & trustAccount) return 'trust'
  if (classes.includes('computer') || flags & (workstation | server)) return 'computer'
  if (account.toLowerCase() === 'krbtgt' || texts(entry, 'servicePrincipalName').length > 0) return 'service'
  return 'user'
}

const isUser: Filter = equals('objectClass', 'user')

/** sAMAccountType of an ordinary user object: not a computer, trust or managed service account. Indexed. */
export const ordinaryUsers: Filter = equals('sAMAccountType', '805306368')

const trustAccount = 0x800
const workstation = 0x1000
const server = 0x2000
