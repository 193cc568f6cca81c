import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import { fieldOf, readJson } from './json.ts'

/**
 * One call of the public API, declared once: the route, the check of its body and its OpenAPI entry come from here.
 * `reply` documents the answer's JSON; undefined means 204.
 */
export interface Operation<Body extends z.ZodType> {
  id: string
  method: 'get' | 'post' | 'put' | 'delete'
  /** OpenAPI notation: `/api/v1/runs/{id}`. */
  path: string
  summary: string
  /** Who may call: everybody, the holder of the run's token, of a state token, of a session cookie, or of one of a site of the staff. */
  caller: 'anyone' | 'run' | 'state' | 'session' | 'operator' | 'administrator'
  /** Read by `readQuery`. */
  query?: z.ZodObject
  body?: Body
  /** Media types of a body that is no JSON, which the handler reads as it comes. */
  upload?: readonly string[]
  /** Bytes, where it is more than anybody else needs. */
  largestBody?: number
  /** Writes only over the version that `If-Match` names: 428 without, 412 when another was first. */
  ifMatch?: boolean
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
    handle(
      context,
      operation.body ? await readBody(context, operation, operation.body) : (undefined as z.output<Body>),
    ),
  )
}

/** Who writes settings is told everything that is wrong with them, at its field; everybody else the first field. */
function readBody<Shape extends z.ZodType>(
  context: Context,
  { caller, largestBody }: Pick<Operation<z.ZodType>, 'caller' | 'largestBody'>,
  shape: Shape,
): Promise<z.output<Shape>> {
  return readJson(context, shape, { largest: largestBody, everyField: caller === 'administrator' })
}

/** The checked query of a request; only what is declared. Throws AppError `invalid-request`. */
export function readQuery<Shape extends z.ZodObject>(context: Context, shape: Shape): z.output<Shape> {
  const parsed = shape.safeParse(context.req.query())
  if (!parsed.success) throw new AppError('invalid-request', { values: { field: fieldOf(parsed.error) } })
  return parsed.data
}
