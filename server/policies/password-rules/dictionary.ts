import { z } from 'zod'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { wordPlaces } from '../password-lists/dictionary.ts'
import { leet, limit, reversed } from './fields.ts'
import { defineOwnRule } from './own-rule.ts'

/** No words imported, nothing refused: an empty dictionary holds no word. */
export const dictionary = defineOwnRule({
  id: 'dictionary',
  settings: z.strictObject({
    where: z
      .enum(wordPlaces)
      .default('within')
      .meta({
        label: 'password-rules.dictionary.where',
        choices: Object.fromEntries(wordPlaces.map((one) => [one, `password-rules.dictionary.${one}`])),
      }),
    shortest: limit('password-rules.dictionary.shortest', { min: 3, max: 32 }).default(4),
    reversed,
    leet,
  }),
  inForce: (settings) => ruleInForce('dictionary', settings),
  async judge(password, settings, { lists }) {
    const words = await lists.dictionary()
    return { found: words?.find(password, settings) !== undefined }
  },
})
