import { randomInt } from 'node:crypto'
import type { Tx } from '../store/database.ts'

export interface PasscodeOrder {
  /** Characters; of each half, when it is split: so that one half alone leaves as much to guess as a whole passcode. */
  length: number
  minutes: number
  /** In two halves, for two people. */
  split?: boolean
}

export interface IssuedPasscode {
  /** One, or two halves. In clear only here. */
  parts: readonly string[]
  /** By this host's clock, to be shown; what decides is the database's. */
  expiresAt: Date
  write(tx: Tx): Promise<void>
}

/** Without what is taken for something else when read aloud or on paper: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
const alphabet = '34679ACDEFGHJKMNPQRTWXY'

export const newPasscodePart = (length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')

/** What counts of a typed passcode: capital or not, with spaces and dashes or without. */
const passcodeForm = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')

/**
 * What is hashed: the two halves of it in one order, since two people are given one each and nobody says which comes first.
 */
export function passcodeSecret(typed: string): string {
  const form = passcodeForm(typed)
  const half = Math.ceil(form.length / 2)
  return [form.slice(0, half), form.slice(half)].sort().join('')
}
