import type { z } from 'zod'
import type { MessageKey } from '../../shared/languages/keys.ts'
import type { RuleInForce } from '../../shared/password-policy/rule.ts'
import type {
  AccountState,
  DirectoryPasswordPolicy,
  DirectoryPerson,
  FlagRefusal,
  PasswordReset,
  Settled,
  VerifyResult,
  WriteRefusal,
} from '../directory/directory.ts'
import type { Notifications } from '../notifications/notifications.ts'
import type { Profile } from '../profiles/profile.ts'
import type { Reader, Tx } from '../store/database.ts'
import type { QuestionPolicy } from './question-policy.ts'
import type { NotificationEvent } from './subscription.ts'
import type { Vault } from './vault.ts'

/**
 * One step of a workflow, declared in one place: settings (zod; form, validation and type come from it), the page it shows,
 * the answer it takes, what it does. The engine waits for people, activities do not: prepare → page → answer → check → execute.
 *
 * Exactly one of `execute` and `record` is given. `execute` may talk to the directory and hash; `record` only writes to the
 * store, inside the transaction that ends the request, and so can never be done twice or half.
 */
export interface Activity<
  Id extends string,
  Settings extends z.ZodType,
  Answer extends z.ZodType,
  Memory extends z.ZodType = z.ZodUnknown,
> {
  id: Id
  group: 'authentication' | 'action' | 'notification' | 'flow'
  sites: readonly Site[]
  settings: Settings
  /** States of the workflow in which it runs (features C.1). Default: success only. */
  runsIn?: readonly Phase[]
  /** Of steps that run in Failure: by these settings also when an earlier step is about to begin the workflow anew, which else passes them by. */
  beforeRestart?(settings: z.output<Settings>): boolean
  /** What a person needs for this step; who lacks it gets a decoy's run, told apart by nothing. */
  requires?: 'profile'
  /** It may lock the profile for failures of somebody who is not known to be the person; such workflows ask for proof of work. */
  locks?: 'profile'
  /**
   * What this step remembers between its pages: which page stands, the hash of a code that was sent, a challenge. Kept in the
   * run's row, so never a secret in clear; forgotten once the step has succeeded, and kept over Restart, so that a code still holds.
   */
  memory?: Memory
  /** Ways that it chooses between: where in its settings, and the keys of the later steps that each takes. */
  ways?(settings: z.output<Settings>): readonly { path: readonly PropertyKey[]; steps: readonly string[] }[]
  /** Whether it has something to do for this person now; one that has not is passed over. Default: always. */
  applies?(ctx: Context<Settings, Memory>): Promise<boolean>
  /**
   * Done once each time the step comes to stand, before its page is shown: a code is sent, a challenge made. Gives `nextPage`
   * with what the page needs to remember, any other result instead of a page, or undefined: there is nothing to ask, and the step is
   * executed at once, without an answer. `ctx.memory` is what it remembered in an earlier round.
   */
  prepare?(ctx: Context<Settings, Memory>): Promise<Result | undefined>
  /** Where it has nothing to prepare, by its settings and its site alone; a round is spared. Default: it prepares. */
  prepares?(settings: z.output<Settings>, site: Site): boolean
  page?(ctx: Context<Settings, Memory>): Promise<ActivityPage>
  answer?: Answer
  /**
   * Whether the answer can be accepted at all, before anything is done: rules of a new password, an answer that is too short.
   * A refusal shows the same page again with the problem; the workflow's state stays as it was.
   */
  check?(ctx: Context<Settings, Memory>, answer: z.output<Answer>): Promise<Refusal | undefined>
  /** `answer` is undefined only where there is no page, or `prepare` found nothing to ask. */
  execute?(ctx: Context<Settings, Memory>, answer: z.output<Answer>): Promise<Result>
  record?(ctx: Context<Settings, Memory>, tx: Tx): Promise<Result>
  /** For steps that answered `waiting`: whether what they wait for has come, so that `execute` is worth another call. Cheap: it is asked at every look. */
  arrived?(ctx: Context<Settings, Memory>): Promise<boolean>
  /**
   * Written in the transaction that ends the round in which the effect is known to have happened: told by the directory at once,
   * or found by `settle` after a crash.
   */
  afterwards?(ctx: Context<Settings, Memory>, tx: Tx): Promise<void>
  /** What is shown once in the answer that tells so: from memory, since after a crash nothing else knows it any more. */
  shows?(ctx: Context<Settings, Memory>): readonly Shown[]
  /** For activities with an effect: whether the one that the intent announces happened. */
  settle?(ctx: Context<Settings, Memory>, intent: Intent, answer?: z.output<Answer>): Promise<Settled>
}

// biome-ignore lint/suspicious/noExplicitAny: a list of activities of different settings and answers has no narrower type
export type AnyActivity = Activity<string, any, any, any>

type Context<Settings extends z.ZodType, Memory extends z.ZodType> = ActivityContext<
  z.output<Settings>,
  z.output<Memory> | undefined
>

export function defineActivity<
  const Id extends string,
  Settings extends z.ZodType,
  Answer extends z.ZodType = z.ZodNever,
  Memory extends z.ZodType = z.ZodUnknown,
>(activity: Activity<Id, Settings, Answer, Memory>): Activity<Id, Settings, Answer, Memory> {
  return activity
}

export type Site = 'self-service' | 'helpdesk'

/** States of a workflow, features C.1. */
export type Phase = 'success' | 'failure' | 'critical'

/** What an activity is given. Decoys get the same shape, with an `account` and a `profile` that refuse; no activity asks which it has. */
export interface ActivityContext<Settings, Memory = unknown> {
  readonly settings: Settings
  /** What this step remembered; undefined before it remembered anything. */
  readonly memory: Memory
  readonly run: RunFacts
  readonly person: DirectoryPerson
  readonly account: Account
  readonly profile: Profile
  readonly policy: PersonPolicy
  /** Whoever the directory names as the person's manager, as long as their account is in use. */
  manager(): Promise<DirectoryPerson | undefined>
  readonly vault: Vault
  /** Latchkey's own database, for what no other part of the context tells. */
  readonly read: Reader
  readonly notifications: Notifications
  /** Site address without a slash at its end, for links in mails. */
  readonly url: string
  now(): Date
  readonly signal: AbortSignal
}

export interface RunFacts {
  readonly id: string
  readonly workflow: string
  /** In that language, or the nearest it is named in. */
  workflowName(language: string): string
  /** BCP 47. */
  readonly language: string
  /** As the person typed it. */
  readonly typedAccount: string
  readonly phase: Phase
  /** The last error of this run, if any, also of an earlier round. */
  readonly error?: { activity: string; code: string; group?: AnyActivity['group'] }
  readonly startedAt: Date
  /** Ids of all authentication activities in this workflow that have failed in this run, counted since its start. */
  readonly failures: number
  /** Whether an authentication activity has succeeded in this round. */
  readonly authenticated: boolean
  /** Ids of activities that did their work in this round, in order. */
  readonly completed: readonly string[]
  readonly decoy: boolean
  /** Who acts for the person, on the Helpdesk site. */
  readonly operator?: Operator
  /** As the operator gave them. */
  readonly ticket?: string
  readonly reason?: string
  /** Address of whoever began the run, as far as trusted proxies tell it. */
  readonly address?: string
  /** Work was proven before this run began, or a known person acts: its failures may lock. */
  readonly mayLock: boolean
}

/** Somebody of the helpdesk, signed in. */
export interface Operator {
  id: string
  domain: string
  account: string
  displayName: string
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
  /** Takes off "disabled". One that is enabled is left as it is. */
  enable(): Promise<Effect<FlagRefusal>>
  /** The password must be changed at the next sign-in. */
  forceChangeAtNextLogon(): Promise<Effect<FlagRefusal>>
  settle(intent: Intent, newPassword?: string): Promise<Settled>
}

export type Effect<Reason = WriteRefusal> =
  | { outcome: 'applied' }
  | { outcome: 'refused'; reason: Reason | 'too-many-attempts' }
  | { outcome: 'unreachable' }
  | { outcome: 'unknown' }

/** Stored in the run's row before a write is sent; says enough to find out later whether it happened. Never a secret. */
export interface Intent {
  activity: string
  kind: 'verify' | 'change-password' | 'reset-password' | 'unlock' | 'enable' | 'force-change'
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
  /** So long a method that was added does not suffice alone. */
  readonly newMethodHours: number
  /** Settings of the step `register` in this policy's workflow of that name, as they are stored; empty where there is none. */
  readonly registration: Readonly<Record<string, unknown>>
  /** What people of this policy may be told of their own tasks, in the order of these. */
  readonly notifications: readonly NotificationEvent[]
  /**
   * Effective rules for a new password: directory policy (domain or fine-grained) and this policy's own. A minimum age
   * holds for a change only.
   */
  passwordRules(write: 'change' | 'reset'): Promise<RuleInForce[]>
  /** The first rule that it breaks, or undefined. Always refused: control characters, empty, over 256. With `password` it is a change, else a reset. */
  checkPassword(newPassword: string, about?: { password?: string }): Promise<Refusal | undefined>
}

export interface ActivityPage {
  title: Text
  text?: Text
  submit: MessageKey
  /** Other ways on: "send another code". Each is an answer that `answer` of the activity takes; the page's narrower one need not. */
  actions?: { label: MessageKey; answer: Record<string, unknown> }[]
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
  | ({ kind: 'ok' } & Deed & OkMore)
  | ({ kind: 'failed'; memory?: unknown } & Deed & Refusal)
  | ({ kind: 'critical' } & Deed & Refusal)
  | ({ kind: 'page'; memory: unknown; problem?: Refusal } & Deed)
  | ({ kind: 'waiting'; until: Date; memory?: unknown; text?: MessageKey } & Deed)
  | { kind: 'unsettled' }
  | { kind: 'restart' }

interface OkMore {
  shown?: readonly Shown[]
  /** Keys of steps of this workflow that are left out of this round. */
  skip?: readonly string[]
  /** What the audit says of this success beside its step: codes and ids only. */
  note?: Readonly<Record<string, string>>
  /** Asked after `record`, in its transaction: a refusal undoes all that the round wrote, and the same page stands again with it. */
  unless?: (tx: Tx) => Promise<Refusal | undefined>
}

/** What is written in the transaction that ends the round. */
interface Deed {
  record?: (tx: Tx) => Promise<void>
}

/** Shown once, in the answer to this very request, and kept nowhere: a passcode, a recovery key. */
export interface Shown {
  label: MessageKey
  value: string
  /** Until when it is of use. */
  until?: Date
  hint?: MessageKey
}

type More = Deed & Omit<Refusal, 'code'> & { memory?: unknown }

export const ok = (record?: Deed['record'], more: OkMore = {}): Result => ({ kind: 'ok', record, ...more })
export const failed = (code: string, more: More = {}): Result => ({ kind: 'failed', code, ...more })
export const critical = (code: string, more: More = {}): Result => ({ kind: 'critical', code, ...more })
/** The step goes on with another page, and remembers this; nothing has succeeded or failed. */
export const nextPage = (memory: unknown, more: Deed & { problem?: Refusal } = {}): Result => ({
  kind: 'page',
  memory,
  ...more,
})
/** For a step without a page: asked again when `arrived` says so, and at the latest then. `text`: in place of `activities.<id>.wait-text`. */
export const waiting = (until: Date, more: Deed & { memory?: unknown; text?: MessageKey } = {}): Result => ({
  kind: 'waiting',
  until,
  ...more,
})
export const unsettled = (): Result => ({ kind: 'unsettled' })
export const restart = (): Result => ({ kind: 'restart' })
