import { equalSecrets, type Keys } from '../store/keys.ts'

/**
 * HMAC over something that may be erased later: a person's name, or a text that a person typed. What is erased has an HMAC of its
 * own, which only the program can make, so that a value emptied or replaced by an attacker with the database alone is found. Rotations
 * do not change it, since nothing else would need the old key for it.
 */
export function signErasable(keys: Keys, purpose: ErasablePurpose, place: string[], value: string | null): string {
  return keys.stableHmac(purpose, ...place, ...(value === null ? [] : [value]))
}

export function isErasableUnchanged(
  keys: Keys,
  purpose: ErasablePurpose,
  place: string[],
  stored: { value: string | null; hmac: string },
): boolean {
  return equalSecrets(stored.hmac, signErasable(keys, purpose, place, stored.value))
}

type ErasablePurpose = 'audit subject' | 'audit text'
