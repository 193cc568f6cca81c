import { AndFilter, type Entry, OrFilter } from 'ldapts'
import type { LookupResult, ScopeTarget } from '../directory.ts'
import { isDistinguishedName, isSid, normaliseName } from '../distinguished-name.ts'
import type { Reading } from './domain.ts'
import { sidText } from './identifiers.ts'
import { answerOf, buffers, equals, readEntry, search, text, texts } from './ldap.ts'

const attributes = ['objectClass', 'objectSid', 'cn', 'ou', 'name']

/** What may hold people and be named by a scope. */
const containers = ['organizationalunit', 'container', 'builtindomain', 'domaindns']

export async function lookup(reading: Reading, name: string): Promise<LookupResult> {
  const { client, facts } = reading
  const wanted = name.trim()
  if (wanted === '' || wanted.length > 2000 || !wanted.isWellFormed() || /\p{Cc}/u.test(wanted)) return none
  if (isSid(wanted)) return found(await readEntry(client, `<SID=${wanted.toUpperCase()}>`, attributes))
  if (isDistinguishedName(wanted)) {
    // A controller answers a name of another domain with a referral.
    const isOurs = `,${normaliseName(wanted)}`.endsWith(`,${normaliseName(facts.domainDn)}`)
    return isOurs ? found(await readWhole(client, wanted)) : none
  }
  const named = new OrFilter({ filters: [equals('sAMAccountName', wanted), equals('cn', wanted)] })
  const filter = new AndFilter({ filters: [equals('objectClass', 'group'), named] })
  const groups = await search(client, facts.domainDn, { scope: 'sub', filter, attributes })
  return groups.length > 1 ? { found: 'many' } : found(groups[0])
}

/** 10: a referral, for what this controller takes for another domain's. */
async function readWhole(client: Reading['client'], name: string): Promise<Entry | undefined> {
  try {
    return await readEntry(client, name, attributes)
  } catch (error) {
    if (answerOf(error)?.code === 10) return undefined
    throw error
  }
}

const none: LookupResult = { found: 'none' }

function found(entry: Entry | undefined): LookupResult {
  const what = entry && targetOf(entry)
  return what === undefined ? none : { found: 'one', what }
}

/** Undefined for a person, a computer, and whatever else is no scope. */
function targetOf(entry: Entry): ScopeTarget | undefined {
  const classes = texts(entry, 'objectClass').map((name) => name.toLowerCase())
  const name = text(entry, 'name') ?? text(entry, 'cn') ?? text(entry, 'ou') ?? entry.dn
  const [sid] = buffers(entry, 'objectSid')
  if (classes.includes('group') && sid !== undefined) {
    return { kind: 'group', name, distinguishedName: entry.dn, sid: sidText(sid).toLowerCase() }
  }
  const isContainer = classes.some((one) => containers.includes(one))
  return isContainer ? { kind: 'container', name, distinguishedName: entry.dn } : undefined
}
