import type { z } from 'zod'
import type { Audit } from '../audit/chain.ts'
import type { Directory } from '../directory/directory.ts'
import type { Notifications } from '../notifications/notifications.ts'
import type { Policies } from '../policies/policies.ts'
import type { Store, Tx } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import type { Progress } from './progress.ts'

/** What jobs work with. */
export interface JobServices {
  store: Store
  keys: Keys
  audit: Audit
  directory: Directory
  policies: Policies
  notifications: Notifications
  /** Site address without a slash at its end, for links in mails. */
  url: string
  /** People and accounts are in another database, which is only read. */
  hasForeignIdentities?: boolean
  /** Where the audit's checkpoints are appended, as the environment says. */
  checkpointFile?: string
  clock(): Date
}

/** One run of a job on the node that holds its lease. */
export interface JobRun<Settings> {
  readonly settings: Settings
  readonly services: JobServices
  /** When the run began, on the database's clock; the same for every node that takes it over. */
  readonly startedAt: Date
  /** Aborts when the server stops or the lease is lost; the job then throws. */
  readonly signal: AbortSignal
  /** As of the last commit, on this node or the one before. */
  readonly progress: Progress
  /** Commits `work` and the progress in one transaction. Throws when another node has taken the job over. */
  commit(progress: Progress, work?: (tx: Tx) => Promise<void>): Promise<void>
}

/** How a run ends; `write` is committed together with the end. */
export interface JobOutcome {
  /** Why the job did less than usual. */
  code?: string
  counts?: Progress['counts']
  write?: (tx: Tx) => Promise<void>
}

/** Work that the server does at times that an administrator sets; texts call it a scheduled task. */
export interface JobDefinition<Settings extends z.ZodType> {
  /** The file's name; its texts are `schedule.<id>.{name,description}`. */
  id: string
  /** Five fields in UTC, until an administrator changes them. */
  cron: string
  /** Enabled from the start unless this is false. */
  enabled?: false
  settings: Settings
  /** Processes a page at a time and commits after each. After a crash, a stop or an error it continues at `run.progress`. */
  work(run: JobRun<z.output<Settings>>): Promise<JobOutcome | undefined>
}

/** A job with any settings; its own `settings` check them. */
export type AnyJobDefinition = JobDefinition<z.ZodType>

export function defineJob<Settings extends z.ZodType>(definition: JobDefinition<Settings>): JobDefinition<Settings> {
  return definition
}
