import { createHash } from 'node:crypto'
import { z } from 'zod'
import { wordPlaces } from '../password-lists/dictionary.ts'
import { choice, leet, limit, pickText, reversed, texts } from './fields.ts'
import { compilePattern, findPatternProblem } from './pattern.ts'
import { definePolicyRule } from './policy-rule.ts'

const publicService = 'https://api.pwnedpasswords.com/range/'
const sources = ['list', 'service', 'both'] as const
const reactions = ['accept', 'refuse'] as const

/**
 * Looked up in the imported list, at a service, or both. A service is asked only where an administrator chose it, and gets the first
 * five of the forty hexadecimal digits of the password's SHA-1 and nothing else: some 2,000 passwords look alike to it.
 */
export const breached = definePolicyRule({
  id: 'breached',
  settings: z.strictObject({
    source: choice(sources, 'password-rules.breached.source', 'password-rules.breached.*').default('list'),
    service: z
      .url({ protocol: /^https$/ })
      .default(publicService)
      .meta({ label: 'password-rules.breached.address' }),
    whenUnavailable: choice(reactions, 'password-rules.breached.whenUnavailable', 'password-rules.breached.*').default(
      'accept',
    ),
  }),
  async evaluate(password, { source, service, whenUnavailable }, { lists }) {
    const hash = createHash('sha1').update(password, 'utf8').digest()
    const answers: ('unavailable' | boolean)[] = []
    if (source !== 'service') answers.push(await lists.isBreached(hash))
    if (source !== 'list' && !answers.includes(true)) answers.push(await lists.isBreachedAtService(service, hash))
    if (answers.includes(true)) return { found: true }
    return answers.includes('unavailable') && whenUnavailable === 'refuse' ? 'unavailable' : { found: false }
  },
})

/** Refuses nothing until words are imported: an empty dictionary holds no word. */
export const dictionary = definePolicyRule({
  id: 'dictionary',
  settings: z.strictObject({
    where: choice(wordPlaces, 'password-rules.dictionary.where', 'password-rules.dictionary.*').default('within'),
    shortest: limit('password-rules.dictionary.shortest', { min: 3, max: 32 }).default(4),
    reversed,
    leet,
  }),
  async evaluate(password, settings, { lists }) {
    const words = await lists.loadDictionary()
    return { found: words?.find(password, settings) !== undefined }
  },
})

const matchModes = ['match', 'not-match'] as const

/** In RE2's syntax and on the server alone: no pattern of an administrator can block it, and none reaches a page. */
export const regularExpression = definePolicyRule({
  id: 'regular-expression',
  settings: z
    .strictObject({
      pattern: z.string().min(1).max(1000).meta({ label: 'password-rules.regular-expression.pattern' }),
      must: choice(matchModes, 'password-rules.regular-expression.must', 'password-rules.regular-expression.*').default(
        'match',
      ),
      ignoreCase: z.boolean().default(false).meta({ label: 'password-rules.regular-expression.ignoreCase' }),
      texts,
    })
    .superRefine(({ pattern }, { addIssue }) => {
      const problem = findPatternProblem(pattern)
      if (problem) addIssue({ code: 'custom', path: ['pattern'], message: 'pattern-invalid', params: { ...problem } })
    }),
  convert: ({ texts, ...settings }, language) => ({ ...settings, text: pickText(texts, language) }),
  async evaluate(password, { pattern, ignoreCase, must }) {
    const matches = compilePattern(pattern, ignoreCase).test(password.normalize('NFC'))
    return { found: matches !== (must === 'match') }
  },
})

export const strength = definePolicyRule({
  id: 'strength',
  settings: z.strictObject({ min: limit('password-rules.strength.min', { max: 4 }).default(3) }),
  async evaluate(password, _settings, { person: { account, displayName }, lists }) {
    return { score: await lists.estimateStrength(password, { account, displayName }) }
  },
})
