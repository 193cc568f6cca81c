import type { Context } from 'hono'
import { AppError } from '../../shared/errors.ts'

/** No body of ours is larger; 2 MB of answer is refused before it is parsed. */
export const largestBody = 64 * 1024

export function mediaType(context: Context): string | undefined {
  return context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
}

export async function readText(context: Context): Promise<string> {
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
