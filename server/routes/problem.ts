import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AppError, type ErrorCode, type FieldProblem } from '../../shared/errors.ts'
import { translateFirst } from '../../shared/languages/composed-keys.ts'
import { getTranslator } from '../../shared/languages/translator.ts'
import { negotiateLanguage } from './language.ts'

/** 412: another write was first. Nothing is lost: the problem holds the current version, and its ETag to write over it. */
export class ChangedMeanwhile extends AppError {
  readonly current: { version: number }

  constructor(current: { version: number }) {
    super('changed-meanwhile')
    this.current = current
  }
}

export const toEtag = ({ version }: { version: number }): string => `"${version}"`

/** Problems and warnings of single fields, translated. */
export const translateFindings = (findings: readonly FieldProblem[], language: string) =>
  findings.map(({ path, code, values }) => {
    const keys = [`findings.${code}`, `problems.${code}`, 'findings.value-invalid']
    return { path, code, text: translateFirst(getTranslator(language), keys, values) ?? '' }
  })

/** Why a try was refused; `until`: when tries are accepted again. */
export const toRefusal = ({ code, until }: { code: ErrorCode; until?: Date }): AppError =>
  new AppError(code, { values: until ? { until: until.getTime() } : {} })

/** RFC 9457: every error of the API, with a stable `code` beside the translated `title`. */
export function replyWithProblem(context: Context, error: unknown): Response {
  const known = error instanceof AppError ? error : new AppError('unexpected', { cause: error })
  const { status, code, values, retryAfter, problems } = known
  const language = negotiateLanguage(context)
  const title = getTranslator(language)(`errors.${code}`, { sentence: '', field: '', ...values })
  if (retryAfter) context.header('Retry-After', String(Math.ceil(retryAfter)))
  const current = known instanceof ChangedMeanwhile ? known.current : undefined
  if (current) context.header('ETag', toEtag(current))
  const body = {
    type: 'about:blank',
    status,
    code,
    title,
    retryAfter,
    work: values.work,
    until: typeof values.until === 'number' ? new Date(values.until).toISOString() : undefined,
    problems: problems.length > 0 ? translateFindings(problems, language) : undefined,
    current,
  }
  return context.body(JSON.stringify(body), status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
  })
}
