import type { z } from 'zod'
import type { AnyActivity } from '../activities/activity.ts'
import type { Directory } from '../directory/directory.ts'
import type { IdentityReader } from '../identity/identity-reader.ts'
import type { Outbox } from '../notifications/outbox.ts'
import type { Finding } from '../policies/findings.ts'
import type { Reader, Store, Tx } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import type { NewVersion, VersionedResource } from '../store/resource-versions.ts'

/** What administrators change and what keeps versions. */
export type AdministeredResource = VersionedResource | 'workflow'

/** What a comparison needs: it reads the database and looks names up in the directory. */
export interface ComparisonServices {
  store: Store
  directory: Directory
  identity: Pick<IdentityReader, 'describeTables'>
  activities: readonly AnyActivity[]
  keys: Keys
  notifications: Outbox
  /** Public address of the staff's sites, for links in mails. */
  staffUrl: string
  clock(): Date
}

/** One resource that an import would change. */
export interface Change {
  resource: AdministeredResource
  id: string
  /** What administrators call it, where it has a name of its own. */
  name?: string
  action: 'created' | 'changed' | 'deleted'
  /** Contents as the document has them; undefined: it is not there. */
  before: unknown
  after: unknown
  /** Writes it over the version that was compared. Undefined: another write was first, and the transaction must roll back. */
  write(tx: Tx): Promise<Written | undefined>
}

export interface Written {
  /** Number of the version that was written, for the audit. */
  number: number
  /** The version to keep; absent for workflows, whose versions are the resource itself. */
  kept?: Omit<NewVersion, 'author'>
}

export interface SectionComparison {
  changes: Change[]
  /** Paths begin below the section. An import is refused while there is a problem. */
  problems: Finding[]
  warnings: Finding[]
}

interface ComparisonContext {
  services: ComparisonServices
  /** The administrator who imports; empty at the server's terminal. */
  by: string
  /** Ids of the policies that there are after the import. */
  policies: ReadonlySet<string>
  /** Ids of the workflows that there are after the import, over all policies. */
  workflows: ReadonlySet<string>
  signal: AbortSignal
}

/** A part of the document: how it is read from the database, and what an import of it would change. */
export interface Section<Name extends string, Shape extends z.ZodType> {
  name: Name
  shape: Shape
  /** As the document has it. */
  read(reader: Reader): Promise<z.output<Shape>>
  compare(context: ComparisonContext, wanted: z.output<Shape>): Promise<SectionComparison>
}

export const defineSection = <const Name extends string, Shape extends z.ZodType>(section: Section<Name, Shape>) =>
  section
