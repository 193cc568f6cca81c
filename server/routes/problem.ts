import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AppError } from '../../shared/errors.ts'
import { words } from '../../shared/languages/words.ts'
import { languageOf } from './language.ts'

/** RFC 9457: every error of the API, with a stable `code` beside the worded `title`. */
export function problemReply(context: Context, error: unknown): Response {
  const known = error instanceof AppError ? error : new AppError('unexpected', { cause: error })
  const title = words(languageOf(context))(`errors.${known.code}`, { sentence: '', field: '', ...known.values })
  if (known.retryAfter) context.header('Retry-After', String(Math.ceil(known.retryAfter)))
  const body = { type: 'about:blank', status: known.status, code: known.code, title, retryAfter: known.retryAfter }
  return context.body(JSON.stringify(body), known.status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
  })
}
