import { AppError } from '../../shared/errors.ts'
import type { Keys } from '../store/keys.ts'

/**
 * Encrypts a text for this person only: an attacker who can write to the database cannot move it to another person's row. `kind`, such as
 * `contact` or `totp`, is part of the purpose `profile <kind>` in `store/encrypted-columns.ts`.
 */
export function encryptFor(keys: Keys, kind: string, personId: string, text: string): string {
  return keys.encrypt(JSON.stringify([personId, text]), `profile ${kind}`)
}

/** Throws AppError `key-missing`, and `unexpected` for an envelope that is not this person's. */
export function decryptFor(keys: Keys, kind: string, personId: string, envelope: string): string {
  const [owner, text] = JSON.parse(keys.decrypt(envelope, `profile ${kind}`)) as [string, string]
  if (owner !== personId)
    throw new AppError('unexpected', { cause: new Error(`an encrypted ${kind} belongs to another person`) })
  return text
}
