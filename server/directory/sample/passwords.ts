import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * A salted HMAC, fast on purpose: these are practice passwords, which the server prints when it starts. No real secret may be
 * stored this way; answers and passcodes of people are hashed with Argon2id.
 */
export interface HashedPassword {
  salt: string
  hash: string
}

export function hashPassword(password: string): HashedPassword {
  const salt = randomBytes(16).toString('hex')
  return { salt, hash: digest(salt, password).toString('hex') }
}

export function isPassword(password: string, hashed: HashedPassword): boolean {
  return timingSafeEqual(digest(hashed.salt, password), Buffer.from(hashed.hash, 'hex'))
}

const digest = (salt: string, password: string) => createHmac('sha256', salt).update(password, 'utf16le').digest()
