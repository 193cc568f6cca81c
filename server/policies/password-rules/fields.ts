import { z } from 'zod'
import { languages } from '../../../shared/languages/pick-language.ts'
import { parsePositions } from '../../../shared/password-policy/character-set.ts'
import { charactersOf } from '../../../shared/password-policy/characters.ts'

/** Fields that rules share. Problems of an administrator's settings are codes, as messages. */

export const caseSensitive = z.boolean().default(false).meta({ label: 'password-rules.fields.caseSensitive' })
export const reversed = z.boolean().default(true).meta({ label: 'password-rules.fields.reversed' })
export const leet = z.boolean().default(true).meta({ label: 'password-rules.fields.leet' })

export const limit = (label: string, { min = 1, max = 256 } = {}) => z.int().min(min).max(max).meta({ label })

const froms = ['upper', 'lower', 'digit', 'special', 'uncased', 'letter', 'these'] as const

/** A set of characters and its places; `count` for those that are required. */
export const characterPlaces = {
  from: z.enum(froms).meta({
    label: 'password-rules.fields.from',
    choices: Object.fromEntries(froms.map((from) => [from, `password-rules.fields.from-${from}`])),
  }),
  these: z.string().max(100).optional().meta({ label: 'password-rules.fields.these' }),
  positions: z
    .string()
    .max(100)
    .refine((text) => parsePositions(text) !== undefined, { error: 'positions-invalid' })
    .optional()
    .meta({ label: 'password-rules.fields.positions', hint: 'password-rules.fields.positions-hint' }),
  ending: limit('password-rules.fields.ending').optional(),
}

/** Whoever says "these" says which. */
export const theseGiven = ({ from, these = '' }: { from: string; these?: string }) =>
  from !== 'these' || charactersOf(these).length > 0

/** A text in some of the program's languages. */
export const texts = z
  .partialRecord(z.enum(languages as readonly [string, ...string[]]), z.string().trim().min(1).max(500))
  .refine((all) => Object.keys(all).length > 0, { error: 'text-missing' })
  .meta({ label: 'password-rules.fields.texts' })

/** In the person's language, else in English, else in whichever it was written. */
export function textIn(all: z.output<typeof texts>, language: string): string {
  return all[language] ?? all[language.split('-')[0] ?? ''] ?? all.en ?? Object.values(all)[0] ?? ''
}
