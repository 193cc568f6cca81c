import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { AppError, type FieldProblem } from '../../../shared/errors.ts'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import type { AnyActivity } from '../../activities/activity.ts'
import type { Audit, AuditRecord } from '../../audit/chain.ts'
import type { Directory } from '../../directory/directory.ts'
import type { IdentityReader } from '../../identity/identity-reader.ts'
import type { Outbox } from '../../notifications/outbox.ts'
import type { ListImports } from '../../policies/password-lists/list-imports.ts'
import type { PasswordLists } from '../../policies/password-lists/password-lists.ts'
import type { Policies } from '../../policies/policies.ts'
import type { Profiles } from '../../profiles/profiles.ts'
import type { Store, Tx } from '../../store/database.ts'
import type { Keys } from '../../store/keys.ts'
import { insertVersion, type NewVersion } from '../../store/resource-versions.ts'
import { getActor } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import type { Operation } from '../operation.ts'
import { ChangedMeanwhile, toEtag, translateFindings } from '../problem.ts'

/** A variable of the environment. */
export interface EnvironmentEntry {
  name: string
  /** Its text is Markdown. */
  meaning: MessageKey
  isSecret: boolean
  /** Otherwise its default holds. */
  isSet: boolean
  /** What holds; absent: nothing does, or it is a secret. */
  value?: string
  /** Of the mail servers, whose addresses are secret: host and port of each, in the order in which they are tried. */
  servers?: string[]
}

/** What a check found about one thing. */
export interface CheckedSection {
  title: string
  findings: { level: 'ok' | 'note' | 'warn' | 'FAIL'; subject: string; text: string }[]
}

/** A certificate that this server depends on. */
export interface KnownCertificate {
  /** Which server shows it to those who connect; `server`: our own. */
  shownBy: 'server' | 'directory' | 'mail'
  /** Host, and port where it is not the usual one. */
  name: string
  until: Date
}

/** What resources of the administration API need. */
export interface AdminServices {
  /** What the environment of this server decides. */
  environment: readonly EnvironmentEntry[]
  /** Runs a check of the doctor on this server; undefined: there is none of this id. */
  runCheck(id: string, signal: AbortSignal): Promise<CheckedSection[] | undefined>
  /** As far as they are known by now. */
  certificates: { list(): readonly KnownCertificate[] }
  store: Store
  audit: Audit
  directory: Directory
  identity: IdentityReader
  policies: Policies
  lists: ListImports
  passwordLists: PasswordLists
  /** Name of this server among those that share the database. */
  node: string
  activities: readonly AnyActivity[]
  /** Of the administration API. */
  operations: readonly Operation[]
  keys: Keys
  notifications: Outbox
  profiles: Pick<Profiles, 'accountKey' | 'forPerson'>
  clock(): Date
  /** Origins of the extension in Chromium's browsers. */
  extensionOrigins?: readonly string[]
  /** Path of this server's counter outside the database, with which the audit is compared. */
  auditCounterFile: string
  /** Public address, for links in exported files. */
  url: string
  /** Public address of the staff's sites. */
  staffUrl: string
}

/** One resource: its operations, and how they are mounted. `requireStaff` has checked the caller before. */
export interface AdminResource<Operations extends readonly Operation[] = readonly Operation[]> {
  operations: Operations
  routes(app: Hono, services: AdminServices): void
}

export const defineResource = <const Operations extends readonly Operation[]>(
  resource: AdminResource<Operations>,
): AdminResource<Operations> => resource

/** A version to keep of what `context`'s caller changes. */
export function createVersion(context: Context, version: Omit<NewVersion, 'author'>): NewVersion {
  return { ...version, author: getActor(context).id }
}

/** Who changed what: one event for every change, written in its transaction. */
export function createChangeRecord(context: Context, data: NonNullable<AuditRecord['data']>): AuditRecord {
  const { id, name } = getActor(context)
  return { event: 'configuration-changed', subject: { id, name }, data }
}

/** The version that a write is based on. Throws AppError `precondition-required`; an ETag that is not ours matches no version. */
export function readIfMatch(context: Context): number {
  const header = context.req.header('if-match')
  if (header === undefined) throw new AppError('precondition-required')
  return Number(/^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1] ?? Number.NaN)
}

/** Sets the ETag of a reply that has a version. */
export function withEtag<Body extends { version: number }>(context: Context, body: Body): Body {
  context.header('ETag', toEtag(body))
  return body
}

/**
 * Replaces or deletes a versioned resource, with its audit record and the version to keep in the same transaction. Where `write` finds another version
 * than the expected one it returns nothing, and the caller gets 412 with the current version. Throws AppError `not-found` when
 * the resource is gone.
 */
export async function writeVersioned<Written>(
  { store, audit }: Pick<AdminServices, 'store' | 'audit'>,
  options: {
    write(tx: Tx): Promise<Written | false | undefined>
    record(written: Written): AuditRecord
    /** The version to keep, unless nothing has changed; absent for workflows, whose versions are the resource itself. */
    version?(written: Written, tx: Tx): Promise<NewVersion | undefined> | NewVersion
    loadCurrent(): Promise<{ version: number } | undefined>
  },
): Promise<Written> {
  const written = await store.transaction(async (tx) => {
    const done = await options.write(tx)
    if (!done) return done
    await audit.append(tx, options.record(done))
    const version = await options.version?.(done, tx)
    if (version) await insertVersion(tx, version)
    return done
  })
  if (written) return written
  const current = await options.loadCurrent()
  throw current ? new ChangedMeanwhile(current) : new AppError('not-found')
}

/** The body of a write: also what the read gave. The fields of its `reply` that the server sets may stand in it, and are passed over. */
export function acceptReply<Body extends z.ZodObject>(body: Body, reply: z.ZodObject) {
  const own = Object.keys(reply.shape).filter((name) => !(name in body.shape))
  const extended = body.extend(Object.fromEntries(own.map((name) => [name, z.unknown().optional()])))
  return extended.transform(
    (sent) => Object.fromEntries(Object.entries(sent).filter(([name]) => !own.includes(name))) as z.output<Body>,
  )
}

/** Throws AppError `settings-refused` with every problem. */
export function assertNoProblems(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw new AppError('settings-refused', { problems })
}

/** Findings that do not keep a resource from being saved. */
export const translateWarnings = (context: Context, findings: readonly FieldProblem[]) =>
  translateFindings(findings, negotiateLanguage(context))

export const findingsReply = z.array(z.object({ path: z.string(), code: z.string(), text: z.string() }))

const maxItems = 200

/** Query of every list; `after` is the `next` of the page before. */
export const pageQuery = z.strictObject({
  after: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(maxItems).default(50),
})

export const pageReply = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().optional() })

/** A page of a list in the order of its keys; an item added or removed between two pages shifts nothing. */
export function paginate<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { after, limit }: z.output<typeof pageQuery>,
): { items: Item[]; next?: string } {
  const rest = after === undefined ? items : items.filter((item) => keyOf(item) > after)
  const page = rest.slice(0, limit)
  const last = page.at(-1)
  return { items: page, ...(last !== undefined && rest.length > limit && { next: keyOf(last) }) }
}
