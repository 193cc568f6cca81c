import { z } from 'zod'
import { characterClasses } from '../../../shared/password-policy/characters.ts'
import type { RuleId } from '../../../shared/password-policy/check.ts'
import { passwordRules } from '../../../shared/password-policy/index.ts'
import { keyboards } from '../../../shared/password-policy/keyboards.ts'
import { day } from '../../../shared/password-policy/rules/ages.ts'
import { relaxableRules } from '../../../shared/password-policy/rules/passphrase.ts'
import {
  caseSensitive,
  characterPositions,
  choiceList,
  choiceTexts,
  dayLimit,
  hasGivenCharacters,
  limit,
  pickText,
  texts,
} from './fields.ts'
import { breached, dictionary, regularExpression, strength } from './lookup-rules.ts'
import { definePolicyRule, type PolicyRule } from './policy-rule.ts'
import { userProperties } from './user-properties.ts'

const ids = passwordRules.map(({ id }) => id) as [RuleId, ...RuleId[]]
const classCount = (label: string) => limit(label, { min: 0, max: 32 }).default(1)

/** Every password rule that an administrator may set, sorted by id. */
export const policyRules: readonly PolicyRule[] = [
  breached,
  definePolicyRule({
    id: 'categories',
    settings: z
      .strictObject({
        of: limit('password-rules.categories.of', { max: characterClasses.length }).default(3),
        counts: z
          .strictObject({
            upper: classCount('password-rules.fields.from-upper'),
            lower: classCount('password-rules.fields.from-lower'),
            digit: classCount('password-rules.fields.from-digit'),
            special: classCount('password-rules.fields.from-special'),
            uncased: classCount('password-rules.fields.from-uncased'),
          })
          .prefault({})
          .meta({ label: 'password-rules.categories.counts' }),
      })
      .refine(({ of, counts }) => Object.values(counts).filter((count) => count > 0).length >= of, {
        error: 'more-kinds-than-count',
        path: ['of'],
      }),
  }),
  // Windows' rule, for domains that do not ask for it.
  definePolicyRule({ id: 'complexity', settings: z.strictObject({}) }),
  // Only shown; may replace the texts of other rules, which are then checked when the password is sent.
  definePolicyRule({
    id: 'custom-text',
    settings: z.strictObject({
      texts,
      hides: z
        .array(z.enum(ids))
        .default([])
        .meta({ label: 'password-rules.custom-text.hides', choices: choiceTexts(ids, 'password-rules.*.name') }),
    }),
    convert: ({ texts, ...settings }, language) => ({ ...settings, text: pickText(texts, language) }),
  }),
  dictionary,
  definePolicyRule({
    id: 'difference',
    settings: z
      .strictObject({
        edits: limit('password-rules.difference.edits', { max: 32 }).optional(),
        fresh: limit('password-rules.difference.fresh', { max: 32 }).optional(),
      })
      .refine(({ edits, fresh }) => edits !== undefined || fresh !== undefined, { error: 'limit-missing' }),
  }),
  definePolicyRule({
    id: 'different-characters',
    settings: z.strictObject({ min: limit('password-rules.different-characters.min', { min: 2, max: 32 }) }),
  }),
  definePolicyRule({
    id: 'disallowed-characters',
    settings: z
      .strictObject(characterPositions)
      .refine(hasGivenCharacters, { error: 'characters-missing', path: ['these'] }),
  }),
  definePolicyRule({
    id: 'keyboard-walks',
    settings: z.strictObject({
      // Four keys of a row are a part of ordinary words, such as "property".
      max: limit('password-rules.keyboard-walks.max', { min: 2, max: 12 }).default(4),
      keyboards: choiceList(keyboards, 'password-rules.keyboard-walks.keyboards', 'password-rules.keyboard-walks.*'),
    }),
  }),
  definePolicyRule({ id: 'length', settings: z.strictObject({ min: limit('password-rules.fields.min') }) }),
  // Shown when a password is chosen; a scheduled job asks for a new one after that time.
  definePolicyRule({
    id: 'maximum-age',
    settings: z.strictObject({ days: dayLimit(3650) }),
    convert: ({ days }) => ({ maxAge: days * day }),
  }),
  definePolicyRule({
    id: 'maximum-length',
    settings: z.strictObject({ max: limit('password-rules.fields.max', { min: 8 }) }),
  }),
  // On top of the directory's: the longer one applies.
  definePolicyRule({
    id: 'minimum-age',
    settings: z.strictObject({ days: dayLimit(365) }),
    convert: ({ days }) => ({ minAge: days * day }),
  }),
  definePolicyRule({
    id: 'passphrase',
    settings: z.strictObject({
      words: limit('password-rules.passphrase.words', { min: 2, max: 12 }).default(4),
      min: limit('password-rules.fields.min', { min: 15 }).default(20),
      relaxes: z
        .array(z.enum(relaxableRules))
        .default([...relaxableRules])
        .meta({
          label: 'password-rules.passphrase.relaxes',
          choices: choiceTexts(relaxableRules, 'password-rules.*.name'),
        }),
    }),
  }),
  regularExpression,
  definePolicyRule({
    id: 'repeated-characters',
    settings: z
      .strictObject({
        inSuccession: limit('password-rules.repeated-characters.inSuccession', { max: 32 }).optional(),
        anywhere: limit('password-rules.repeated-characters.anywhere', { max: 32 }).optional(),
        caseSensitive,
      })
      .refine(({ inSuccession, anywhere }) => inSuccession !== undefined || anywhere !== undefined, {
        error: 'limit-missing',
      }),
  }),
  definePolicyRule({
    id: 'required-characters',
    settings: z
      .strictObject({
        ...characterPositions,
        count: limit('password-rules.required-characters.count', { max: 32 })
          .optional()
          .meta({ hint: 'password-rules.required-characters.count-hint' }),
      })
      .refine(hasGivenCharacters, { error: 'characters-missing', path: ['these'] }),
    convert({ count, ...settings }) {
      const isAnywhere = settings.positions === undefined && settings.ending === undefined
      return { ...settings, count: count ?? (isAnywhere ? 1 : undefined) }
    },
  }),
  definePolicyRule({
    id: 'runs',
    settings: z
      .strictObject({
        numeric: limit('password-rules.runs.numeric', { max: 32 }).optional(),
        alphabetic: limit('password-rules.runs.alphabetic', { max: 32 }).optional(),
      })
      .refine(({ numeric, alphabetic }) => numeric !== undefined || alphabetic !== undefined, {
        error: 'limit-missing',
      }),
  }),
  strength,
  definePolicyRule({
    id: 'symmetry',
    settings: z
      .strictObject({
        palindrome: z.boolean().default(true).meta({ label: 'password-rules.symmetry.palindrome' }),
        mirrored: limit('password-rules.symmetry.mirrored', { min: 0, max: 32 }).optional(),
        caseSensitive,
      })
      .refine(({ palindrome, mirrored }) => palindrome || mirrored !== undefined, { error: 'limit-missing' }),
  }),
  userProperties,
]
