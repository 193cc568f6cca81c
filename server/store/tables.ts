import type { ColumnType, Generated } from 'kysely'

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

export interface ProfileTable {
  personId: string
  domain: string
  language: string
  registeredAt: Moment
  /** Changes with each success, so that other questions are asked next time. */
  askSalt: string
  /** Set by the helpdesk, until answers are registered anew. */
  updateRequired: FlagOrNo
}

export interface ProfileAnswerTable {
  personId: string
  question: string
  /** PHC string of Argon2id. */
  hash: string
  answeredAt: Moment
  /** `mandatory`, `optional`, `helpdesk`, `user-defined`. */
  kind: Generated<string>
  /** BCP 47, of the wording. */
  language: Generated<string>
  /** The question as it was answered; an envelope for one of the person's own. */
  wording: string | null
  /** Envelope (AES-256-GCM) of the answer, only where the policy asks for readable answers. */
  sealedAnswer: string | null
  /** Hashed as typed; else in lower case. */
  caseSensitive: FlagOrNo
  /** Class of its length, not the length. */
  lengthAtLeast: Generated<number>
  /** Characters of a question of the person's own. */
  questionLength: number | null
  repeatsAnother: FlagOrNo
  repeatsQuestion: FlagOrNo
}

/** A registered address or number of a person's own. */
export interface ProfileContactTable {
  id: string
  personId: string
  /** `mail`, `mobile`. */
  kind: string
  /** Envelope. */
  sealedValue: string
  addedAt: Moment
  /** When a code that was sent there came back. */
  verifiedAt: OptionalMoment
}

/** The person's authenticator app. */
export interface ProfileTotpTable {
  personId: string
  /** Envelope of the secret, base32. */
  sealedSecret: string
  /** RFC 6238 step of the last code that was accepted; codes of it and before are spent. */
  lastStep: number
  addedAt: Moment
  lastUsedAt: OptionalMoment
}

export interface ProfilePasskeyTable {
  id: string
  personId: string
  /** SHA-256 of the credential id, which is too long for an index. */
  credentialHash: string
  /** base64url. */
  credentialId: string
  /** COSE, base64url. */
  publicKey: string
  /** Unsigned 32 bits in decimal. */
  counter: string
  /** JSON list. */
  transports: string
  /** The owner's words for it. */
  name: string
  addedAt: Moment
  lastUsedAt: OptionalMoment
}

/** At most one per person, also of somebody who registered nothing. */
export interface ProfilePasscodeTable {
  personId: string
  /** PHC string of Argon2id. */
  hash: string
  issuedAt: Moment
  expiresAt: Moment
}

/** A task that waits for the manager of whoever began it. */
export interface ApprovalTable {
  id: string
  workflow: string
  personId: string
  personDomain: string
  approverId: string
  approverDomain: string
  /** `open`, `approved`, `refused`, `used`. */
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

export interface AuditEventTable {
  node: string
  sequence: number
  at: Moment
  event: string
  /** AuditSubject.id: the person's name is separable, so that erasure keeps the chain. */
  subject: string | null
  runId: string | null
  /** JSON: codes and ids only. */
  data: string
  /** HMAC-SHA-256 over the previous hmac and this row. */
  hmac: string
}

/**
 * Last event of each node's chain. Its row is updated by every append, so appends of one node wait for each other's commit, and
 * a rollback takes the head back with the event.
 */
export interface AuditHeadTable {
  node: string
  sequence: number
  hmac: string
}

export interface AuditSubjectTable {
  id: string
  name: string | null
}

export interface AuditCheckpointTable {
  id: string
  at: Moment
  /** JSON of all heads: node, sequence, hmac. */
  heads: string
  signature: string
}

/** Until where the audit was cut by retention, vouched for: verification begins behind it. */
export interface AuditCutTable {
  id: string
  at: Moment
  /** JSON of the last events that were deleted: node, sequence, hmac. */
  heads: string
  signature: string
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
