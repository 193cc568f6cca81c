import { z } from 'zod'
import { catalogues, getTranslator } from '../../../shared/languages/translator.ts'
import { toAnswerSchema } from '../../engine/answer-schema.ts'
import type { settings } from '../../policies/settings.ts'
import { createValueWords, describeValue, listParts, readPart } from '../../web/administration/form/parts.ts'
import { isEqual, type Json } from '../../web/administration/form/value.ts'

/** A field of the settings, as an administrator finds it and compares it with its default. */
export const settingField = z.object({
  path: z.string().describe('Within the settings of its name, such as helpdeskSearch.minCharacters'),
  title: z.string(),
  text: z.string(),
  otherWords: z.string().describe('Its title and text in the other languages, for a search'),
  isDefault: z.boolean(),
  value: z.string().describe('In words; a secret is never shown'),
  default: z.string(),
})

/** An empty list is none. */
const withoutEmpty = (value: Json | undefined): Json | undefined =>
  Array.isArray(value) && value.length === 0 ? undefined : value

/** The fields of one form in its order. `value`: as it is stored. */
export function describeSettingFields(
  shape: (typeof settings)[keyof typeof settings],
  value: Json | undefined,
  language: string,
): z.output<typeof settingField>[] {
  const t = getTranslator(language)
  const words = createValueWords(t)
  const others = Object.keys(catalogues)
    .map((code) => getTranslator(code))
    .filter((other) => other !== t)
    .map((other) => listParts(toAnswerSchema(shape, other)))
  return listParts(toAnswerSchema(shape, t)).map((part, index) => {
    const [current, byDefault] = [readPart(part, value), readPart(part, {})]
    return {
      path: part.path,
      title: part.titles.join(' · '),
      text: part.schema.description ?? '',
      otherWords: others
        .flatMap((parts) => [...(parts[index]?.titles ?? []), parts[index]?.schema.description ?? ''])
        .join(' '),
      isDefault: isEqual(withoutEmpty(current), withoutEmpty(byDefault)),
      value: describeValue(part.schema, current, words),
      default: describeValue(part.schema, byDefault, words),
    }
  })
}
