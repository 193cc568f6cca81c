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
import { heldKeyFile } from './held-key-file.ts'
import { type Key, type KeyFile, newKey, readKeyFile, writeKeyFile } from './key-file.ts'

export interface Keys {
  /** Where they lie; to be backed up apart from the data. */
  readonly file: string
  /** HMAC-SHA-256 as lower-case hex. Each purpose has a key of its own, and no two lists of parts give the same bytes. */
  hmac(purpose: string, ...parts: string[]): string
  /** The same for what things are named and drawn by: a rotation changes none of it, so counters go on and decoys stay who they are. */
  lastingHmac(purpose: string, ...parts: string[]): string
  /** Whether `mac` is the HMAC of these parts under any key of the file, also one from before a rotation. Constant time. */
  verifyHmac(mac: string, purpose: string, ...parts: string[]): boolean
  /** Id of the key that `verifyHmac` finds. */
  madeBy(mac: string, purpose: string, ...parts: string[]): string | undefined
  /** AES-256-GCM envelope that names its key. */
  seal(plaintext: string, purpose: string): string
  /** Throws AppError `key-missing` when the file lacks the envelope's key, `unexpected` when the envelope was changed. */
  open(envelope: string, purpose: string): string
  /** All there are, newest first. */
  list(): KeyFacts[]
  /** A new key in front, used at once or from then on; the older ones stay for what was made with them. Gives its id. */
  rotate(usedFrom?: Date): string
  /** For good. False: there is no such key, or it is the one in use. */
  remove(id: string): boolean
}

export interface KeyFacts {
  id: string
  createdAt: Date
  /** Since when, or from when on, things are sealed with it. */
  usedFrom: Date
  /** What is sealed now is sealed with it. */
  inUse: boolean
}

/**
 * Reads the key file, or makes it (mode 600) when `mayCreate`. Throws AppError `key-missing` when it is not there though it should be,
 * `configuration-invalid` when others can read it or it is not a key file. `openKeys` is the way in beside a store.
 */
export function loadKeys(file: string, options: { mayCreate: boolean }): Keys {
  const held = heldKeyFile(file, readOrMake(file, options.mayCreate))
  const keys = () => held.current().keys

  function inUse(): Key {
    const now = Date.now()
    const key = keys().find(({ usedFrom }) => usedFrom === undefined || Date.parse(usedFrom) <= now) ?? keys().at(-1)
    if (!key) throw keyMissing(file, 'holds no keys')
    return key
  }

  function madeBy(mac: string, purpose: string, ...parts: string[]): string | undefined {
    return keys().find((key) => equalSecrets(mac, hmacWith(key, purpose, parts)))?.id
  }

  return {
    file,
    hmac: (purpose, ...parts) => hmacWith(inUse(), purpose, parts),
    lastingHmac(purpose, ...parts) {
      // First, since it may be what finds that somebody has rotated.
      const key = inUse()
      return hmacWith(held.names() ?? key, purpose, parts)
    },
    verifyHmac: (...of) => madeBy(...of) !== undefined,
    madeBy,
    seal(plaintext, purpose) {
      const key = inUse()
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', derived(key, 'seal', purpose), nonce)
      const sealed = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `v1.${key.id}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`
    },
    open(envelope, purpose) {
      const [version, id, nonce, sealed] = envelope.split('.')
      if (version !== 'v1' || !id || !nonce || !sealed) throw new AppError('unexpected', { cause: 'not an envelope' })
      const named = ({ keys }: KeyFile) => keys.find((one) => one.id === id)
      // Another process may have rotated just now.
      const key = named(held.current()) ?? named(held.reread())
      if (!key) throw keyMissing(file, 'lacks the key of something stored')
      return decrypt(derived(key, 'seal', purpose), Buffer.from(nonce, 'base64url'), Buffer.from(sealed, 'base64url'))
    },
    list: () =>
      keys().map(({ id, createdAt, usedFrom = createdAt }) => ({
        ...{ id, createdAt: new Date(createdAt), usedFrom: new Date(usedFrom), inUse: id === inUse().id },
      })),
    rotate(usedFrom) {
      const standing = held.reread()
      const key = newKey(usedFrom)
      held.write({ keys: [key, ...standing.keys], names: standing.names ?? inUse().secret })
      return key.id
    },
    remove(id) {
      const { keys, names } = held.reread()
      if (id === inUse().id || !keys.some((key) => key.id === id)) return false
      held.write({ keys: keys.filter((key) => key.id !== id), names })
      return true
    },
  }
}

function readOrMake(file: string, mayCreate: boolean): KeyFile {
  const standing = readKeyFile(file)
  if (standing) return standing
  if (!mayCreate) throw keyMissing(file, 'is not there')
  // Another process may make it at the same moment: the file that stands afterwards counts.
  writeKeyFile(file, { keys: [newKey()] }, { replace: false })
  return readKeyFile(file) ?? { keys: [] }
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
