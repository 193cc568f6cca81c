import type { Context } from 'hono'
import { AppError } from '../../shared/errors.ts'

/** No body of ours is larger, those of administrators aside; 2 MB of answer is refused before it is parsed. */
export const largestBody = 64 * 1024

export function mediaType(context: Context): string | undefined {
  return context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
}

export async function readText(context: Context, largest = largestBody): Promise<string> {
  const declared = context.req.header('content-length')
  if (Number(declared ?? 0) > largest) throw new AppError('request-too-large')
  try {
    const { raw } = context.req
    // Read whole it never becomes a stream of the web's kind, which costs more than all that we do with it.
    const bytes = declared === undefined ? await counted(raw.body, largest) : new Uint8Array(await raw.arrayBuffer())
    // A password with a letter quietly replaced would be another password.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof AppError) throw error
    // Not UTF-8, or a client that hung up in the middle, which is no trouble of ours.
    throw new AppError('invalid-request', { values: { field: '' } })
  }
}

/** Node holds a body to the length it declares; one that declares none is counted as it comes. */
async function counted(body: Request['body'], largest: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > largest) throw new AppError('request-too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
