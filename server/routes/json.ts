import type { Context } from 'hono'
import type { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { toFindings } from '../policies/findings.ts'
import { readMediaType, readText } from './body.ts'

/**
 * Reads a JSON body. Throws AppError `unsupported-media-type`, `request-too-large`, `invalid-request` (syntax, or the first wrong
 * field), or with `reportEveryField` `settings-refused` with every wrong field.
 */
export async function readJson<Shape extends z.ZodType>(
  context: Context,
  shape: Shape,
  { maxBytes, reportEveryField = false }: { maxBytes?: number; reportEveryField?: boolean } = {},
): Promise<z.output<Shape>> {
  if (readMediaType(context) !== 'application/json') throw new AppError('unsupported-media-type')
  const text = await readText(context, maxBytes)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The parser's message quotes the body, which may hold a password: it is dropped, not chained.
    throw new AppError('invalid-request', { values: { field: '' } })
  }
  const parsed = shape.safeParse(value)
  if (parsed.success) return parsed.data
  if (reportEveryField) throw new AppError('settings-refused', { problems: toFindings(parsed.error) })
  throw new AppError('invalid-request', { values: { field: firstInvalidField(parsed.error) } })
}

/** Path of the first invalid field (`answer.newPassword`); never its value. */
export function firstInvalidField(error: z.ZodError): string {
  const issue = error.issues[0]
  const path = issue?.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : (issue?.path ?? [])
  return path.map(String).join('.').slice(0, 80)
}
