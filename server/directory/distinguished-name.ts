/**
 * Distinguished names as scopes compare them: RFC 4514 texts differ in case, in spaces beside commas, and in how a character is
 * escaped, and still name one object.
 */
export function normaliseName(distinguishedName: string): string {
  // Nearly every name is written so already, and scopes hold thousands.
  if (!writtenOtherwise.test(distinguishedName)) return distinguishedName.toLowerCase().normalize('NFC')
  return partsOf(distinguishedName).join(',')
}

/** An escape, or a space beside what stands between the parts. */
const writtenOtherwise = /\\|^\s|\s$|\s[,=]|[,=]\s/

/** Containers that hold the object, nearest first, as `normaliseName` writes them: its organisational units up to the domain. */
export function containersOf(distinguishedName: string): string[] {
  const [, ...parts] = partsOf(distinguishedName)
  return parts.map((_, index) => parts.slice(index).join(','))
}

/** What a scope's entry is compared by: a distinguished name normalised, a SID or a name in lower case. */
export function scopeKey(name: string): string {
  return isDistinguishedName(name) ? normaliseName(name) : name.trim().toLowerCase()
}

export const isDistinguishedName = (text: string): boolean => /^\s*[a-z][a-z0-9-]*\s*=/i.test(text)

export const isSid = (text: string): boolean => /^s-1(-\d+){2,}$/i.test(text.trim())

function partsOf(distinguishedName: string): string[] {
  const parts = distinguishedName.match(/(?:\\[\s\S]|[^\\,])+/g) ?? []
  return parts.map((part) => {
    const equals = part.indexOf('=')
    return `${part.slice(0, equals).trim()}=${unescaped(part.slice(equals + 1).trim())}`.toLowerCase()
  })
}

/** One way of writing each character: escaped where it would else end the part, plain everywhere else. */
function unescaped(value: string): string {
  if (!value.includes('\\')) return value.normalize('NFC')
  const plain = value.replace(/((?:\\[0-9a-f]{2})+)|\\([\s\S])/gi, (_, run: string | undefined, character: string) =>
    run === undefined ? character : Buffer.from(run.replaceAll('\\', ''), 'hex').toString('utf8'),
  )
  return plain.replace(/[\\,]/g, '\\$&').normalize('NFC')
}
