import { z } from 'zod'
import type { Reader } from '../store/database.ts'
import { getSettings } from '../store/settings.ts'
import type { MailOrder } from './notifications.ts'
import { isLanguageTag, type OwnWordings, ownWording } from './own-wording.ts'
import { type MailWords, namesFor } from './pick-wording.ts'

/** What an administrator says of all mail; stored as the setting `mail`. */
export const mailSettings = z.strictObject({
  /** Of people whose own language is not known, or has no words. */
  defaultLanguage: z
    .string()
    .max(35)
    .refine(isLanguageTag, 'language-code')
    .default('en')
    .meta({ label: 'mail.settings.defaultLanguage' }),
})

/** Own words are stored as settings of this name. What no administrator wrote, or took back, is not there or null. */
export const settingOf = (name: string): string => `template.${name}`

/** The shape alone: parameters are checked on saving, and again by the renderer. What cannot be read counts as not written. */
export const storedWordings = z.record(z.string(), ownWording).nullable().catch(null)

/** The words that this order may be told in, as they hold now. */
export async function readMailWords(reader: Reader, order: Pick<MailOrder, 'template' | 'values'>): Promise<MailWords> {
  const names = namesFor(order)
  const settings = await getSettings(reader, ['mail', ...names.map(settingOf)])
  const read = mailSettings.safeParse(settings.get('mail') ?? {})
  const own = names.flatMap((name): [string, OwnWordings][] => {
    const wordings = storedWordings.parse(settings.get(settingOf(name)) ?? null)
    return wordings ? [[name, wordings]] : []
  })
  return { defaultLanguage: read.success ? read.data.defaultLanguage : 'en', own: new Map(own) }
}
