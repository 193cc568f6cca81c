import type { Context } from 'hono'
import type { z } from 'zod'
import { AppError } from '../../shared/errors.ts'

/** No body of ours is larger; 2 MB of answer is refused before it is parsed. */
export const largestBody = 64 * 1024

/** Reads a JSON body or refuses with a code: type, size, syntax, shape. */
export async function readJson<Shape extends z.ZodType>(context: Context, shape: Shape): Promise<z.output<Shape>> {
  const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new AppError('unsupported-media-type')
  const text = await readText(context)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The parser's message quotes the body, which may hold a password: it is dropped, not chained.
    throw new AppError('invalid-request', { values: { field: '' } })
  }
  const parsed = shape.safeParse(value)
  if (!parsed.success) throw new AppError('invalid-request', { values: { field: fieldOf(parsed.error) } })
  return parsed.data
}

async function readText(context: Context): Promise<string> {
  if (Number(context.req.header('content-length') ?? 0) > largestBody) throw new AppError('request-too-large')
  const body = context.req.raw.body
  if (!body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of body) {
      size += chunk.byteLength
      if (size > largestBody) throw new AppError('request-too-large')
      chunks.push(chunk)
    }
    // A password with a letter quietly replaced would be another password.
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch (error) {
    if (error instanceof AppError) throw error
    // Not UTF-8, or a client that hung up in the middle, which is no trouble of ours.
    throw new AppError('invalid-request', { values: { field: '' } })
  }
}

/** Where the first problem lies, as a path (`answer.newPassword`); never the value. */
function fieldOf(error: z.ZodError): string {
  const issue = error.issues[0]
  const path = issue?.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : (issue?.path ?? [])
  return path.map(String).join('.').slice(0, 80)
}
