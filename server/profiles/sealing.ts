import { AppError } from '../../shared/errors.ts'
import type { Keys } from '../store/keys.ts'

export type SealedKind = 'question' | 'answer' | 'contact' | 'totp'

/** An envelope that opens for this person only: whoever can write to the database cannot move it to somebody else's row. */
export function sealFor(keys: Keys, kind: SealedKind, personId: string, text: string): string {
  return keys.seal(JSON.stringify([personId, text]), `profile ${kind}`)
}

/** Throws AppError `key-missing`, and `unexpected` for an envelope that is not this person's. */
export function openFor(keys: Keys, kind: SealedKind, personId: string, envelope: string): string {
  const [owner, text] = JSON.parse(keys.open(envelope, `profile ${kind}`)) as [string, string]
  if (owner !== personId) throw new AppError('unexpected', { cause: new Error(`a sealed ${kind} is somebody else's`) })
  return text
}
