import type { Flag, Moment, OptionalMoment } from './column-values.ts'

/** One job (`server/schedule/`): an administrator's settings, and its state. */
export interface JobTable {
  id: string
  /** Five fields. */
  cron: string
  /** IANA name. */
  timeZone: string
  enabled: Flag
  /** Only this node runs it; null for any node. */
  node: string | null
  /** JSON. */
  settings: string
  /** Optimistic version of the administrator's settings: `cron` to `settings`. */
  version: number
  /** From its start to its end, also while the node that ran it is unavailable. */
  running: Flag
  /** Rises with each node that takes the lease; every commit of the work checks it. */
  fence: number
  owner: string | null
  /** The owner holds the lease until then, by the database's clock; after an error no node continues before then. */
  leaseUntil: OptionalMoment
  /** Errors since the last progress. */
  attempts: number
  /** When an administrator requested a run now. */
  requestedAt: OptionalMoment
  /** The next due time. */
  nextAt: OptionalMoment
  /** The due time of the last run. */
  lastDueAt: OptionalMoment
  startedAt: OptionalMoment
  endedAt: OptionalMoment
  /** JSON of `schedule/progress.ts`: where it stopped, for the node that continues. */
  progress: string | null
  /** JSON of `schedule/progress.ts`. */
  lastResult: string | null
}

/** A reminder that was sent to a person, so that none is sent twice. */
export interface ReminderTable {
  personId: string
  kind: string
  /** When the first one was sent. */
  since: Moment
  /** What it is about: the expiry as ISO text, or `since` itself. */
  occasion: string
  /** The last reminder day that was sent. */
  mark: number
  sent: number
  sentAt: Moment
}

/** The counts of one run of the statistics job; earlier runs are kept. */
export interface UserStatisticsTable {
  run: string
  domain: string
  policy: string
  at: Moment
  users: number
  registered: number
  notRegistered: number
  mustUpdate: number
  locked: number
  disabled: number
  expired: number
}
