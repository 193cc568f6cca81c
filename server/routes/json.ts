import type { Context } from 'hono'
import type { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { findingsOf } from '../policies/findings.ts'
import { mediaType, readText } from './body.ts'

/** Reads a JSON body or refuses with a code: type, size, syntax, shape. */
export async function readJson<Shape extends z.ZodType>(
  context: Context,
  shape: Shape,
  { largest, everyField = false }: { largest?: number; everyField?: boolean } = {},
): Promise<z.output<Shape>> {
  if (mediaType(context) !== 'application/json') throw new AppError('unsupported-media-type')
  const text = await readText(context, largest)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The parser's message quotes the body, which may hold a password: it is dropped, not chained.
    throw new AppError('invalid-request', { values: { field: '' } })
  }
  const parsed = shape.safeParse(value)
  if (!parsed.success && everyField) throw new AppError('settings-refused', { problems: findingsOf(parsed.error) })
  if (!parsed.success) throw new AppError('invalid-request', { values: { field: fieldOf(parsed.error) } })
  return parsed.data
}

/** Where the first problem lies, as a path (`answer.newPassword`); never the value. */
export function fieldOf(error: z.ZodError): string {
  const issue = error.issues[0]
  const path = issue?.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : (issue?.path ?? [])
  return path.map(String).join('.').slice(0, 80)
}
