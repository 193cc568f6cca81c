import { z } from 'zod'
import { isMessageKey } from '../../shared/languages/composed-keys.ts'
import { getTranslator } from '../../shared/languages/translator.ts'

/** BCP 47, as far as texts need it. */
const language = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'language-code')

/** An administrator's text: a key of the catalogue, one text for every language, or texts by language. */
export function localizedText({ shortest }: { shortest: 0 | 1 }) {
  const text = z.string().trim().min(shortest).max(500)
  const byLanguage = z.record(language, text).refine((texts) => Object.keys(texts).length > 0, 'words-missing')
  return z.union([text, byLanguage]).meta({ control: 'words' })
}

export type LocalizedText = z.output<ReturnType<typeof localizedText>>

/** In that language, its nearest relative, English, or the first that exists. */
export function resolveText(own: LocalizedText, wanted: string): string {
  if (typeof own === 'string') return isMessageKey(own) ? getTranslator(wanted)(own) : own
  const candidates = [wanted, wanted.split('-')[0] ?? '', 'en', Object.keys(own)[0] ?? '']
  const found = candidates.find((one) => Object.hasOwn(own, one) && own[one])
  return own[found ?? ''] ?? ''
}
