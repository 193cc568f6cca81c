/**
 * The form in which scopes compare distinguished names: RFC 4514 texts that differ in case, in spaces beside commas, or in how a
 * character is escaped can name the same object.
 */
export function normaliseDistinguishedName(distinguishedName: string): string {
  // Nearly every name is in this form already, and scopes hold thousands.
  if (!needsNormalising.test(distinguishedName)) return distinguishedName.toLowerCase().normalize('NFC')
  return splitParts(distinguishedName).join(',')
}

/** An escape, or a space beside a separator. */
const needsNormalising = /\\|^\s|\s$|\s[,=]|[,=]\s/

/** Containers of the object, nearest first and normalised: its organisational units up to the domain. */
export function listContainers(distinguishedName: string): string[] {
  const [, ...parts] = splitParts(distinguishedName)
  return parts.map((_, index) => parts.slice(index).join(','))
}

/** Where the object lies, in words and from the outside in: its domain, then the names of its containers. */
export function listLocation(distinguishedName: string): string[] {
  const parts = (distinguishedName.match(rdn) ?? []).slice(1)
  const isDomain = (part: string) => /^\s*dc\s*=/i.test(part)
  const nameOf = (part: string) => (part.slice(part.indexOf('=') + 1).match(characters) ?? []).map(decode).join('')
  const domain = parts.filter(isDomain).map(nameOf).join('.')
  const containers = parts.filter((part) => !isDomain(part)).map(nameOf)
  return [...(domain === '' ? [] : [domain]), ...containers.reverse()]
}

/** The form in which a scope's entry is compared: a normalised distinguished name, or a SID or name in lower case. */
export function toScopeKey(name: string): string {
  return isDistinguishedName(name) ? normaliseDistinguishedName(name) : name.trim().toLowerCase()
}

/**
 * The values of `DirectoryPerson.groups` for one group; without `group` only its SID is known. A name that looks like a SID or a
 * distinguished name is left out: a person who may name a group must not be able to pass it off as another.
 */
export function toGroupKeys(sid: string, group?: { name: string; distinguishedName: string }): string[] {
  if (group === undefined) return [sid.toLowerCase()]
  const name = group.name.toLowerCase()
  const names = isSid(name) || isDistinguishedName(name) ? [] : [name]
  return [...names, sid.toLowerCase(), normaliseDistinguishedName(group.distinguishedName)]
}

export const isDistinguishedName = (text: string): boolean => /^\s*[a-z][a-z0-9-]*\s*=/i.test(text)

export const isSid = (text: string): boolean => /^s-1(-\d+){2,}$/i.test(text.trim())

function splitParts(distinguishedName: string): string[] {
  const parts = distinguishedName.match(rdn) ?? []
  return parts.map((part) => {
    const equals = part.indexOf('=')
    return `${part.slice(0, equals).trim()}=${normaliseValue(part.slice(equals + 1))}`.toLowerCase()
  })
}

/** One part of a distinguished name. */
const rdn = /(?:\\[\s\S]|[^\\,])+/g

/** A run of escaped bytes, an escaped character, or a plain one. */
const characters = /(?:\\[0-9a-f]{2})+|\\[\s\S]|[\s\S]/gi

/** Writes each character in one way: escaped where it would otherwise end the part or be taken away with the spaces around it, plain everywhere else. */
function normaliseValue(value: string): string {
  if (!value.includes('\\')) return value.trim().normalize('NFC')
  const written = value.match(characters) ?? []
  const isKept = (character: string) => character.trim() !== ''
  const plain = written
    .slice(written.findIndex(isKept), written.findLastIndex(isKept) + 1)
    .map(decode)
    .join('')
  return plain.replace(/[\\,]|^ | $/g, '\\$&').normalize('NFC')
}

function decode(written: string): string {
  if (!written.startsWith('\\') || written.length === 1) return written
  const isBytes = /^(?:\\[0-9a-f]{2})+$/i.test(written)
  return isBytes ? Buffer.from(written.replaceAll('\\', ''), 'hex').toString('utf8') : written.slice(1)
}

/** The object's own name: the value of the first part, without escapes. */
export function firstNameOf(distinguishedName: string): string {
  const [part = ''] = distinguishedName.match(rdn) ?? []
  return (part.slice(part.indexOf('=') + 1).match(characters) ?? []).map(decode).join('')
}
