import type { Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import { toFindings } from '../policies/findings.ts'
import { assertMayCall, assertMaySend, type StaffAccess } from './authorise.ts'
import { readMediaType } from './body.ts'
import { firstInvalidField, readJson } from './json.ts'

/**
 * One call of the public API, declared once: the route, the checks of what is sent, the type of the reply, the OpenAPI entry and
 * the types of our clients come from here.
 */
export type Operation = Call & Callers

type StaffSiteCaller = 'operator' | 'administrator'

/**
 * Who may call. `browser`: anyone, but the reply depends on the session cookie. `run` and `state`: who holds that token.
 * `session`: who is signed in to the Self-Service site. `password-pages`: who is signed in to those. `operator` and `administrator`: who is signed in to that site and has one of the
 * operation's roles.
 */
type Callers =
  | { caller: 'anyone' | 'browser' | 'run' | 'state' | 'session' | 'password-pages' }
  | ({ caller: StaffSiteCaller } & StaffAccess)

interface Call {
  id: string
  method: 'get' | 'post' | 'put' | 'delete'
  /** OpenAPI notation: `/api/v1/runs/{id}`. */
  path: string
  summary: string
  /** Only where a part of the path has a format: a path that does not fit is `not-found`. */
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** Media types of a body that is not JSON. The handler reads it as a stream. */
  upload?: readonly string[]
  /** Bytes of the body, where the default is too small. */
  maxBodyBytes?: number
  /** Writes only over the version that `If-Match` names: 428 without the header, 412 when another write was first. */
  ifMatch?: boolean
  status: 200 | 201 | 204
  /** JSON of the reply; absent: 204 without a body. */
  reply?: z.ZodType
  /** Media types of a reply that is not JSON: the handler answers with `context.send`. */
  download?: readonly string[]
  /** Codes beyond those that `listErrors` derives. */
  errors?: readonly ErrorCode[]
}

export const defineOperation = <const Op extends Operation>(operation: Op): Op => operation

type PathNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathNames<Rest>
  : never

type Params<Op extends Operation> = { [Name in PathNames<Op['path']>]: string }

type Output<Shape> = Shape extends z.ZodType ? z.output<Shape> : undefined

/** What was sent, checked. */
export interface Input<Op extends Operation> {
  params: Op extends { params: z.ZodObject } ? z.output<Op['params']> : Params<Op>
  query: Output<Op['query']>
  body: Output<Op['body']>
}

declare const fitsOperation: unique symbol

/** A response that keeps the operation's promise. Only `context.reply` of its handler makes one. */
export type Replied<Op extends Operation> = Response & { [fitsOperation]: Output<Op['reply']> }

/** Hono's context, with the one way to answer: `reply` takes what the operation promises, and nothing else compiles. */
export type RouteContext<Op extends Operation> = Context & {
  reply(...reply: Op extends { reply: z.ZodType } ? [body: z.output<Op['reply']>, status?: 200 | 503] : []): Replied<Op>
  /** A file, as it is made. */
  send(file: Op extends { download: readonly string[] } ? SentFile<Op['download'][number]> : never): Replied<Op>
}

interface SentFile<MediaType extends string> {
  name: string
  type: MediaType
  content: ReadableStream<Uint8Array>
}

/** Adds the route. The handler gets what was sent, checked, and answers with `context.reply`. */
export function mount<Op extends Operation>(
  app: Hono,
  operation: Op,
  handle: (context: RouteContext<Op>, input: Input<Op>) => Promise<Replied<Op>> | Replied<Op>,
): void {
  const path = operation.path.replace(/\{(\w+)\}/g, ':$1')
  app.on(operation.method.toUpperCase(), path, async (context) => {
    if (isForStaff(operation)) assertMayCall(context, operation)
    const input = await readInput(context, operation)
    if (isForStaff(operation)) assertMaySend(context, operation, input.body)
    const reply = (body?: object, status: ContentfulStatusCode | 204 = operation.status) =>
      status === 204 ? context.body(null, status) : context.json(body, status)
    const send = ({ name, type, content }: SentFile<string>) =>
      context.body(content, 200, {
        'Content-Type': `${type}; charset=utf-8`,
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'no-store',
      })
    // Casts between equal values: the schemas of this operation made the input, and the mark of its replies exists in types only.
    return handle(Object.assign(context, { reply, send }) as unknown as RouteContext<Op>, input as Input<Op>)
  })
}

/** Whether it lies behind the guard of a site of staff (`requireStaff`). */
export const isForStaff = (operation: Operation): operation is Call & { caller: StaffSiteCaller } & StaffAccess =>
  'roles' in operation

async function readInput(context: Context, operation: Operation) {
  const { params, query, body, upload, caller, maxBodyBytes } = operation
  const path = params ? params.safeParse(context.req.param()) : { success: true, data: context.req.param() }
  if (!path.success) throw new AppError('not-found')
  const search = query?.safeParse(context.req.query())
  // Administrators get everything that is wrong with what they write, at its field; everybody else the first field.
  const reportEveryField = caller === 'administrator'
  if (search?.error)
    throw new AppError('invalid-request', {
      values: { field: firstInvalidField(search.error) },
      problems: reportEveryField ? toFindings(search.error) : undefined,
    })
  if (upload && !upload.includes(readMediaType(context) ?? '')) throw new AppError('unsupported-media-type')
  const options = { maxBytes: maxBodyBytes, reportEveryField }
  return { params: path.data, query: search?.data, body: body && (await readJson(context, body, options)) }
}

/** Every code that an operation may refuse with: what follows from its declaration, then its own. */
export function listErrors({ caller, method, query, params, body, upload, ifMatch, errors = [] }: Operation) {
  const codes: ErrorCode[] = [...impliedByCaller[caller]]
  const hasCookie = caller !== 'anyone' && caller !== 'state'
  if (hasCookie && method !== 'get') codes.push('csrf-refused')
  if (query || (body && caller !== 'administrator')) codes.push('invalid-request')
  if (body && caller === 'administrator') codes.push('settings-refused')
  if (body) codes.push('request-too-large')
  if (body || upload) codes.push('unsupported-media-type')
  if (params) codes.push('not-found')
  if (ifMatch) codes.push('precondition-required', 'changed-meanwhile')
  return [...new Set([...codes, ...errors])]
}

const impliedByCaller: Record<Operation['caller'], readonly ErrorCode[]> = {
  anyone: [],
  browser: [],
  run: ['run-unknown', 'token-invalid', 'sign-in-required', 'forbidden'],
  state: ['token-invalid'],
  session: ['sign-in-required', 'account-not-enabled'],
  'password-pages': ['sign-in-required', 'account-not-enabled'],
  operator: ['sign-in-required', 'forbidden'],
  administrator: ['sign-in-required', 'forbidden', 'key-invalid', 'too-many-attempts'],
}

/** What our clients know of an API, by "METHOD /path": what they send and what they get. Types only, so no zod reaches a browser. */
export type ApiCalls<Op extends Operation> = {
  [One in Op as `${Uppercase<One['method']>} ${One['path']}`]: { send: Sent<One>; reply: Output<One['reply']> }
}

type Sent<Op extends Operation> = ([PathNames<Op['path']>] extends [never] ? unknown : { params: Params<Op> }) &
  (Op extends { query: z.ZodType } ? { query: z.input<Op['query']> } : unknown) &
  (Op extends { body: z.ZodType } ? { body: z.input<Op['body']> } : unknown) &
  (Op extends { upload: readonly string[] } ? SentFileBody : unknown) &
  (Op extends { ifMatch: true } ? { version: number } : unknown)

interface SentFileBody {
  file: Blob
  onSent?(bytes: number): void
  signal?: AbortSignal
}
