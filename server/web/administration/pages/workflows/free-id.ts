/** The longest identifier that the server takes. */
const maxLength = 60

/** An identifier made of a name, such as `back-from-leave`; what has no Latin letters becomes `workflow`. */
export function toIdentifier(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase()
  const words = plain.split(/[^a-z0-9]+/).filter(Boolean)
  while (words[0] !== undefined && !/^[a-z]/.test(words[0])) words.shift()
  const id = words.join('-').slice(0, maxLength).replace(/-+$/, '')
  return id === '' ? 'workflow' : id
}

/** The wanted identifier, or with the first number that is free: `lock`, `lock-2`, `lock-3`. */
export function findFreeId(wanted: string, taken: Iterable<string>): string {
  const known = new Set(taken)
  if (!known.has(wanted)) return wanted
  const stem = wanted.replace(/-\d+$/, '')
  for (let number = 2; ; number++) {
    const end = `-${number}`
    const id = `${stem.slice(0, maxLength - end.length).replace(/-+$/, '')}${end}`
    if (!known.has(id)) return id
  }
}
