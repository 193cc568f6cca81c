import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { AppError, type FieldProblem } from '../../../shared/errors.ts'
import type { AnyActivity } from '../../activities/activity.ts'
import type { Audit, AuditRecord } from '../../audit/chain.ts'
import type { Directory, DirectoryPerson } from '../../directory/directory.ts'
import type { Outbox } from '../../notifications/outbox.ts'
import type { ListImports } from '../../policies/password-lists/list-imports.ts'
import type { Policies } from '../../policies/policies.ts'
import type { Store } from '../../store/database.ts'
import type { Keys } from '../../store/keys.ts'
import { languageOf } from '../language.ts'
import type { Operation } from '../operation.ts'
import { problemReply, wordFindings } from '../problem.ts'

/** What resources of the administration API stand on. */
export interface AdminServices {
  store: Store
  audit: Audit
  directory: Directory
  policies: Policies
  lists: ListImports
  /** This server's name among those that share the database. */
  node: string
  activities: readonly AnyActivity[]
  keys: Keys
  notifications: Outbox
  /** Public address, for links in exported files. */
  url: string
}

/** One resource: what it declares, and how it is mounted. Who may call has been checked before. */
export interface AdminResource {
  operations: readonly Operation<z.ZodType>[]
  routes(app: Hono, services: AdminServices): void
}

/** Keeps operations of different bodies in one list. */
export const defineResource = (of: {
  operations: readonly Operation<z.ZodType>[]
  routes: AdminResource['routes']
}): AdminResource => of

/** Who is asking, as `administratorsOnly` found it. */
export function administratorOf(context: Context): DirectoryPerson {
  const person = context.get('administrator') as DirectoryPerson | undefined
  if (!person) throw new AppError('sign-in-required')
  return person
}

/** Who changed what: one event for every change, in its transaction. */
export function changeBy(context: Context, data: NonNullable<AuditRecord['data']>): AuditRecord {
  const { id, account, domain } = administratorOf(context)
  return { event: 'configuration-changed', subject: { id, name: `${account}@${domain}` }, data }
}

export const etagOf = (version: number): string => `"${version}"`

/** The version that a write is based on. Throws AppError `precondition-required`; what no version of ours is matches none. */
export function expectedVersion(context: Context): number {
  const header = context.req.header('if-match')
  if (header === undefined) throw new AppError('precondition-required')
  return Number(/^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1] ?? Number.NaN)
}

/** A resource with its version. */
export function versioned<Body extends { version: number }>(
  context: Context,
  body: Body,
  status: 200 | 201 = 200,
): Response {
  context.header('ETag', etagOf(body.version))
  return context.json(body, status)
}

/** 412: another was first. Nothing is lost: the reply holds how it stands now, and the ETag to write over that. */
export function changedMeanwhile<Body extends { version: number }>(
  context: Context,
  current: Body | undefined,
): Response {
  if (!current) throw new AppError('not-found')
  context.header('ETag', etagOf(current.version))
  return problemReply(context, new AppError('changed-meanwhile'), { current })
}

/** What is saved all the same, and should be known. */
export const worded = (context: Context, findings: readonly FieldProblem[]) =>
  wordFindings(findings, languageOf(context))

export const wordedFindings = z.array(z.object({ path: z.string(), code: z.string(), text: z.string() }))

const mostItems = 200

/** Query of every list; `after` is the `next` of the page before. */
export const pageQuery = z.strictObject({
  after: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(mostItems).default(50),
})

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().optional() })

/** A page of a list in the order of its keys; what goes or comes between two pages shifts nothing. */
export function pageThrough<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { after, limit }: z.output<typeof pageQuery>,
): { items: Item[]; next?: string } {
  const rest = after === undefined ? items : items.filter((item) => keyOf(item) > after)
  const page = rest.slice(0, limit)
  const last = page.at(-1)
  return { items: page, ...(last !== undefined && rest.length > limit && { next: keyOf(last) }) }
}
