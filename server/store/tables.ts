import type { ColumnType } from 'kysely'
import type {
  AuditCheckpointTable,
  AuditCutTable,
  AuditEventTable,
  AuditHeadTable,
  AuditSubjectTable,
} from './audit-tables.ts'
import type {
  ProfileAnswerTable,
  ProfileContactTable,
  ProfilePasscodeTable,
  ProfilePasskeyTable,
  ProfileTable,
  ProfileTotpTable,
} from './profile-tables.ts'

/**
 * Row types of the database, the same for SQLite and SQL Server. Moments are UTC; `Moment` reads as a Date on both
 * (`columns.ts`). Ids are UUIDv7 in lower case; hashes are lower-case hex. JSON columns hold text.
 */
export interface Tables {
  Run: RunTable
  WorkflowVersion: WorkflowVersionTable
  ManagementPolicy: ManagementPolicyTable
  Setting: SettingTable
  Profile: ProfileTable
  ProfileAnswer: ProfileAnswerTable
  ProfileContact: ProfileContactTable
  ProfileTotp: ProfileTotpTable
  ProfilePasskey: ProfilePasskeyTable
  ProfilePasscode: ProfilePasscodeTable
  Approval: ApprovalTable
  Counter: CounterTable
  StateToken: StateTokenTable
  Session: SessionTable
  Subscription: SubscriptionTable
  AgreementAcceptance: AgreementAcceptanceTable
  SpentChallenge: SpentChallengeTable
  OutboxMail: OutboxMailTable
  Node: NodeTable
  AuditEvent: AuditEventTable
  AuditHead: AuditHeadTable
  AuditSubject: AuditSubjectTable
  AuditCheckpoint: AuditCheckpointTable
  AuditCut: AuditCutTable
  Job: JobTable
  Reminder: ReminderTable
  UserStatistics: UserStatisticsTable
  PersonSighting: PersonSightingTable
}

export type Moment = ColumnType<Date, Date, Date>
export type OptionalMoment = ColumnType<Date | null, Date | null, Date | null>
export type Flag = ColumnType<boolean, boolean, boolean>
/** No unless said. */
export type FlagOrNo = ColumnType<boolean, boolean | undefined, boolean>

export interface RunTable {
  id: string
  /** SHA-256 of the run token. */
  tokenHash: string
  workflow: string
  workflowVersion: string
  /** Directory person; null for a decoy of an account that does not exist. */
  personId: string | null
  domain: string
  /** As typed, shown back to the person. */
  account: string
  language: string
  /** HMAC key of the account: what counters are kept by. */
  accountKey: string
  decoy: Flag
  /** Controller the run keeps to. */
  controller: string | null
  /** `open`, `done`, `stopped`. */
  status: string
  number: number
  /** Optimistic version: every update states the one it read. */
  version: number
  /** JSON of `engine/run-state.ts`. */
  state: string
  /** JSON of an `Intent`, while one is not settled. */
  intent: string | null
  /** Whoever executes owns the run until then, on the database's clock. */
  claimedUntil: OptionalMoment
  createdAt: Moment
  updatedAt: Moment
  /** Not stopped for being idle before then: it waits for a second person. */
  keepUntil: OptionalMoment
}

/** Published workflow versions; immutable. */
export interface WorkflowVersionTable {
  id: string
  workflow: string
  policy: string
  version: number
  /** JSON of `policies/workflow.ts`; `null` withdraws the workflow. */
  definition: string
  publishedAt: Moment
}

export interface ManagementPolicyTable {
  /** `default`, or a UUIDv7. */
  id: string
  /** The lowest decides first; each once. */
  priority: number
  /** Optimistic version: every update states the one it read. */
  version: number
  /** JSON of `policies/management-policy.ts`. */
  definition: string
  updatedAt: Moment
}

export interface SettingTable {
  name: string
  value: string
  version: number
}

/** A task that waits for the manager of whoever began it. */
export interface ApprovalTable {
  id: string
  workflow: string
  personId: string
  personDomain: string
  approverId: string
  approverDomain: string
  /** `open`, `approved`, `refused`, `used`, `withdrawn`. */
  status: string
  createdAt: Moment
  expiresAt: Moment
  decidedAt: OptionalMoment
}

/** Failures of one account: of its profile (`profile`) or of binds (`bind`). */
export interface CounterTable {
  key: string
  kind: string
  failures: number
  /** When the last failure was counted: as in Active Directory, the window begins anew with each. */
  windowStartedAt: Moment
  lockedUntil: OptionalMoment
}

export interface StateTokenTable {
  tokenHash: string
  personId: string
  domain: string
  createdAt: Moment
  expiresAt: Moment
}

/** Somebody signed on to a site, by which module of `authentication/`. */
export interface SessionTable {
  tokenHash: string
  frontEnd: string
  module: string
  personId: string
  domain: string
  createdAt: Moment
  expiresAt: Moment
}

/** Whether a person wants a notification; one without a row is as the workflow says. */
export interface SubscriptionTable {
  personId: string
  /** `forgot-my-password-succeeded`. */
  event: string
  subscribed: Flag
  changedAt: Moment
}

/** What somebody accepted last. */
export interface AgreementAcceptanceTable {
  personId: string
  agreement: string
  version: string
  acceptedAt: Moment
}

export interface SpentChallengeTable {
  hash: string
  expiresAt: Moment
}

export interface OutboxMailTable {
  id: string
  /** `waiting`, `sent`, `given-up`. */
  status: string
  /** Envelope (AES-256-GCM) of the MailOrder as JSON: addresses and names do not lie about in clear. */
  order: string
  attempts: number
  nextAttemptAt: Moment
  claimedUntil: OptionalMoment
  /** Rises with each claim; the work's own commit checks it. */
  fence: number
  lastError: string | null
  createdAt: Moment
  sentAt: OptionalMoment
}

export interface NodeTable {
  id: string
  host: string
  processId: number
  startedAt: Moment
  seenAt: Moment
}

/** One scheduled task (`server/schedule/`): what an administrator says of it, and where it stands. */
export interface JobTable {
  id: string
  /** Five fields. */
  cron: string
  /** IANA name. */
  timeZone: string
  enabled: Flag
  /** Only this node runs it; null: whichever is first. */
  node: string | null
  /** JSON. */
  settings: string
  /** Optimistic version of what an administrator writes: `cron` to `settings`. */
  version: number
  /** From the moment it is begun to the moment it ends, also while the node that ran it is away. */
  running: Flag
  /** Rises with each node that takes it; every commit of the work checks it. */
  fence: number
  owner: string | null
  /** The owner has it until then, on the database's clock; or nobody takes it up again before, after an error. */
  leaseUntil: OptionalMoment
  /** Errors since it last got on. */
  attempts: number
  /** Somebody asked for it to be run now. */
  requestedAt: OptionalMoment
  /** When it is due. */
  nextAt: OptionalMoment
  /** The due moment that was served last. */
  lastDueAt: OptionalMoment
  startedAt: OptionalMoment
  endedAt: OptionalMoment
  /** JSON of `schedule/progress.ts`: where it stopped, for whoever takes it over. */
  progress: string | null
  /** JSON of `schedule/progress.ts`. */
  lastResult: string | null
}

/** What a person was written, so that nothing is written twice. */
export interface ReminderTable {
  personId: string
  kind: string
  /** When the first one went. */
  since: Moment
  /** What it is about: the expiry as ISO text, or `since` itself. */
  occasion: string
  /** The last day-mark that was written of. */
  mark: number
  sent: number
  sentAt: Moment
}

/** What one run of the statistics counted; runs are kept. */
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

/** When the directory last had somebody who registered. */
export interface PersonSightingTable {
  personId: string
  seenAt: OptionalMoment
  missingSince: OptionalMoment
  /** Walks in a row that did not meet the person. */
  misses: number
}
