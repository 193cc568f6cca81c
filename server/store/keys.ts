import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import { type Key, type KeyFile, newKey, readKeyFile, writeKeyFile } from './key-file.ts'
import { createKeyFileCache } from './key-file-cache.ts'

export interface Keys {
  /** Path of the key file; to be backed up apart from the data. */
  readonly file: string
  /** HMAC-SHA-256 as lower-case hex. Each purpose has its own key, and different lists of parts never give the same bytes. */
  hmac(purpose: string, ...parts: string[]): string
  /** An HMAC that rotations do not change, for names and for random choices: counters continue and decoys stay the same. */
  stableHmac(purpose: string, ...parts: string[]): string
  /** Whether `mac` is the HMAC of these parts under any key of the file, also one from before a rotation. Constant time. */
  verifyHmac(mac: string, purpose: string, ...parts: string[]): boolean
  /** Id of the key for which `verifyHmac` succeeds. */
  findHmacKey(mac: string, purpose: string, ...parts: string[]): string | undefined
  /** An HMAC that names its key, `v1.KEY.HEX`, so that what still needs a key can be counted. */
  sign(purpose: string, ...parts: string[]): string
  /** Whether `signature` is the one that `sign` makes of these parts with the key that it names. Constant time. */
  verify(signature: string, purpose: string, ...parts: string[]): boolean
  /** AES-256-GCM envelope that names its key. */
  encrypt(plaintext: string, purpose: string): string
  /** Throws AppError `key-missing` if the file lacks the envelope's key, `unexpected` if the envelope was changed. */
  decrypt(envelope: string, purpose: string): string
  /** All keys, newest first. */
  list(): KeyFacts[]
  /** Adds a new key, used at once or from `usedFrom` on; the older ones stay for what was made with them. Returns its id. */
  rotate(usedFrom?: Date): string
  /** Removes a key for good. False if there is no such key, or if it is in use. */
  remove(id: string): boolean
  /** Whether the database of this file has only signed rows (`sign-existing-rows.ts`). */
  areRowsSigned(): boolean
  /** Writes the file as it is; throws what the system says if it cannot be written. */
  rewrite(): void
  /** Keeps that in the file. */
  recordRowsSigned(): void
}

export interface KeyOptions {
  mayCreate: boolean
  /** Milliseconds; default: the system's. */
  clock?: { now(): number; monotonicNow(): number }
}

const systemClock = { now: () => Date.now(), monotonicNow: () => performance.now() }

export interface KeyFacts {
  id: string
  createdAt: Date
  /** From when on it encrypts. */
  usedFrom: Date
  /** It encrypts now. */
  inUse: boolean
}

/**
 * Reads the key file, or creates it (mode 600) if `mayCreate`. Throws AppError `key-missing` if it is absent, `configuration-invalid`
 * if others can read it or it is not a key file. With a store, use `openKeys`.
 */
export function loadKeys(file: string, { mayCreate, clock = systemClock }: KeyOptions): Keys {
  const fileCache = createKeyFileCache(file, readOrCreate(file, mayCreate), clock.monotonicNow)
  const keys = () => fileCache.current().keys

  function inUse(): Key {
    const now = clock.now()
    const key = keys().find(({ usedFrom }) => usedFrom === undefined || Date.parse(usedFrom) <= now) ?? keys().at(-1)
    if (!key) throw keyMissing(file, 'holds no keys')
    return key
  }

  function named(id: string): Key | undefined {
    const find = ({ keys }: KeyFile) => keys.find((key) => key.id === id)
    // Another process may have rotated just now.
    return find(fileCache.current()) ?? find(fileCache.reread())
  }

  function madeBy(mac: string, purpose: string, ...parts: string[]): string | undefined {
    return keys().find((key) => equalSecrets(mac, hmacWith(key, purpose, parts)))?.id
  }

  return {
    file,
    hmac: (purpose, ...parts) => hmacWith(inUse(), purpose, parts),
    stableHmac(purpose, ...parts) {
      // First, since it may notice a rotation by another process.
      const key = inUse()
      return hmacWith(fileCache.names() ?? key, purpose, parts)
    },
    verifyHmac: (...of) => madeBy(...of) !== undefined,
    findHmacKey: madeBy,
    sign(purpose, ...parts) {
      const key = inUse()
      return `v1.${key.id}.${hmacWith(key, purpose, parts)}`
    },
    verify(signature, purpose, ...parts) {
      const [version, id, mac] = signature.split('.')
      if (version !== 'v1' || !id || !mac) return false
      const key = named(id)
      return key !== undefined && equalSecrets(mac, hmacWith(key, purpose, parts))
    },
    encrypt(plaintext, purpose) {
      const key = inUse()
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', deriveKey(key, 'seal', purpose), nonce)
      const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `v1.${key.id}.${nonce.toString('base64url')}.${ciphertext.toString('base64url')}`
    },
    decrypt(envelope, purpose) {
      const [version, id, nonce, ciphertext] = envelope.split('.')
      if (version !== 'v1' || !id || !nonce || !ciphertext)
        throw new AppError('unexpected', { cause: 'not an envelope' })
      const key = named(id)
      if (!key) throw keyMissing(file, 'lacks the key of something stored')
      return decryptWith(
        deriveKey(key, 'seal', purpose),
        Buffer.from(nonce, 'base64url'),
        Buffer.from(ciphertext, 'base64url'),
      )
    },
    list: () =>
      keys().map(({ id, createdAt, usedFrom = createdAt }) => ({
        id,
        createdAt: new Date(createdAt),
        usedFrom: new Date(usedFrom),
        inUse: id === inUse().id,
      })),
    rotate(usedFrom) {
      const current = fileCache.reread()
      const key = newKey(usedFrom)
      fileCache.write({ ...current, keys: [key, ...current.keys], names: current.names ?? inUse().secret })
      return key.id
    },
    remove(id) {
      const current = fileCache.reread()
      if (id === inUse().id || !current.keys.some((key) => key.id === id)) return false
      fileCache.write({ ...current, keys: current.keys.filter((key) => key.id !== id) })
      return true
    },
    areRowsSigned: () => fileCache.reread().rowsSigned === true,
    rewrite: () => fileCache.write(fileCache.reread()),
    recordRowsSigned: () => fileCache.write({ ...fileCache.reread(), rowsSigned: true }),
  }
}

function readOrCreate(file: string, mayCreate: boolean): KeyFile {
  const current = readKeyFile(file)
  if (current) return current
  if (!mayCreate) throw keyMissing(file, 'is not there')
  // Another process may create it at the same moment: the file that exists afterwards is used.
  // There is nothing yet that it could sign.
  writeKeyFile(file, { keys: [newKey()], rowsSigned: true }, { replace: false })
  return readKeyFile(file) ?? { keys: [] }
}

/** `cause` tells the operator what the text of the code, made for everyone, omits. */
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

/**
 * Compares MACs and hashes in a time that does not tell how much of one is right. Their length is no secret. A list of rows compares one for each, so
 * nothing is hashed again.
 */
export function equalSecrets(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Deriving a key costs more than using it, so derived keys are cached with their key. */
const derivedKeys = new WeakMap<Key, Record<Use, Map<string, KeyObject>>>()

/** `seal` is the old name of encryption; every stored envelope was encrypted with a key derived with it. */
type Use = 'hmac' | 'seal'

function deriveKey(key: Key, use: Use, purpose: string): KeyObject {
  let ofKey = derivedKeys.get(key)
  if (!ofKey) {
    ofKey = { hmac: new Map(), seal: new Map() }
    derivedKeys.set(key, ofKey)
  }
  const known = ofKey[use].get(purpose)
  if (known) return known
  const info = `latchkey ${use} ${purpose}`
  const derived = createSecretKey(Buffer.from(hkdfSync('sha256', key.secret, Buffer.alloc(0), info, 32)))
  ofKey[use].set(purpose, derived)
  return derived
}

function hmacWith(key: Key, purpose: string, parts: string[]): string {
  // JSON keeps parts apart and lone surrogates distinct, which UTF-8 alone would not.
  return createHmac('sha256', deriveKey(key, 'hmac', purpose))
    .update(JSON.stringify(parts))
    .digest('hex')
}

function decryptWith(key: KeyObject, nonce: Buffer, ciphertext: Buffer): string {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
    decipher.setAuthTag(ciphertext.subarray(-16))
    return Buffer.concat([decipher.update(ciphertext.subarray(0, -16)), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new AppError('unexpected', { cause })
  }
}
