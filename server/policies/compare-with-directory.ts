import { listSettings } from '../../shared/password-policy/check.ts'
import type { PasswordRule } from '../../shared/password-policy/rule.ts'
import type { DirectoryPasswordPolicy } from '../directory/directory.ts'
import { minComplexLength } from './evaluate-password.ts'

export const comparedLimits = ['length', 'minimum-age', 'maximum-age'] as const

/** `theirs` and `own`: each asks for something and the other for nothing. */
export const verdicts = ['directory-stricter', 'equal', 'policy-stricter', 'theirs', 'own', 'neither'] as const

/** One limit of the directory beside that of the policy. Ages in milliseconds, a length in characters. */
export interface ComparedLimit {
  limit: (typeof comparedLimits)[number]
  verdict: (typeof verdicts)[number]
  theirs?: number
  own?: number
}

export interface DirectoryComparison {
  limits: ComparedLimit[]
  complexity: Extract<(typeof verdicts)[number], 'equal' | 'theirs' | 'own' | 'neither'>
  /** Passwords that the directory remembers. A policy has no rule of this kind. */
  history: number
  /** A reset by the service account may take a remembered password all the same. */
  resetIgnoresHistory: boolean
}

/** Which of the two asks for more: the directory's policy, or the rules of a management policy. */
export function compareWithDirectory(
  rules: readonly PasswordRule[],
  { minLength, complexity, minAge, maxAge, historyLength, resetIgnoresHistory = false }: DirectoryPasswordPolicy,
): DirectoryComparison {
  const length = Math.max(minLength, complexity ? minComplexLength : 0)
  return {
    limits: [
      compare('length', length, max(listSettings(rules, 'length').map(({ min }) => min)), 'more'),
      compare('minimum-age', minAge, max(listSettings(rules, 'minimum-age').map((one) => one.minAge)), 'more'),
      compare('maximum-age', maxAge, min(listSettings(rules, 'maximum-age').map((one) => one.maxAge)), 'less'),
    ],
    complexity: toVerdict(complexity, listSettings(rules, 'complexity').length > 0),
    history: historyLength,
    resetIgnoresHistory,
  }
}

/** Nothing and 0 ask for nothing. */
const max = (values: readonly number[]): number | undefined => (values.length === 0 ? undefined : Math.max(...values))
const min = (values: readonly number[]): number | undefined => (values.length === 0 ? undefined : Math.min(...values))

/** `stricter`: whether a limit is stricter that is more, or less. */
function compare(
  limit: ComparedLimit['limit'],
  theirs: number | undefined,
  own: number | undefined,
  stricter: 'more' | 'less',
): ComparedLimit {
  if (!theirs || !own) {
    const verdict = toVerdict(Boolean(theirs), Boolean(own))
    return { limit, verdict, ...(theirs && { theirs }), ...(own && { own }) }
  }
  const isTheirs = stricter === 'more' ? theirs > own : theirs < own
  const verdict = theirs === own ? 'equal' : isTheirs ? 'directory-stricter' : 'policy-stricter'
  return { limit, verdict, theirs, own }
}

const toVerdict = (theirs: boolean, own: boolean) =>
  theirs && own ? 'equal' : theirs ? 'theirs' : own ? 'own' : 'neither'
