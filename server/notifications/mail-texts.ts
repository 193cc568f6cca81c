import { z } from 'zod'
import type { Reader } from '../store/database.ts'
import { getSettings } from '../store/settings.ts'
import type { MailOrder } from './notifications.ts'
import { type MailTexts, textNames } from './pick-text.ts'
import { isLanguageTag, type TextOverrides, textOverride } from './text-override.ts'

/** What an administrator sets for all mail; stored as the setting `mail`. */
export const mailSettings = z.strictObject({
  /** For people whose language is unknown or has no texts. */
  defaultLanguage: z
    .string()
    .max(35)
    .refine(isLanguageTag, 'language-code')
    .default('en')
    .meta({ label: 'settings.mail.defaultLanguage', hint: 'settings.mail.defaultLanguage-hint' }),
})

/** Overrides are stored as settings of this name; absent or null if there are none. */
export const settingName = (name: string): string => `template.${name}`

/** Only the shape: parameters are checked on saving and by the renderer. What does not parse is ignored. */
export const storedOverrides = z.record(z.string(), textOverride).nullable().catch(null)

/** The current texts that this order may use. */
export async function loadMailTexts(reader: Reader, order: Pick<MailOrder, 'template' | 'values'>): Promise<MailTexts> {
  const names = textNames(order)
  const settings = await getSettings(reader, ['mail', ...names.map(settingName)])
  const read = mailSettings.safeParse(settings.get('mail') ?? {})
  const overrides = names.flatMap((name): [string, TextOverrides][] => {
    const stored = storedOverrides.parse(settings.get(settingName(name)) ?? null)
    return stored ? [[name, stored]] : []
  })
  return { defaultLanguage: read.success ? read.data.defaultLanguage : 'en', overrides: new Map(overrides) }
}
