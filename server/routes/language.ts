import type { Context } from 'hono'
import { catalogues } from '../../shared/languages/words.ts'

/** The supported language nearest to what was asked for: exact, then without region, then English. */
export function supportedLanguage(preferred: readonly string[]): string {
  for (const code of preferred) {
    const match = [code, code.split('-')[0] ?? ''].find((candidate) => Object.hasOwn(catalogues, candidate))
    if (match) return match
  }
  return 'en'
}

export function languageOf(context: Context): string {
  const header = context.req.header('accept-language') ?? ''
  const ranked = header
    .split(',', 20)
    .map((part) => part.trim().split(/;\s*q=/))
    .map(([code = '', weight = '1']) => ({ code, weight: Number(weight) || 0 }))
    .sort((one, other) => other.weight - one.weight)
  return supportedLanguage(ranked.map(({ code }) => code))
}
