/** objectGUID as text: with dashes, in lower case. The first three parts are little-endian in the bytes. */
export function formatGuid(bytes: Buffer): string {
  const hex = Buffer.from(guidOrder.map((index) => bytes[index] ?? 0)).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Undefined if the text is not a GUID. */
export function parseGuid(text: string): Buffer | undefined {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return undefined
  const bytes = Buffer.from(text.replaceAll('-', ''), 'hex')
  return Buffer.from(guidOrder.map((index) => bytes[index] ?? 0))
}

/** Its own inverse. */
const guidOrder = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]

/** `S-1-5-21-…` from the bytes of an objectSid. */
export function formatSid(bytes: Buffer): string {
  const authority = bytes.readUIntBE(2, 6)
  const parts = Array.from({ length: bytes[1] ?? 0 }, (_, index) => bytes.readUInt32LE(8 + 4 * index))
  return ['S', bytes[0], authority, ...parts].join('-')
}
