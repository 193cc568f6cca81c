import { type Score, ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'
import type { PasswordOwner } from './rule.ts'

/** How hard a password is to guess, from 0 (at once) to 4 (not in years). Only advice: the rules decide. */
export type Strength = Score

/** A longer text does not change the estimate and only takes longer (the time grows with the square of the length). */
const maxEstimatedLength = 64

/** Its dictionaries are large, so only `strength-worker.ts` imports it and no page waits for them. */
export function createStrengthEstimate(): (password: string, about: PasswordOwner) => Strength {
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common, ...english },
    graphs: adjacencyGraphs,
    maxLength: maxEstimatedLength,
  })
  return (password, { account = '', displayName = '' }) =>
    zxcvbn.check(password, [account, ...displayName.split(/\s+/)].filter(Boolean)).score
}
