import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import type { ErrorCode } from '../../shared/errors.ts'
import { readJson } from './json.ts'

/**
 * One call of the public API, declared once: the route, the check of its body and its OpenAPI entry come from here.
 * `reply` documents the answer's JSON; undefined means 204.
 */
export interface Operation<Body extends z.ZodType> {
  id: string
  method: 'get' | 'post' | 'delete'
  /** OpenAPI notation: `/api/v1/runs/{id}`. */
  path: string
  summary: string
  /** Who may call: everybody, the holder of the run's token, of a state token, or of a session cookie. */
  caller: 'anyone' | 'run' | 'state' | 'session'
  body?: Body
  status: 200 | 201 | 204
  reply?: z.ZodType
  errors: ErrorCode[]
}

export function defineOperation<Body extends z.ZodType = z.ZodUndefined>(operation: Operation<Body>): Operation<Body> {
  return operation
}

/** Adds the route; the handler gets the checked body. */
export function mount<Body extends z.ZodType>(
  app: Hono,
  operation: Operation<Body>,
  handle: (context: Context, body: z.output<Body>) => Promise<Response> | Response,
): void {
  const path = operation.path.replace(/\{(\w+)\}/g, ':$1')
  app.on(operation.method.toUpperCase(), path, async (context) =>
    handle(context, operation.body ? await readJson(context, operation.body) : (undefined as z.output<Body>)),
  )
}
