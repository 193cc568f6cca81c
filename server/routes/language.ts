import type { Context } from 'hono'
import { pickLanguage } from '../../shared/languages/pick-language.ts'

export const negotiateLanguage = (context: Context): string => pickLanguage(listAcceptedLanguages(context))

/** Codes with a region, such as en-GB, that the browser asks for, most wanted first; only well-formed ones, which `Intl` takes. */
export const listAcceptedRegions = (context: Context): string[] =>
  listAcceptedLanguages(context).filter((code) => /^[a-z]{2,3}-([a-z]{2}|\d{3})$/i.test(code))

function listAcceptedLanguages(context: Context): string[] {
  const header = context.req.header('accept-language') ?? ''
  return (
    header
      .split(',', 20)
      .map((part) => /^\s*([^\s;]*)\s*(?:;\s*q\s*=\s*([^\s;]*))?/i.exec(part) ?? [])
      .map(([, code = '', weight = '1']) => ({ code, weight: Number(weight) || 0 }))
      // A weight of zero means: not this one.
      .filter(({ weight }) => weight > 0)
      .sort((one, other) => other.weight - one.weight)
      .map(({ code }) => code)
  )
}
