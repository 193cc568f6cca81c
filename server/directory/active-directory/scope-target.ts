import { AndFilter, type Entry, OrFilter } from 'ldapts'
import { isDistinguishedName, isSid, normaliseDistinguishedName } from '../distinguished-name.ts'
import type { ScopeTarget, ScopeTargetResult } from '../scope-target.ts'
import type { ReadContext } from './domain.ts'
import { formatGuid, formatSid, parseGuid } from './identifiers.ts'
import { buffers, equals, readEntry, search, text, texts, toLdapAnswer } from './ldap.ts'

export const targetAttributes = ['objectClass', 'objectGUID', 'objectSid', 'cn', 'ou', 'name']

/** Classes of objects that contain people and that a scope may name. */
export const containers = ['organizationalunit', 'container', 'builtindomain', 'domaindns']

export async function findScopeTarget(reading: ReadContext, name: string): Promise<ScopeTargetResult> {
  const { client, facts } = reading
  const wanted = name.trim()
  if (wanted === '' || wanted.length > 2000 || !wanted.isWellFormed() || /\p{Cc}/u.test(wanted)) return none
  if (isSid(wanted)) return toResult(await readEntry(client, `<SID=${wanted.toUpperCase()}>`, targetAttributes))
  if (parseGuid(wanted)) return toResult(await readOwnEntry(client, `<GUID=${wanted}>`))
  if (isDistinguishedName(wanted)) {
    // A controller would answer a name of another domain with a referral.
    const isOurs = `,${normaliseDistinguishedName(wanted)}`.endsWith(`,${normaliseDistinguishedName(facts.domainDn)}`)
    return isOurs ? toResult(await readOwnEntry(client, wanted)) : none
  }
  const named = new OrFilter({ filters: [equals('sAMAccountName', wanted), equals('cn', wanted)] })
  const filter = new AndFilter({ filters: [equals('objectClass', 'group'), named] })
  const groups = await search(client, facts.domainDn, { scope: 'sub', filter, attributes: targetAttributes })
  return groups.length > 1 ? { found: 'many' } : toResult(groups[0])
}

/** 10: a referral, because the controller assigns the name to another domain. */
async function readOwnEntry(client: ReadContext['client'], name: string): Promise<Entry | undefined> {
  try {
    return await readEntry(client, name, targetAttributes)
  } catch (error) {
    if (toLdapAnswer(error)?.code === 10) return undefined
    throw error
  }
}

const none: ScopeTargetResult = { found: 'none' }

function toResult(entry: Entry | undefined): ScopeTargetResult {
  const what = entry && toTarget(entry)
  return what === undefined ? none : { found: 'one', what }
}

/** Undefined for a person, a computer and any other object that is not a scope. */
export function toTarget(entry: Entry): ScopeTarget | undefined {
  const classes = texts(entry, 'objectClass').map((name) => name.toLowerCase())
  const name = text(entry, 'name') ?? text(entry, 'cn') ?? text(entry, 'ou') ?? entry.dn
  const [sid] = buffers(entry, 'objectSid')
  const [guid] = buffers(entry, 'objectGUID')
  if (guid === undefined) return undefined
  const what = { name, distinguishedName: entry.dn, id: formatGuid(guid) }
  if (classes.includes('group') && sid !== undefined) {
    return { kind: 'group', ...what, sid: formatSid(sid).toLowerCase() }
  }
  const isContainer = classes.some((one) => containers.includes(one))
  return isContainer ? { kind: 'container', ...what } : undefined
}
