/**
 * The id of what stands in for an account that does not exist: the hexadecimal digits of its key, spelt in ASCII byte by byte. Of the random ids of a
 * directory one in 2^64 looks so.
 */
export function toDecoyId(key: string): string {
  const hex = Buffer.from(key.slice(0, 16)).toString('hex').padEnd(32, '0').slice(0, 32)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

export const isDecoyId = (id: string): boolean => /^(3\d|6[1-6]){16}$/.test(id.replaceAll('-', ''))
