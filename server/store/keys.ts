import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import { type Key, newKey, readKeyFile, writeKeyFile } from './key-file.ts'

export interface Keys {
  /** Where they lie; to be backed up apart from the data. */
  readonly file: string
  /** HMAC-SHA-256 as lower-case hex. Each purpose has a key of its own, and no two lists of parts give the same bytes. */
  hmac(purpose: string, ...parts: string[]): string
  /** Whether `mac` is the HMAC of these parts under any key of the file, also one from before a rotation. Constant time. */
  verifyHmac(mac: string, purpose: string, ...parts: string[]): boolean
  /** AES-256-GCM envelope that names its key. */
  seal(plaintext: string, purpose: string): string
  /** Throws AppError `key-missing` when the file lacks the envelope's key, `unexpected` when the envelope was changed. */
  open(envelope: string, purpose: string): string
  /** A new key in front; the older ones stay for what was made with them. Gives its id. */
  rotate(): string
}

/**
 * Reads the key file, or makes it (mode 600) when `mayCreate`. Throws AppError `key-missing` when it is not there though it should be,
 * `configuration-invalid` when others can read it or it is not a key file. `openKeys` is the way in beside a store.
 */
export function loadKeys(file: string, options: { mayCreate: boolean }): Keys {
  let keys = readKeyFile(file)
  if (!keys) {
    if (!options.mayCreate) throw keyMissing(file, 'is not there')
    // Another process may make it at the same moment: the file that stands afterwards counts.
    writeKeyFile(file, [newKey()], { replace: false })
    keys = readKeyFile(file) ?? []
  }
  const newest = () => {
    const [key] = keys ?? []
    if (!key) throw keyMissing(file, 'holds no keys')
    return key
  }

  return {
    file,
    hmac: (purpose, ...parts) => hmacWith(newest(), purpose, parts),
    verifyHmac(mac, purpose, ...parts) {
      return (keys ?? []).some((key) => equalSecrets(mac, hmacWith(key, purpose, parts)))
    },
    seal(plaintext, purpose) {
      const key = newest()
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', derived(key, 'seal', purpose), nonce)
      const sealed = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `v1.${key.id}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`
    },
    open(envelope, purpose) {
      const [version, id, nonce, sealed] = envelope.split('.')
      if (version !== 'v1' || !id || !nonce || !sealed) throw new AppError('unexpected', { cause: 'not an envelope' })
      let key = keys?.find((one) => one.id === id)
      if (!key) {
        // Another process may have rotated since we read the file.
        keys = readKeyFile(file) ?? keys
        key = keys?.find((one) => one.id === id)
      }
      if (!key) throw keyMissing(file, 'lacks the key of something stored')
      return decrypt(derived(key, 'seal', purpose), Buffer.from(nonce, 'base64url'), Buffer.from(sealed, 'base64url'))
    },
    rotate() {
      const key = newKey()
      keys = [key, ...(readKeyFile(file) ?? [])]
      writeKeyFile(file, keys, { replace: true })
      return key.id
    },
  }
}

/** `cause` says to the operator what the code's wording, made for everybody, leaves out. */
export function keyMissing(file: string, what: string): AppError {
  const cause = new Error(
    `The key file ${file} ${what}, but the database holds data that only its keys open. Put the file back from its backup; a new one cannot replace it.`,
  )
  return new AppError('key-missing', { cause, values: { file } })
}

/** 256 random bits, base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a token: its SHA-256, lower-case hex. Tokens are random, so neither salt nor stretching adds anything. */
export function hashToken(token: string): string {
  return hash('sha256', token)
}

/** Compares in a time that depends on neither value: both are hashed to one length first. */
export function equalSecrets(one: string, other: string): boolean {
  const digest = (value: string) => hash('sha256', value, 'buffer')
  return timingSafeEqual(digest(one), digest(other))
}

/** Deriving costs more than using; a key knows its own, so that they go with it. */
const derivedKeys = new WeakMap<Key, Map<string, KeyObject>>()

function derived(key: Key, use: 'hmac' | 'seal', purpose: string): KeyObject {
  const ofKey = derivedKeys.get(key) ?? new Map<string, KeyObject>()
  derivedKeys.set(key, ofKey)
  const info = `latchkey ${use} ${purpose}`
  const known =
    ofKey.get(info) ?? createSecretKey(Buffer.from(hkdfSync('sha256', key.secret, Buffer.alloc(0), info, 32)))
  ofKey.set(info, known)
  return known
}

function hmacWith(key: Key, purpose: string, parts: string[]): string {
  // JSON keeps parts apart and lone surrogates distinct, which UTF-8 alone would not.
  return createHmac('sha256', derived(key, 'hmac', purpose))
    .update(JSON.stringify(parts))
    .digest('hex')
}

function decrypt(key: KeyObject, nonce: Buffer, sealed: Buffer): string {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
    decipher.setAuthTag(sealed.subarray(-16))
    return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new AppError('unexpected', { cause })
  }
}
