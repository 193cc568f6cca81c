import { randomInt } from 'node:crypto'
import { readCode } from '../../../shared/digits.ts'

/** Without what is mistaken for something else when read aloud or on paper: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
const alphabet = '34679ACDEFGHJKMNPQRTWXY'

/** Random characters for a code that people read aloud or copy from paper: 4.5 bits each. */
export const createSpokenCode = (length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')

/** The same characters, always the same ones for a digest in hex. */
export const toSpokenCode = (digest: string, length: number): string =>
  [...Buffer.from(digest, 'hex').subarray(0, length)].map((byte) => alphabet[byte % alphabet.length]).join('')

/** Without case, spaces and dashes, as people type them differently. */
export const normaliseSpokenCode = (typed: string): string => readCode(typed).toUpperCase()
