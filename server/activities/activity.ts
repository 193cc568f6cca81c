import type { z } from 'zod'
import type { MessageKey } from '../../shared/languages/keys.ts'
import type { RuleInForce } from '../../shared/password-policy/rule.ts'
import type {
  AccountState,
  DirectoryPasswordPolicy,
  DirectoryPerson,
  PasswordReset,
  Settled,
  VerifyResult,
  WriteRefusal,
} from '../directory/directory.ts'
import type { Notifications } from '../notifications/notifications.ts'
import type { Profile } from '../profiles/profile.ts'
import type { Tx } from '../store/database.ts'

/**
 * One step of a workflow, declared in one place: settings (zod; form, validation and type come from it), the page it shows,
 * the answer it takes, what it does. The engine waits for people, activities do not: page → answer → check → execute.
 *
 * Exactly one of `execute` and `record` is given. `execute` may talk to the directory and hash; `record` only writes to the
 * store, inside the transaction that ends the request, and so can never be done twice or half.
 */
export interface Activity<Id extends string, Settings extends z.ZodType, Answer extends z.ZodType> {
  id: Id
  group: 'authentication' | 'action' | 'notification' | 'flow'
  sites: readonly ('self-service' | 'helpdesk')[]
  settings: Settings
  /** States of the workflow in which it runs (features C.1). Default: success only. */
  runsIn?: readonly Phase[]
  /** What a person needs for this step; who lacks it gets a decoy's run, told apart by nothing. */
  requires?: 'profile'
  /** It may lock the profile for failures of somebody who is not known to be the person; such workflows ask for proof of work. */
  locks?: 'profile'
  /** Whether it has something to do for this person now; one that has not is passed over. Default: always. */
  applies?(ctx: ActivityContext<z.output<Settings>>): Promise<boolean>
  page?(ctx: ActivityContext<z.output<Settings>>): Promise<ActivityPage>
  answer?: Answer
  /**
   * Whether the answer can be accepted at all, before anything is done: rules of a new password, an answer that is too short.
   * A refusal shows the same page again with the problem; the workflow's state stays as it was.
   */
  check?(ctx: ActivityContext<z.output<Settings>>, answer: z.output<Answer>): Promise<Refusal | undefined>
  execute?(ctx: ActivityContext<z.output<Settings>>, answer: z.output<Answer>): Promise<Result>
  record?(ctx: ActivityContext<z.output<Settings>>, tx: Tx): Promise<Result>
  /**
   * Written in the transaction that ends the round in which the effect is known to have happened: told by the directory at once,
   * or found by `settle` after a crash.
   */
  afterwards?(ctx: ActivityContext<z.output<Settings>>, tx: Tx): Promise<void>
  /** For activities with an effect: whether the one that the intent announces happened. */
  settle?(ctx: ActivityContext<z.output<Settings>>, intent: Intent, answer?: z.output<Answer>): Promise<Settled>
}

// biome-ignore lint/suspicious/noExplicitAny: a list of activities of different settings and answers has no narrower type
export type AnyActivity = Activity<string, any, any>

export function defineActivity<
  const Id extends string,
  Settings extends z.ZodType,
  Answer extends z.ZodType = z.ZodNever,
>(activity: Activity<Id, Settings, Answer>): Activity<Id, Settings, Answer> {
  return activity
}

/** States of a workflow, features C.1. */
export type Phase = 'success' | 'failure' | 'critical'

/** What an activity is given. Decoys get the same shape, with an `account` and a `profile` that refuse; no activity asks which it has. */
export interface ActivityContext<Settings> {
  readonly settings: Settings
  readonly run: RunFacts
  readonly person: DirectoryPerson
  readonly account: Account
  readonly profile: Profile
  readonly policy: PersonPolicy
  readonly notifications: Notifications
  /** Site address without a slash at its end, for links in mails. */
  readonly url: string
  now(): Date
  readonly signal: AbortSignal
}

export interface RunFacts {
  readonly id: string
  readonly workflow: string
  /** BCP 47. */
  readonly language: string
  /** As the person typed it. */
  readonly typedAccount: string
  readonly phase: Phase
  /** The last error of this run, if any, also of an earlier round. */
  readonly error?: { activity: string; code: string }
  readonly startedAt: Date
  /** Ids of all authentication activities in this workflow that have failed in this run, counted since its start. */
  readonly failures: number
  /** Whether an authentication activity has succeeded in this round. */
  readonly authenticated: boolean
  /** Ids of activities that did their work in this round, in order. */
  readonly completed: readonly string[]
  readonly decoy: boolean
  /** Work was proven before this run began, or a known person acts: its failures may lock. */
  readonly mayLock: boolean
}

/**
 * The person's account in the directory, as activities may touch it. The engine wraps each call that may count or change:
 * attempts are reserved before a bind (never a lockout weapon), and an intent is stored before a write.
 */
export interface Account {
  state(): Promise<AccountState>
  passwordPolicy(): Promise<DirectoryPasswordPolicy>
  verifyPassword(password: string): Promise<VerifyResult | 'too-many-attempts'>
  changePassword(change: { password: string; newPassword: string }): Promise<Effect>
  resetPassword(reset: PasswordReset): Promise<Effect>
  unlock(): Promise<Effect>
  settle(intent: Intent, newPassword?: string): Promise<Settled>
}

export type Effect =
  | { outcome: 'applied' }
  | { outcome: 'refused'; reason: WriteRefusal | 'too-many-attempts' }
  | { outcome: 'unreachable' }
  | { outcome: 'unknown' }

/** Stored in the run's row before a write is sent; says enough to find out later whether it happened. Never a secret. */
export interface Intent {
  activity: string
  kind: 'verify' | 'change-password' | 'reset-password' | 'unlock'
  /** The same write takes off the account's lock. */
  unlocks?: boolean
  controller: string
  passwordLastSet: string
  at: string
}

/** The management policy that holds for the person, resolved by the engine. */
export interface PersonPolicy {
  readonly id: string
  readonly questions: QuestionPolicy
  /**
   * Effective rules for a new password: directory policy (domain or fine-grained) and this policy's own. A minimum age
   * holds for a change only.
   */
  passwordRules(write: 'change' | 'reset'): Promise<RuleInForce[]>
  /**
   * The first rule that `newPassword` breaks, or undefined. Control characters, NUL, empty and over 256 characters always are
   * refused. With the current `password` it is a change, else a reset.
   */
  checkPassword(newPassword: string, about?: { password?: string }): Promise<Refusal | undefined>
}

export interface QuestionPolicy {
  /** Offered questions in the run's language. */
  readonly questions: readonly Question[]
  /** How many a person answers when registering. */
  readonly required: number
  readonly minAnswerLength: number
}

export interface Question {
  id: string
  text: string
}

export interface ActivityPage {
  title: Text
  text?: Text
  submit: MessageKey
  /** Narrower than the activity's `answer` where it depends on the person (which questions). */
  answer?: z.ZodType
  rules?: RuleInForce[]
  control?: string
  data?: Record<string, unknown>
}

/** A key of the catalogue with values, or a text that is somebody's own (a question). */
export type Text = MessageKey | { key: MessageKey; values: Record<string, string | number> }

export interface Refusal {
  /** Worded as `problems.<code>`. */
  code: string
  field?: string
  values?: Record<string, string | number>
}

export type Result =
  | { kind: 'ok'; record?: (tx: Tx) => Promise<void> }
  | ({ kind: 'failed'; record?: (tx: Tx) => Promise<void> } & Refusal)
  | ({ kind: 'critical'; record?: (tx: Tx) => Promise<void> } & Refusal)
  | { kind: 'waiting'; until: Date }
  | { kind: 'unsettled' }
  | { kind: 'restart' }

export const ok = (record?: (tx: Tx) => Promise<void>): Result => ({ kind: 'ok', record })
export const failed = (
  code: string,
  more: Omit<Refusal, 'code'> & { record?: (tx: Tx) => Promise<void> } = {},
): Result => ({ kind: 'failed', code, ...more })
export const critical = (
  code: string,
  more: Omit<Refusal, 'code'> & { record?: (tx: Tx) => Promise<void> } = {},
): Result => ({ kind: 'critical', code, ...more })
export const waiting = (until: Date): Result => ({ kind: 'waiting', until })
export const unsettled = (): Result => ({ kind: 'unsettled' })
export const restart = (): Result => ({ kind: 'restart' })
