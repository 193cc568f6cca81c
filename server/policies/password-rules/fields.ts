import { z } from 'zod'
import { languages } from '../../../shared/languages/pick-language.ts'
import { parsePositions } from '../../../shared/password-policy/character-set.ts'
import { charactersOf } from '../../../shared/password-policy/characters.ts'

/** Fields that several rules share. A problem in an administrator's settings is a code, given as the message. */

export const caseSensitive = z.boolean().default(false).meta({ label: 'password-rules.fields.caseSensitive' })
export const reversed = z.boolean().default(true).meta({ label: 'password-rules.fields.reversed' })
export const leet = z.boolean().default(true).meta({ label: 'password-rules.fields.leet' })

export const limit = (label: string, { min = 1, max = 256 } = {}) => z.int().min(min).max(max).meta({ label })

export const dayLimit = (max: number) =>
  z.int().min(1).max(max).meta({ label: 'password-rules.fields.days', unit: 'days' })

/** One of these values. A form control shows each by the text of `textKeys`, in which `*` stands for the value. */
export const choice = <const Value extends string>(values: readonly Value[], label: string, textKeys: string) =>
  z.enum(values).meta({ label, choices: choiceTexts(values, textKeys) })

/** One or more of these values; by default all. */
export const choiceList = <const Value extends string>(values: readonly Value[], label: string, textKeys: string) =>
  z
    .array(z.enum(values))
    .min(1)
    .default([...values])
    .meta({ label, choices: choiceTexts(values, textKeys) })

export const choiceTexts = (values: readonly string[], textKeys: string): Record<string, string> =>
  Object.fromEntries(values.map((value) => [value, textKeys.replace('*', value)]))

const characterSources = ['upper', 'lower', 'digit', 'special', 'uncased', 'letter', 'these'] as const

/** A set of characters and its positions. */
export const characterPositions = {
  from: choice(characterSources, 'password-rules.fields.from', 'password-rules.fields.from-*'),
  these: z.string().max(100).optional().meta({ label: 'password-rules.fields.these' }),
  positions: z
    .string()
    .max(100)
    .refine((text) => parsePositions(text) !== undefined, { error: 'positions-invalid' })
    .optional()
    .meta({ label: 'password-rules.fields.positions', hint: 'password-rules.fields.positions-hint' }),
  ending: limit('password-rules.fields.ending').optional(),
}

/** The source `these` needs a list of characters. */
export const hasGivenCharacters = ({ from, these = '' }: { from: string; these?: string }) =>
  from !== 'these' || charactersOf(these).length > 0

/** A text in some of the program's languages. */
export const texts = z
  .partialRecord(z.enum(languages as readonly [string, ...string[]]), z.string().trim().min(1).max(500))
  .refine((all) => Object.keys(all).length > 0, { error: 'text-missing' })
  .meta({ label: 'password-rules.fields.texts' })

/** In the person's language, else in English, else in the first language that has a text. */
export function pickText(all: z.output<typeof texts>, language: string): string {
  return all[language] ?? all[language.split('-')[0] ?? ''] ?? all.en ?? Object.values(all)[0] ?? ''
}
