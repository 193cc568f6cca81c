import type { ApiKeyTable } from './api-key-table.ts'
import type {
  AuditCheckpointTable,
  AuditCutTable,
  AuditEventTable,
  AuditHeadTable,
  AuditSubjectTable,
  AuditTextTable,
} from './audit-tables.ts'
import type { BulkOperationPersonTable, BulkOperationTable } from './bulk-tables.ts'
import type { Flag, Moment, OptionalMoment, RowMac } from './column-values.ts'
import type { IdentityTables } from './identity-tables.ts'
import type { JobTable, ReminderTable, UserStatisticsTable } from './job-table.ts'
import type { ProfileTables } from './profile-tables.ts'
import type { KeptSecretTable, SettingTable } from './setting-tables.ts'
import type {
  CallerCheckTable,
  EnrolmentCodeTable,
  MutualProofTable,
  PendingSignInTable,
  StaffFactorTable,
} from './staff-tables.ts'
import type { TargetPasswordTable } from './target-password-table.ts'
import type { WalletAnswerTable } from './wallet-answer-table.ts'
import type { WorkflowDraftTable, WorkflowVersionTable } from './workflow-tables.ts'

/**
 * Row types of the database, the same for SQLite and SQL Server. Moments are UTC; `Moment` reads as a Date on both
 * (`columns.ts`). Ids are UUIDv7 in lower case; hashes are lower-case hex. JSON columns contain text.
 */
export interface Tables extends IdentityTables, ProfileTables {
  Run: RunTable
  WorkflowVersion: WorkflowVersionTable
  WorkflowDraft: WorkflowDraftTable
  ManagementPolicy: ManagementPolicyTable
  Setting: SettingTable
  KeptSecret: KeptSecretTable
  Approval: ApprovalTable
  Counter: CounterTable
  StateToken: StateTokenTable
  KnownBrowser: KnownBrowserTable
  Session: SessionTable
  StaffFactor: StaffFactorTable
  ApiKey: ApiKeyTable
  EnrolmentCode: EnrolmentCodeTable
  PendingSignIn: PendingSignInTable
  CallerCheck: CallerCheckTable
  MutualProof: MutualProofTable
  WalletAnswer: WalletAnswerTable
  TargetPassword: TargetPasswordTable
  Subscription: SubscriptionTable
  AgreementAcceptance: AgreementAcceptanceTable
  SpentChallenge: SpentChallengeTable
  OutboxMail: OutboxMailTable
  Node: NodeTable
  AuditEvent: AuditEventTable
  AuditHead: AuditHeadTable
  AuditSubject: AuditSubjectTable
  AuditText: AuditTextTable
  AuditCheckpoint: AuditCheckpointTable
  AuditCut: AuditCutTable
  Job: JobTable
  Reminder: ReminderTable
  UserStatistics: UserStatisticsTable
  ResourceVersion: ResourceVersionTable
  PersonSighting: PersonSightingTable
  BulkOperation: BulkOperationTable
  BulkOperationPerson: BulkOperationPersonTable
}

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
  /** HMAC of the account: counters are stored under it. */
  accountKey: string
  decoy: Flag
  /** The controller that the run keeps to. */
  controller: string | null
  /** `open`, `done`, `stopped`. */
  status: string
  number: number
  /** Optimistic version: every update states the one it read. */
  version: number
  /** JSON of `engine/run-state.ts`. */
  state: string
  /** JSON of an `Intent` that is not settled yet. */
  intent: string | null
  /** The executing node owns the run until then, by the database's clock. */
  claimedUntil: OptionalMoment
  createdAt: Moment
  updatedAt: Moment
  /** A run that waits for a second person is not stopped as idle before then. */
  keepUntil: OptionalMoment
  mac: RowMac
}

export interface ManagementPolicyTable {
  /** `default`, or a UUIDv7. */
  id: string
  /** Unique; the policy with the lowest number is evaluated first. */
  priority: number
  /** Optimistic version: every update states the one it read. */
  version: number
  /** JSON of `policies/management-policy.ts`. */
  definition: string
  updatedAt: Moment
  mac: RowMac
}

/** A run's request to the manager of the person who started it. */
export interface ApprovalTable {
  id: string
  /** The run that asked and that alone may use it; null before approvals were bound to runs. */
  runId: string | null
  /** Two digits that the run's page shows and the approver enters; null as above, and where a second operator decides. */
  number: string | null
  /** How many numbers the approver has entered. */
  numbersTried: number
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
  mac: RowMac
}

/** Failures of one account: of its profile (`profile`) or of binds (`bind`). */
interface CounterTable {
  key: string
  kind: string
  failures: number
  /** When the last failure was counted: as in Active Directory, each failure restarts the window. */
  windowStartedAt: Moment
  lockedUntil: OptionalMoment
}

export interface StateTokenTable extends PlaceColumns {
  tokenHash: string
  personId: string
  domain: string
  createdAt: Moment
  expiresAt: Moment
  mac: RowMac
}

/** A browser in which an account of the person succeeded. The hash covers the browser's token and the account. */
export interface KnownBrowserTable {
  browserHash: string
  personId: string
  createdAt: Moment
  usedAt: Moment
  expiresAt: Moment
  /** Short: `Firefox, Windows`; shown to people. */
  browser: string | null
}

/** Shown to people so that they recognise their own browsers; nothing is decided by it. */
interface PlaceColumns {
  /** Network address of the last use. */
  address: string | null
  /** Short: `Firefox, Windows`. */
  browser: string | null
  /** Null: not used yet. */
  usedAt: OptionalMoment
}

/** A sign-in to a site, and the module of `authentication/` that made it. */
export interface SessionTable extends PlaceColumns {
  tokenHash: string
  frontEnd: string
  module: string
  personId: string
  domain: string
  createdAt: Moment
  expiresAt: Moment
  mac: RowMac
  /** The second factor that it was signed in with: `totp`, `passkey`, or null. */
  secondFactor: string | null
}

/** Whether a person wants a notification; without a row the workflow decides. */
interface SubscriptionTable {
  personId: string
  /** `forgot-my-password-succeeded`. */
  event: string
  subscribed: Flag
  changedAt: Moment
}

/** The version of an agreement that a person accepted last. */
interface AgreementAcceptanceTable {
  personId: string
  agreement: string
  version: string
  acceptedAt: Moment
}

interface SpentChallengeTable {
  hash: string
  expiresAt: Moment
}

export interface OutboxMailTable {
  id: string
  /** `waiting`, `sent`, `given-up`. */
  status: string
  /** Envelope (AES-256-GCM) of the MailOrder as JSON, so that addresses and names are not stored in plain text. */
  order: string
  attempts: number
  nextAttemptAt: Moment
  claimedUntil: OptionalMoment
  /** Rises with each claim; the claimant's own commit checks it. */
  fence: number
  lastError: string | null
  createdAt: Moment
  sentAt: OptionalMoment
  /** The same for mails about the same; null: a mail of its own. */
  notice: string | null
  /** Not sent before; until then `occurrences` counts on. */
  heldUntil: OptionalMoment
  /** How often what the mail tells has happened; null: once. */
  occurrences: number | null
}

export interface NodeTable {
  id: string
  host: string
  processId: number
  startedAt: Moment
  seenAt: Moment
}

/** When the directory last contained a registered person. */
interface PersonSightingTable {
  personId: string
  seenAt: OptionalMoment
  missingSince: OptionalMoment
  /** Consecutive sweeps that did not find the person. */
  misses: number
}

/** A version of something that administrators change; the newest is the current one. */
export interface ResourceVersionTable {
  /** `policy`. */
  resource: string
  id: string
  version: number
  /** `created`, `changed`, `deleted` … `before`: how it was before its first version here. */
  action: string
  at: Moment
  /** AuditSubject.id of the person who changed it; null: a command at the terminal, or unknown. */
  author: string | null
  /** JSON, without secrets. */
  content: string
}
