import { z } from 'zod'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { textIn, texts } from './fields.ts'
import { defineOwnRule } from './own-rule.ts'
import { compilePattern, patternProblem } from './pattern.ts'

/** Judged by RE2's syntax, on the server alone: no pattern of an administrator can hold it up, and none reaches a page. */
export const regularExpression = defineOwnRule({
  id: 'regular-expression',
  settings: z
    .strictObject({
      pattern: z.string().min(1).max(1000).meta({ label: 'password-rules.regular-expression.pattern' }),
      must: z
        .enum(['match', 'not-match'])
        .default('match')
        .meta({
          label: 'password-rules.regular-expression.must',
          choices: {
            match: 'password-rules.regular-expression.match',
            'not-match': 'password-rules.regular-expression.not-match',
          },
        }),
      ignoreCase: z.boolean().default(false).meta({ label: 'password-rules.regular-expression.ignoreCase' }),
      texts,
    })
    .superRefine(({ pattern }, { addIssue }) => {
      const problem = patternProblem(pattern)
      if (problem) addIssue({ code: 'custom', path: ['pattern'], message: 'pattern-invalid', params: { ...problem } })
    }),
  inForce: ({ texts, ...settings }, language) =>
    ruleInForce('regular-expression', { ...settings, text: textIn(texts, language) }),
  async judge(password, { pattern, ignoreCase, must }) {
    const matches = compilePattern(pattern, ignoreCase).test(password.normalize('NFC'))
    return { found: matches !== (must === 'match') }
  },
})
