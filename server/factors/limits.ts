import type { GuessLimit } from '../activities/guess-limit.ts'
import {
  accountGuesses,
  callerGuesses,
  enrolmentCodeGuesses,
  mutualProofGuesses,
  passwordGuesses,
  staffPasskeyGuesses,
  staffTotpGuesses,
} from './common/guess-limits.ts'
import { factors } from './index.ts'

/** Every limit of guesses with the name of what is guessed: the table of docs/security.md#guesses. Several factors may share one. */
export const namedLimits: readonly (readonly [string, GuessLimit])[] = [
  ['all factors together', accountGuesses],
  ['caller-check', callerGuesses],
  ['password', passwordGuesses],
  ['mutual-proof', mutualProofGuesses],
  ['staff-totp', staffTotpGuesses],
  ['staff-passkey', staffPasskeyGuesses],
  ['enrolment-code', enrolmentCodeGuesses],
  ...factors.flatMap(({ id, guesses }) => (guesses ? [[id, guesses] as const] : [])),
]

export const guessLimits: readonly GuessLimit[] = [...new Set(namedLimits.map(([, limit]) => limit))]
