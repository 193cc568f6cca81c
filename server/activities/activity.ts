import type { z } from 'zod'
import type { MessageKey } from '../../shared/languages/keys.ts'
import type { PasswordRule } from '../../shared/password-policy/rule.ts'
import type { DirectoryPerson, SettledOutcome } from '../directory/directory.ts'
import type { Notifications } from '../notifications/notifications.ts'
import type { NotificationEvent } from '../notifications/subscription.ts'
import type { Profile } from '../profiles/profile.ts'
import type { QuestionPolicy } from '../profiles/question-policy.ts'
import type { Reader, Tx } from '../store/database.ts'
import type { KeptSecrets } from '../store/kept-secrets.ts'
import type { Vault } from '../store/vault.ts'
import type { Account, Intent } from './account.ts'
import type { CallerChecks, CallerMethods } from './caller-checks.ts'
import type { Guesses, GuessLimit } from './guess-limit.ts'

/**
 * One step of a workflow, declared in one place: its settings (zod; form, validation and type come from it), its page, its
 * answer, its effect. The engine waits for people, activities do not: prepare → page → answer → check → execute.
 *
 * Exactly one of `execute` and `record` is given. `execute` may call the directory and hash; `record` only writes to the
 * store, inside the transaction that ends the request, and so is never done twice or by half.
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
  /** Phases of the workflow in which it runs (docs/behaviour.md#the-phase-table). Default: success only. */
  runsIn?: readonly Phase[]
  /** For steps that run in Failure: whether, by these settings, it runs even if a Restart comes before it, which otherwise skips it. */
  runsBeforeRestart?(settings: z.output<Settings>): boolean
  /** What a person needs for this step. People without it get a decoy's run, which looks the same. */
  requires?: 'profile'
  /** Id of a sign-in module that asks for the same: a new run does not ask for it again right after a sign-in with it (docs/architecture.md#engine). */
  provenBy?: string
  /** Limits its guesses; no workflow can change it. Every activity that tries a secret has one. */
  guesses?: GuessLimit
  /**
   * Ids of the only actions that this proof opens, by these settings; a workflow with another one cannot be published. Undefined: every action.
   */
  opensOnly?(settings: z.output<Settings>): readonly string[] | undefined
  /** It may lock the profile for failures of an unauthenticated user, so its workflows require proof of work. */
  locks?: 'profile'
  /**
   * What this step remembers between its pages: the current page, the hash of a code that was sent, a challenge. Stored in the
   * run's row, so never a secret in clear. Removed when the step succeeds; kept over a Restart, so that a code stays valid.
   */
  memory?: Memory
  /**
   * Id of an activity whose page asks for this step's answer, too, where that step comes directly before: one answer, which both steps execute.
   * Until the first has succeeded, page and `check` are those of a decoy of the same name, so they tell nothing about the account.
   * Undefined: by these settings it is asked alone. The first one's fields must be among this one's, and neither may prepare its page.
   */
  joins?(settings: z.output<Settings>): string | undefined
  /** Branches that it chooses between: where in its settings, and the keys of the later steps that each one takes. */
  branches?(settings: z.output<Settings>): readonly { path: readonly PropertyKey[]; steps: readonly string[] }[]
  /** Whether it has something to do for this person now; else it is skipped. Default: always. */
  isApplicable?(ctx: Context<Settings, Memory>): Promise<boolean>
  /**
   * Called once each time the step becomes current, before its page is shown: sends a code, makes a challenge. Returns `nextPage`
   * with what the page needs to remember, any other result instead of a page, or undefined: there is nothing to ask, and the step is
   * executed at once, without an answer. `ctx.memory` is what it remembered before a Restart.
   */
  prepare?(ctx: Context<Settings, Memory>): Promise<Result | undefined>
  /** False if, by its settings and its site alone, it has nothing to prepare; saves a transaction. Default: true. */
  needsPrepare?(settings: z.output<Settings>, site: Site): boolean
  page?(ctx: Context<Settings, Memory>): Promise<ActivityPage>
  answer?: Answer
  /**
   * Whether the answer can be accepted at all, before any effect: rules of a new password, an answer that is too short.
   * A refusal shows the same page again with the problem; the workflow's state does not change.
   */
  check?(ctx: Context<Settings, Memory>, answer: z.output<Answer>): Promise<Refusal | undefined>
  /** `answer` is undefined only if there is no page, or `prepare` found nothing to ask. */
  execute?(ctx: Context<Settings, Memory>, answer: z.output<Answer>): Promise<Result>
  record?(ctx: Context<Settings, Memory>, tx: Tx): Promise<Result>
  /** For steps that returned `waiting`: whether what they wait for has come, so that `execute` is worth another call. Must be cheap: called at every request. */
  isReady?(ctx: Context<Settings, Memory>): Promise<boolean>
  /** For steps that wait for a second operator: what that operator is asked to agree to. */
  describeRequest?(memory: z.output<Memory> | undefined): Text | undefined
  /** Called in the transaction that records the effect, which the directory confirmed at once, or `settle` found after a crash. */
  onApplied?(ctx: Context<Settings, Memory>, tx: Tx): Promise<void>
  /** One-time values for the response that reports the effect; from memory, since after a crash nothing else has them. */
  revealOnce?(ctx: Context<Settings, Memory>): readonly OneTimeValue[]
  /** For activities with an effect: whether the one that the intent announces has happened. */
  settle?(ctx: Context<Settings, Memory>, intent: Intent, answer?: z.output<Answer>): Promise<SettledOutcome>
}

export type AnyActivity = Activity<string, z.ZodType, z.ZodType, z.ZodType>

type Context<Settings extends z.ZodType, Memory extends z.ZodType> = ActivityContext<
  z.output<Settings>,
  z.output<Memory> | undefined
>

export function defineActivity<
  const Id extends string,
  Settings extends z.ZodType,
  Answer extends z.ZodType = z.ZodUndefined,
  Memory extends z.ZodType = z.ZodUnknown,
>(activity: Activity<Id, Settings, Answer, Memory>): Activity<Id, Settings, Answer, Memory> {
  return activity
}

export type Site = 'self-service' | 'helpdesk'

/** Phases of a workflow, docs/behaviour.md#the-phase-table. */
export type Phase = 'success' | 'failure' | 'critical'

/** What an activity is given. For decoys `account` and `profile` refuse; no activity checks which it has. */
export interface ActivityContext<Settings, Memory = unknown> {
  readonly settings: Settings
  /** What this step remembered; undefined before that. */
  readonly memory: Memory
  readonly run: RunFacts
  readonly person: DirectoryPerson
  readonly account: Account
  readonly guesses: Guesses
  readonly profile: Profile
  readonly policy: PersonPolicy
  /** On the Helpdesk site: whether this operator has checked the caller already. */
  readonly callerChecks?: CallerChecks
  /** The person's manager by the directory, if the manager's account is in use. */
  findManager(): Promise<DirectoryPerson | undefined>
  /** Another person who acted on this run, such as the one who approved it. */
  findPerson(domain: string, id: string): Promise<DirectoryPerson | undefined>
  /** First value of a text attribute that the person has in the directory, by a name that an administrator gave. */
  readAttribute(name: string): Promise<string | undefined>
  readonly vault: Vault
  readonly secrets: KeptSecrets
  /** Latchkey's own database, for what the other parts of the context do not provide. */
  readonly read: Reader
  readonly notifications: Notifications
  /** Site address without a slash at its end, for links in mails. */
  readonly url: string
  /** Origins of the extension, in which passkeys of the site work as well. */
  readonly extensionOrigins?: readonly string[]
  now(): Date
  readonly signal: AbortSignal
}

export interface RunFacts {
  readonly id: string
  readonly workflow: string
  /** In that language, or the nearest that it has a name in. */
  workflowName(language: string): string
  /** BCP 47. */
  readonly language: string
  /** As the person typed it. */
  readonly typedAccount: string
  readonly phase: Phase
  /** The last error of this run, including those before a Restart. */
  readonly error?: { activity: string; code: string; group?: AnyActivity['group'] }
  readonly startedAt: Date
  /** How many authentication steps have failed since the run began. */
  readonly failures: number
  /** Whether an authentication step has succeeded since the start or the last Restart. */
  readonly authenticated: boolean
  /** Id of the factor that proved it, where the step had a choice. */
  readonly authenticatedBy?: string
  /** Ids of the activities completed since the start or the last Restart, in order. */
  readonly completed: readonly string[]
  readonly decoy: boolean
  /** Acts for the person, on the Helpdesk site. */
  readonly operator?: Operator
  /** As the operator gave them. */
  readonly ticket?: string
  readonly reason?: string
  /** Network address that the run was started from, as far as trusted proxies tell it. */
  readonly address?: string
  /** Its failures may lock the profile: work was proven before it began, or the user is authenticated. */
  readonly mayLock: boolean
}

/** A signed-in member of the helpdesk. */
export interface Operator {
  id: string
  domain: string
  account: string
  displayName: string
}

/** The management policy that applies to the person. */
export interface PersonPolicy {
  readonly id: string
  readonly questions: QuestionPolicy
  /** For how long a newly added method does not suffice alone. */
  readonly newMethodHours: number
  /** Ways to check a caller that this policy switches on, beside those that are always on. */
  readonly callerMethods: CallerMethods
  /** Every passcode is given out in two halves. */
  splitsPasscodes(): Promise<boolean>
  /** Of this person a second operator agrees to each task of the helpdesk. */
  readonly isPrivileged: boolean
  /** Stored settings of the step `register` in this policy's workflow of that name; empty if there is none. */
  readonly registration: Readonly<Record<string, unknown>>
  /** Notifications that people of this policy may get about their own workflows, in workflow order. */
  readonly notifications: readonly NotificationEvent[]
  /** Effective rules for a new password: the directory's (domain or fine-grained) and this policy's own. A minimum age applies to a change only. */
  passwordRules(write: 'change' | 'reset'): Promise<PasswordRule[]>
  /** The first rule that the password breaks, or undefined. Always refused: empty, control characters, over 256 characters. With `password` it is a change, else a reset. */
  checkPassword(newPassword: string, change?: { password?: string }): Promise<Refusal | undefined>
}

export interface ActivityPage {
  title: Text
  text?: Text
  /** Absent where only `actions` answer the page. */
  submit?: MessageKey
  /** It asks nothing: it only says what will be done, for a person who has not just answered a page of this run. */
  confirms?: true
  /** Secondary actions: "send another code". Each one's answer must fit the activity's `answer`, but not the page's narrower one. */
  actions?: {
    label: Text
    answer: Record<string, unknown>
    /** Id of the row of the page's control that it belongs to; else it stands below the form. */
    row?: string
  }[]
  /** Narrower than the activity's `answer` where it depends on the person (which questions). */
  answer?: z.ZodType
  /** What a new password must be. Only where the page is shown: a page that is made to read an answer does not need them. */
  rules?(): Promise<PasswordRule[]>
  control?: string
  data?: Record<string, unknown>
}

/** A message key, with values where it has placeholders. */
export type Text = MessageKey | { key: MessageKey; values: Record<string, string | number> }

export interface Refusal {
  /** Translated as `problems.<code>`. */
  code: string
  field?: string
  values?: Record<string, string | number>
}

export type Result =
  | ({ kind: 'ok' } & WithRecord & OkOptions)
  | ({ kind: 'failed'; memory?: unknown } & WithRecord & Refusal)
  | ({ kind: 'critical' } & WithRecord & Refusal)
  | ({ kind: 'page'; memory: unknown; problem?: Refusal } & WithRecord & Pick<OkOptions, 'checkInTransaction'>)
  | ({ kind: 'waiting'; until: Date } & WaitingOptions)
  | { kind: 'unsettled' }
  | { kind: 'restart' }

interface OkOptions {
  oneTimeValues?: readonly OneTimeValue[]
  /** Keys of this workflow's steps that are left out until the end or the next Restart. */
  skip?: readonly string[]
  /** Id of the factor that proved who the person is; later steps see it as `RunFacts.authenticatedBy`. */
  method?: string
  /** Added to the audit event of this success: codes and ids only. */
  note?: Readonly<Record<string, string>>
  /** Shown beside the next page, or with the result: what another person did meanwhile. */
  notice?: Text
  /** Called after `record`, in its transaction: a refusal rolls everything back, and the same page is shown again with it. */
  checkInTransaction?: (tx: Tx) => Promise<Refusal | undefined>
}

interface WaitingOptions extends WithRecord {
  memory?: unknown
  /** Replaces `activities.<id>.wait-text`. */
  text?: MessageKey
  compare?: { label: MessageKey; value: string }
  /** Who was asked, and when; without a name: the manager, where the person is not authenticated yet. */
  asked?: { name?: string; at: Date }
}

/** Called in the transaction that ends the step. */
type Write = (tx: Tx) => Promise<void>
type WithRecord = { record?: Write }

/** Shown once, in the response to this very request, and stored nowhere: a passcode, a recovery key. */
export interface OneTimeValue {
  label: MessageKey
  value: string
  /** Until when it can be used. */
  until?: Date
  hint?: MessageKey
}

type FailureOptions = WithRecord & Omit<Refusal, 'code'> & { memory?: unknown }
export const ok = (record?: Write, options: OkOptions = {}): Result => ({ kind: 'ok', record, ...options })
export const failed = (code: string, options: FailureOptions = {}): Result => ({ kind: 'failed', code, ...options })
export const critical = (code: string, options: FailureOptions = {}): Result => ({ kind: 'critical', code, ...options })
/** The step continues with another page, and remembers this; nothing has succeeded or failed. */
export const nextPage = (
  memory: unknown,
  options: WithRecord & { problem?: Refusal } & Pick<OkOptions, 'checkInTransaction'> = {},
): Result => ({ kind: 'page', memory, ...options })
/** For a step without a page: executed again when `isReady`, and at the latest at `until`. */
export const waiting = (until: Date, options: WaitingOptions = {}): Result => ({ kind: 'waiting', until, ...options })
export const unsettled = (): Result => ({ kind: 'unsettled' })
export const restart = (): Result => ({ kind: 'restart' })
