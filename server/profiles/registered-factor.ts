import type { z } from 'zod'
import type { DirectoryPerson } from '../directory/directory.ts'
import type { Reader, Tx } from '../store/database.ts'
import type { Contact } from './contact.ts'
import type { Method } from './method.ts'
import type { ProfileScope } from './profile-scope.ts'

/** By `Method.kind`: which part of the registered people have it. Absent: none of them, or never counted. */
export type MethodShares = Readonly<Record<string, number>>

/**
 * What people register of one authentication factor: how it is read, changed and imitated for a decoy. The part of a
 * factor (`server/factors/factor.ts`) that profiles are made of; `createProfiles` is given all of them.
 */
export interface RegisteredFactor<Changes extends z.ZodRawShape = z.ZodRawShape> {
  /** `Method.kind`, in replies and in the texts `me.method-<kind>` and `helpdesk.method-<kind>`. */
  readonly kind: string
  /** Reads what is registered. A decoy's is read as well and finds nothing: same queries, same time. */
  find(scope: ProfileScope, lookup: MethodLookup): Promise<Method[]>
  /** What a decoy pretends to have: the same each time, and as frequent as among real people, if `countPeople` counts them. */
  imitate(scope: ProfileScope, shares: MethodShares): Method[]
  /** How many people have it. */
  countPeople?(reader: Reader): Promise<number>
  /** What a change of it is told as, by mail and in the audit: `x` is worded as `mail.methods-changed.x`. */
  readonly notices?: readonly string[]
  /** Its fields of `MethodChanges`. They are stored (encrypted) in runs, so a new shape must still read the old one. */
  readonly changes?: Changes
  /** Does what takes time before the transaction, for a decoy as well. Undefined: nothing of this factor changes. */
  prepareChange?(scope: ProfileScope, changes: z.output<z.ZodObject<Changes>>): Promise<WriteChange | undefined>
}

/** Writes a prepared change. Returns which of the factor's `notices` are told. */
export type WriteChange = (tx: Tx, person: DirectoryPerson) => Promise<readonly string[]>

/** One reading of all methods of a profile; contacts are read once for the factors that share them. */
export interface MethodLookup {
  readonly reader: Reader
  contacts(): Promise<readonly Contact[]>
}

export type AnyRegisteredFactor = RegisteredFactor

/** Infers the changes that `prepareChange` is given from `changes`. */
export const defineRegisteredFactor = <Changes extends z.ZodRawShape>(
  factor: RegisteredFactor<Changes>,
): RegisteredFactor<Changes> => factor
