import type { Context } from 'hono'
import { AppError } from '../../shared/errors.ts'

/** Only some bodies of administrators are larger. A larger one is refused before it is parsed. */
export const defaultMaxBodyBytes = 64 * 1024

export function readMediaType(context: Context): string | undefined {
  return context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
}

/**
 * A body as UTF-8. Throws AppError `request-too-large`, or `invalid-request` when it is not UTF-8.
 * Not Hono's `bodyLimit`: it turns every body into a web stream, which costs more than all the work that we do on it.
 */
export async function readText(context: Context, maxBytes = defaultMaxBodyBytes): Promise<string> {
  const bytes = await readBytes(context, maxBytes)
  try {
    // Fatal: a password with one letter silently replaced would be another password.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new AppError('invalid-request', { values: { field: '' } })
  }
}

/** As `readText`, whatever the bytes are. */
export async function readBytes(context: Context, maxBytes = defaultMaxBodyBytes): Promise<Uint8Array> {
  const declared = context.req.header('content-length')
  if (Number(declared ?? 0) > maxBytes) throw new AppError('request-too-large')
  try {
    const { raw } = context.req
    return declared === undefined ? await readCounted(raw.body, maxBytes) : new Uint8Array(await raw.arrayBuffer())
  } catch (error) {
    if (error instanceof AppError) throw error
    // A client that hung up halfway: not a fault of the server.
    throw new AppError('invalid-request', { values: { field: '' } })
  }
}

/** Node enforces a declared length; a body without one is counted while it arrives. */
async function readCounted(body: Request['body'], maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) throw new AppError('request-too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
