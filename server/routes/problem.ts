import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AppError, type FieldProblem } from '../../shared/errors.ts'
import { words } from '../../shared/languages/words.ts'
import { firstWorded } from '../engine/wording.ts'
import { languageOf } from './language.ts'

/** What is wrong with, or should be known of, each field, in words. */
export const wordFindings = (findings: readonly FieldProblem[], language: string) =>
  findings.map(({ path, code, values }) => ({
    path,
    code,
    text:
      firstWorded(words(language), [`findings.${code}`, `problems.${code}`, 'findings.value-invalid'], values) ?? '',
  }))

/** RFC 9457: every error of the API, with a stable `code` beside the worded `title`. `more`: what else its answer holds. */
export function problemReply(context: Context, error: unknown, more: object = {}): Response {
  const known = error instanceof AppError ? error : new AppError('unexpected', { cause: error })
  const title = words(languageOf(context))(`errors.${known.code}`, { sentence: '', field: '', ...known.values })
  if (known.retryAfter) context.header('Retry-After', String(Math.ceil(known.retryAfter)))
  const body = {
    ...{ type: 'about:blank', status: known.status, code: known.code, title, retryAfter: known.retryAfter },
    ...(known.problems.length > 0 && { problems: wordFindings(known.problems, languageOf(context)) }),
    ...more,
  }
  return context.body(JSON.stringify(body), known.status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
  })
}
