import { X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'

/**
 * The text of a file that an administrator wrote, in whichever editor: UTF-8 or UTF-16, with or without a byte order mark. Throws an Error
 * whose message ends a sentence that begins with the file's name, and what the system throws if it cannot be read.
 */
export function readTextFile(path: string): string {
  const bytes = readFileSync(path)
  try {
    // It leaves the mark out.
    return new TextDecoder(findEncoding(bytes), { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Error('is not text in UTF-8: save it as UTF-8', { cause })
  }
}

/** Settings and passwords are mostly of ASCII, whose second byte is zero in UTF-16. */
function findEncoding([first, second]: Uint8Array): string {
  if (first === 0xff || second === 0) return 'utf-16le'
  if (first === 0xfe || first === 0) return 'utf-16be'
  return 'utf-8'
}

/**
 * A password or another secret alone in a file. Throws like `readTextFile`, and if there is none: an editor empties a file before it writes it, and a
 * directory takes a bind without a password for an anonymous one, which succeeds.
 */
export function readSecretFile(path: string): string {
  const secret = readTextFile(path).trimEnd()
  if (secret === '') throw new Error('is empty: write the secret into it')
  return secret
}

/**
 * Reads the file again when it was replaced or changed. While it cannot be read as meant, for example half written, the value read last stays. Throws what
 * `read` throws the first time.
 */
export function createFileReader<Value>(path: string, read: (path: string) => Value): () => Value {
  let mark = markFile(path)
  let value = read(path)
  return () => {
    const current = markFile(path)
    if (current === undefined || current === mark) return value
    try {
      value = read(path)
      mark = current
    } catch {
      // Another program may be writing it: read again the next time.
    }
    return value
  }
}

/** Changes with the file, also where a link leads to another one. */
function markFile(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats && `${stats.ino} ${stats.size} ${stats.mtimeMs}`
}

/**
 * Certificates as PEM, also from a file with one in DER, as Windows exports it. Throws like `readTextFile`, and if there is no certificate in it that
 * can be read.
 */
export function readCertificates(path: string): string {
  const bytes = readFileSync(path)
  // ASN.1's mark of a sequence and a length of several bytes, which no text begins with.
  if (bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80) return parse(bytes).toString()
  const text = readTextFile(path)
  const [first] = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(text) ?? []
  if (first === undefined) throw new Error('has no certificate: export it as Base-64 (PEM)')
  parse(first)
  return text
}

/** Days before its end from which a certificate is warned of: time to order another one. */
export const certificateWarningDays = 30

function parse(certificate: Buffer | string): X509Certificate {
  try {
    return new X509Certificate(certificate)
  } catch (cause) {
    throw new Error('has a certificate that cannot be read: export it again as Base-64 (PEM)', { cause })
  }
}

/** The end of a sentence that begins with the file's name: what is wrong with it. */
export const describeUnreadable = (error: unknown): string =>
  error instanceof Error && !('code' in error) ? error.message : 'cannot be read'
