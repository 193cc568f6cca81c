import { inflateRawSync } from 'node:zlib'

const centralHeader = 0x02014b50

/** The files of a zip archive by name, without its folders (PKWARE appnote 4.3; stored or deflated, no zip64). */
export function readZip(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const end = zip.lastIndexOf('PK\x05\x06')
  let at = zip.readUInt32LE(end + 16)
  while (zip.readUInt32LE(at) === centralHeader) {
    const size = zip.readUInt32LE(at + 20)
    const nameLength = zip.readUInt16LE(at + 28)
    const local = zip.readUInt32LE(at + 42)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const content = zip.subarray(from, from + size)
    if (!name.endsWith('/')) files.set(name, zip.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content))
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return files
}
