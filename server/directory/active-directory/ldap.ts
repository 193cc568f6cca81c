import { type Client, type Entry, EqualityFilter, type Filter, PresenceFilter, ResultCodeError } from 'ldapts'
import type { LdapAnswer } from './codes.ts'

/** The answer in an error of ldapts, or undefined where the controller has not answered. */
export function answerOf(error: unknown): LdapAnswer | undefined {
  if (!(error instanceof ResultCodeError)) return undefined
  return { code: error.code, text: error.message.replace(/ Code: 0x[0-9a-f]+$/, '') }
}

/** Attributes that are bytes. ldapts must be told, since bytes that happen to be UTF-8 would come as text. */
const binary = ['objectGUID', 'objectSid', 'tokenGroups']

/** Everything that matches, in pages: Windows stops at 1000 without. Referrals to other domains are left alone. */
export async function search(
  client: Client,
  base: string,
  of: { filter: Filter; scope: 'base' | 'sub'; attributes: string[]; pageSize?: number },
): Promise<Entry[]> {
  const { filter, scope, attributes } = of
  const paged = scope === 'base' ? false : { pageSize: of.pageSize ?? 500 }
  const { searchEntries } = await client.search(base, {
    ...{ filter, scope, attributes, paged },
    explicitBufferAttributes: binary,
  })
  return searchEntries
}

/** One object, or undefined when it is not there or may not be seen. */
export async function readEntry(client: Client, dn: string, attributes: string[]): Promise<Entry | undefined> {
  try {
    return (await search(client, dn, { scope: 'base', filter: anything, attributes }))[0]
  } catch (error) {
    // 32: no such object; 34: what Windows says of a GUID that never was.
    if (answerOf(error)?.code === 32 || answerOf(error)?.code === 34) return undefined
    throw error
  }
}

const anything: Filter = new PresenceFilter({ attribute: 'objectClass' })

export const equals = (attribute: string, value: string | Buffer): Filter => new EqualityFilter({ attribute, value })

/** Values of an attribute as text; servers do not agree on the case of names. */
export function texts(entry: Entry, attribute: string): string[] {
  return valuesOf(entry, attribute).map((value) => (typeof value === 'string' ? value : value.toString('utf8')))
}

export const text = (entry: Entry, attribute: string): string | undefined => texts(entry, attribute)[0]

export function buffers(entry: Entry, attribute: string): Buffer[] {
  return valuesOf(entry, attribute).map((value) => (typeof value === 'string' ? Buffer.from(value, 'utf8') : value))
}

function valuesOf(entry: Entry, attribute: string): (string | Buffer)[] {
  const name = Object.keys(entry).find((key) => key.toLowerCase() === attribute.toLowerCase())
  return name === undefined ? [] : [entry[name] ?? []].flat()
}
