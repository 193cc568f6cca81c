import type { Directory, DirectorySession } from '../../directory/directory.ts'
import type { Policies } from '../../policies/policies.ts'
import type { Reader } from '../../store/database.ts'
import type { Keys } from '../../store/keys.ts'
import type { EngineServices } from '../services.ts'

/** Lookups of a directory. What tries a password, writes, or prepares a write is not among them. */
export type ReadOnlySession = Pick<
  DirectorySession,
  | 'controller'
  | 'find'
  | 'findByDistinguishedName'
  | 'findById'
  | 'findByIdWithState'
  | 'findScopeTarget'
  | 'searchScopeTargets'
  | 'listGroupMembers'
  | 'listPeople'
  | 'readAttribute'
  | 'readChangePosition'
  | 'readDomainPolicy'
  | 'readPasswordPolicy'
  | 'readState'
  | 'readStrictestLockout'
  | 'searchPeople'
>

export interface ReadOnlyDirectory extends Pick<Directory, 'domains' | 'isSample'> {
  openSession(options: Parameters<Directory['openSession']>[0]): ReadOnlySession
}

/** `Reader` has Kysely's writers, too: only its queries are left. */
export type ReadOnlyDatabase = Pick<Reader, 'selectFrom'>

/** The keys without the functions that change the key file. */
export type ReadOnlyKeys = Omit<Keys, 'recordRowsSigned' | 'remove' | 'rewrite' | 'rotate'>

export type ReadOnlyPolicies = Omit<Policies, 'invalidate' | 'publishPredefined'>

/**
 * All that a simulation is given of the server. Nothing here can write, send or try a secret: the compiler refuses a simulation that would
 * (`sources.test.ts`). What a simulated run writes goes to a database in memory, which ends with the request.
 */
export interface SimulationSources
  extends Pick<EngineServices, 'activities' | 'extensionOrigins' | 'getTranslator' | 'signal' | 'url'> {
  database: ReadOnlyDatabase
  directory: ReadOnlyDirectory
  keys: ReadOnlyKeys
  policies: ReadOnlyPolicies
  /** Whether mails are sent at all, which pages say. */
  hasMailServer: boolean
}
