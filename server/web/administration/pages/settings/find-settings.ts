import type { AdminApi } from '../../../../routes/operations.ts'
import { simplifyText } from '../../simplify-text.ts'

type SettingsList = AdminApi['GET /api/v1/admin/settings']['reply']['items']

/** A field of the settings, and the settings that it is in. */
export type FoundSetting = SettingsList[number]['fields'][number] & { name: string; group: string }

export const listFields = (items: SettingsList): FoundSetting[] =>
  items.flatMap(({ name, title, fields }) => fields.map((field) => ({ ...field, name, group: title })))

/** Whether every typed word is somewhere in the texts, without case and accents: compound words have theirs in the middle. */
export function hasWords(texts: readonly string[], typed: string): boolean {
  const all = simplifyText(texts.join(' '))
  return simplifyText(typed)
    .split(/\s+/)
    .every((word) => all.includes(word))
}

/** The fields that have the typed words in name, text, technical id or the other languages; those that have them in their name come first. */
export function findSettings(fields: readonly FoundSetting[], typed: string): FoundSetting[] {
  const rank = ({ title }: FoundSetting) => (hasWords([title], typed) ? 0 : 1)
  return fields
    .filter(({ name, group, path, title, text, otherWords }) =>
      hasWords([group, title, text, `${name}.${path}`, otherWords], typed),
    )
    .toSorted((one, other) => rank(one) - rank(other))
}
