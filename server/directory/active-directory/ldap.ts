import { type Client, type Entry, EqualityFilter, type Filter, PresenceFilter, ResultCodeError } from 'ldapts'
import type { LdapAnswer } from './codes.ts'

/** The answer in an error of ldapts, or undefined if the controller has not answered. */
export function toLdapAnswer(error: unknown): LdapAnswer | undefined {
  if (!(error instanceof ResultCodeError)) return undefined
  return { code: error.code, text: error.message.replace(/ Code: 0x[0-9a-f]+$/, '') }
}

/** Binary attributes. ldapts must be told, since it returns bytes that happen to be UTF-8 as text. */
const binary = ['invocationId', 'objectGUID', 'objectSid', 'tokenGroups']

/** All matches, in pages: without paging Windows stops at 1000. Referrals to other domains are ignored. */
export async function search(
  client: Client,
  base: string,
  options: { filter: Filter; scope: 'base' | 'sub'; attributes: string[]; pageSize?: number },
): Promise<Entry[]> {
  const { filter, scope, attributes, pageSize = 500 } = options
  const paged = scope === 'base' ? false : { pageSize }
  const { searchEntries } = await client.search(base, {
    filter,
    scope,
    attributes,
    paged,
    explicitBufferAttributes: binary,
  })
  return searchEntries
}

/** One object, or undefined if it does not exist, may not be seen or does not fit. */
export async function readEntry(
  client: Client,
  dn: string,
  attributes: string[],
  filter = anything,
): Promise<Entry | undefined> {
  try {
    return (await search(client, dn, { scope: 'base', filter, attributes }))[0]
  } catch (error) {
    // 32: no such object; 34: Windows' answer for a GUID that never existed.
    if (toLdapAnswer(error)?.code === 32 || toLdapAnswer(error)?.code === 34) return undefined
    throw error
  }
}

const anything: Filter = new PresenceFilter({ attribute: 'objectClass' })

export const equals = (attribute: string, value: string | Buffer): Filter => new EqualityFilter({ attribute, value })

/** Values of an attribute as text; servers differ in the case of attribute names. */
export function texts(entry: Entry, attribute: string): string[] {
  return valuesOf(entry, attribute).map((value) => (typeof value === 'string' ? value : value.toString('utf8')))
}

export const text = (entry: Entry, attribute: string): string | undefined => texts(entry, attribute)[0]

export function buffers(entry: Entry, attribute: string): Buffer[] {
  return valuesOf(entry, attribute).map((value) => (typeof value === 'string' ? Buffer.from(value, 'utf8') : value))
}

function valuesOf(entry: Entry, attribute: string): (string | Buffer)[] {
  const name = findSpelling(entry, attribute)
  const value = name === undefined ? [] : (entry[name] ?? [])
  return Array.isArray(value) ? value : [value]
}

/** How the entry spells this attribute. ldapts names each one that was asked for, also without values, so that most are found as they are written. */
export function findSpelling(entry: Entry, attribute: string): string | undefined {
  if (Object.hasOwn(entry, attribute)) return attribute
  const wanted = attribute.toLowerCase()
  return Object.keys(entry).find((key) => key.toLowerCase() === wanted)
}
