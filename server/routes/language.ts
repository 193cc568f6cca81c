import type { Context } from 'hono'
import { pickLanguage } from '../../shared/languages/pick-language.ts'

export function negotiateLanguage(context: Context): string {
  const header = context.req.header('accept-language') ?? ''
  const ranked = header
    .split(',', 20)
    .map((part) => /^\s*([^\s;]*)\s*(?:;\s*q\s*=\s*([^\s;]*))?/i.exec(part) ?? [])
    .map(([, code = '', weight = '1']) => ({ code, weight: Number(weight) || 0 }))
    // A weight of zero means: not this one.
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
  return pickLanguage(ranked.map(({ code }) => code))
}
