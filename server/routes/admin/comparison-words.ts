import { getTranslator, type Translator } from '../../../shared/languages/translator.ts'
import { toAgeUnit } from '../../../shared/password-policy/rules/ages.ts'
import type { ComparedLimit, DirectoryComparison } from '../../policies/compare-with-directory.ts'

/** What the directory asks for beside a policy, a sentence for each. */
export interface ComparisonFinding {
  about: ComparedLimit['limit'] | 'complexity' | 'history'
  /** `directory-stricter`: the rule of the policy changes nothing. */
  verdict: ComparedLimit['verdict']
  text: string
}

export function describeComparison(
  { limits, complexity, history, resetIgnoresHistory }: DirectoryComparison,
  language: string,
): ComparisonFinding[] {
  const t = getTranslator(language)
  const kept = history === 0 ? 'none' : resetIgnoresHistory ? 'changes' : 'always'
  return [
    ...limits.map((compared) => describeLimit(t, compared)),
    { about: 'complexity', verdict: complexity, text: t(`password-rules.compare.complexity-${complexity}`) },
    {
      about: 'history',
      verdict: history === 0 ? 'neither' : 'theirs',
      text: t(`password-rules.compare.history-${kept}`, { count: history }),
    },
  ]
}

function describeLimit(t: Translator, { limit, verdict, theirs = 0, own = 0 }: ComparedLimit): ComparisonFinding {
  const format = (value: number) =>
    limit === 'length'
      ? t('password-rules.compare.characters', { count: value })
      : t('password-rules.compare.age', toAgeUnit(value))
  const values = { limit: t(`password-rules.${limit}.name`), theirs: format(theirs), own: format(own) }
  return { about: limit, verdict, text: t(`password-rules.compare.${verdict}`, values) }
}
