import type { z } from 'zod'
import type { Audit } from '../audit/chain.ts'
import type { Directory } from '../directory/directory.ts'
import type { Notifications } from '../notifications/notifications.ts'
import type { Policies } from '../policies/policies.ts'
import type { Store, Tx } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import type { Progress } from './progress.ts'

/** What tasks stand on. */
export interface TaskServices {
  store: Store
  keys: Keys
  audit: Audit
  directory: Directory
  policies: Policies
  notifications: Notifications
  /** Site address without a slash at its end, for links in mails. */
  url: string
  clock(): Date
}

/** One run of a task on the node that has its lease. */
export interface TaskRun<Settings> {
  readonly settings: Settings
  readonly services: TaskServices
  /** When the run began, on the database's clock; the same for every node that takes it over. */
  readonly startedAt: Date
  /** Aborts when the server ends or the lease is lost; the task then throws. */
  readonly signal: AbortSignal
  /** As the last commit left it, by this node or the one before. */
  readonly progress: Progress
  /** One transaction: `work` and where the task is now, or neither. Throws when another node has taken the task over. */
  commit(progress: Progress, work?: (tx: Tx) => Promise<void>): Promise<void>
}

/** How a run ends; `write` is committed together with the end. */
export interface TaskEnd {
  /** Why it did less than it is there for. */
  code?: string
  counts?: Progress['counts']
  write?: (tx: Tx) => Promise<void>
}

/** Something the server does by itself, at times that an administrator sets. */
export interface Task<Settings extends z.ZodType> {
  /** The file's name; worded as `schedule.<id>.{name,description}`. */
  id: string
  /** Five fields, UTC; until an administrator says otherwise. */
  cron: string
  /** Switched on from the start, unless it says no. */
  enabled?: false
  settings: Settings
  /** Does a page at a time and commits after each; begun again after a crash, an end of the server or an error, it goes on at `run.progress`. */
  work(run: TaskRun<z.output<Settings>>): Promise<TaskEnd | undefined>
}

/** A task of whatever settings; its own `settings` check them. */
export type AnyTask = Task<z.ZodType>

export function defineTask<Settings extends z.ZodType>(task: Task<Settings>): Task<Settings> {
  return task
}
