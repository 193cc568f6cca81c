import { type Score, ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'
import type { About } from './rule.ts'

/** How hard a password is to guess, from 0 (at once) to 4 (not in years). Advice only: it never decides, the rules do. */
export type Strength = Score

/** Beyond this the estimate stays the same and only takes longer (the time grows with the square of the length). */
const longestEstimated = 64

/** Makes the estimate. Its dictionaries are large: imported by `strength-worker.ts` alone, so that no page waits for them. */
export function strengthEstimate(): (password: string, about: About) => Strength {
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common, ...english },
    graphs: adjacencyGraphs,
    maxLength: longestEstimated,
  })
  return (password, { account = '', displayName = '' }) =>
    zxcvbn.check(password, [account, ...displayName.split(/\s+/)].filter(Boolean)).score
}
