import { z } from 'zod'
import { en } from '../../shared/languages/en.ts'
import type { MessageKey } from '../../shared/languages/keys.ts'
import { words } from '../../shared/languages/words.ts'

/** BCP 47, as far as languages of texts go. */
const language = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'language-code')

/** Texts of an administrator: a key of the catalogue, words that are the same in every language, or words by language. */
export function ownWords({ shortest }: { shortest: 0 | 1 }) {
  const text = z.string().trim().min(shortest).max(500)
  return z.union([text, z.record(language, text).refine((texts) => Object.keys(texts).length > 0, 'words-missing')])
}

export type OwnWords = z.output<ReturnType<typeof ownWords>>

/** In that language, in its nearest relative, in English, or in the first there is. */
export function inLanguage(own: OwnWords, wanted: string): string {
  if (typeof own === 'string') return isKey(own) ? words(wanted)(own) : own
  const candidates = [wanted, wanted.split('-')[0] ?? '', 'en', Object.keys(own)[0] ?? '']
  const found = candidates.find((one) => Object.hasOwn(own, one) && own[one])
  return own[found ?? ''] ?? ''
}

export const isKey = (text: string): text is MessageKey => Object.hasOwn(en, text)
