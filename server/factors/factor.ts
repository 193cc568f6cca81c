import type { z } from 'zod'
import type { MessageKey } from '../../shared/languages/keys.ts'
import type {
  ActivityContext,
  ActivityPage,
  AnyActivity,
  PersonPolicy,
  Refusal,
  Result,
} from '../activities/activity.ts'
import type { GuessLimit } from '../activities/guess-limit.ts'
import type { Contact } from '../profiles/contact.ts'
import type { Method, MethodChanges } from '../profiles/method.ts'
import type { RegisteredFactor } from '../profiles/registered-factor.ts'
import type { Tx } from '../store/database.ts'
import type { RegistrationContext, RegistrationMemory } from './common/registration.ts'

/**
 * Something that proves who a person is, declared in one place: what is registered and in which tables, how it is shown, registered, removed
 * and told by mail, how it is asked, counted and limited, and what a decoy pretends. Adding one touches its file, its test, one line
 * of `index.ts` and its texts; a table of its own also takes a migration.
 *
 * Parts that a factor does not have are left out: RADIUS registers nothing here, an address of the directory is changed there, a
 * passcode is given out by the helpdesk. A factor that another system verifies, or that waits for something outside, does so in its activity.
 */
export interface Factor<Changes extends z.ZodRawShape = z.ZodRawShape, Answer extends z.ZodRawShape = z.ZodRawShape> {
  /** `method` and `choice` in answers, and in settings: public and stored, so it never changes. Also the name of its file. */
  readonly id: string
  /** Place in lists that people see and in mails; decoys list theirs in the same order. */
  readonly rank: number
  /** Nothing that others can find out, guess or intercept: people who have registered it are asked for it when the password is forgotten (M6). */
  readonly isStrong?: boolean
  /** Whether it alone can prove who a person is: it then counts for `mandatory` and `minimum` of the activity `register`. */
  readonly isSoleMeans: boolean
  /** Tables of the store that hold it, beside the migration that makes them. */
  readonly tables?: readonly string[]
  /** What a profile keeps of it. */
  readonly registered?: RegisteredFactor<Changes>
  /** How people register it. `in-directory`: shown beside the others, and changed in the directory. */
  readonly registering?: Registering<Changes, Answer> | 'in-directory'
  readonly asking?: Asking
  /** Of every step that asks for it, on every site: counted before a guess is verified. docs/security.md#guesses has a row for each. */
  readonly guesses?: GuessLimit
  /** For rows that expire: removes them, and returns how many; `counts` names them in the result of the job `clean-up`. */
  readonly expiry?: { readonly counts: string; deleteExpired(tx: Tx): Promise<number> }
}

export type AnyFactor = Factor<z.ZodRawShape, z.ZodRawShape>

/** Infers what `registered` and `registering` are given from their schemas. */
export const defineFactor = <Changes extends z.ZodRawShape, Answer extends z.ZodRawShape>(
  factor: Factor<Changes, Answer>,
): Factor<Changes, Answer> => factor

export interface Asking {
  /** Verifies with `evaluateGuess` (`common/guess.ts`), the one place that looks at limits, locks and the age of a factor. */
  readonly activity: AnyActivity
  /** Settings that make the activity ask for this factor; `authentication-methods` hides them. */
  readonly fixedSettings?: Readonly<Record<string, unknown>>
  /** Whether `authentication-methods` offers it under its id. */
  readonly isChoice: boolean
  /** Whether the person's policy and the site's address allow it at all; else no site offers it, and a run that began with it goes back to the choice. Default: yes. */
  isSwitchedOn?(policy: PersonPolicy, url: string): boolean
  /** Another person agreed to this one task, or nothing was checked yet: it does not stand for the other tasks of a call. */
  readonly isForOneTask?: true
  /**
   * Why this person cannot show it now; its button on the Helpdesk site is then grey and says so. Self-Service never asks, since the answer tells
   * what an account has. `ctx.settings` are those of the activity. Default: that it is registered, where it can be.
   */
  findObstacle?(ctx: ActivityContext<unknown>): Promise<MessageKey | undefined>
}

/**
 * The pages of `register` and `manage-my-profile` that register a factor; its change is saved at once. Texts: `activities.register.<id>` and
 * `choose-<id>`.
 */
export interface Registering<Changes extends z.ZodRawShape, Answer extends z.ZodRawShape> {
  /** A person has one at most; registering again replaces it. */
  readonly isSingle: boolean
  /** Whether the person's policy and the site's address make it possible. Default: yes. What was registered before is kept. */
  isPossible?(policy: PersonPolicy, url: string): boolean
  /** Whether there is room for one more. Default: yes. */
  mayBeAdded?(items: readonly RegisteredItem[]): boolean
  /** What the person has of it. */
  items(current: CurrentMethods): RegisteredItem[]
  /** The change that removes it. */
  remove(item: RegisteredItem): z.input<z.ZodObject<Changes>>
  /** Fields of its answers. Each is optional, since every page takes less. */
  readonly answer: Answer
  /** What is remembered when the person has chosen it. */
  begin(ctx: RegistrationContext): Promise<RegistrationMemory>
  page(ctx: RegistrationContext): Promise<ActivityPage>
  check?(ctx: RegistrationContext, answer: z.output<z.ZodObject<Answer>>): Refusal | undefined
  /** The change to save, or another page. */
  execute(ctx: RegistrationContext, answer: z.output<z.ZodObject<Answer>>): Promise<{ changes: MethodChanges } | Result>
}

export interface CurrentMethods {
  readonly methods: readonly Method[]
  /** Also those that are not confirmed yet. */
  readonly contacts: readonly Contact[]
}

/** One thing that is registered. */
export interface RegisteredItem {
  /** Id of the factor. */
  readonly method: string
  /** Of the stored row, where there may be several. */
  readonly id?: string
  /** What its owner knows it by: a masked address, the name of a passkey. */
  readonly name?: string
}
