import { type ActivityContext, critical, failed, ok, type Refusal, type Result } from '../../activities/activity.ts'
import type { GuessLimit, GuessOutcome } from '../../activities/guess-limit.ts'
import { isTooNew, type Method, oldEnoughAt } from '../../profiles/method.ts'
import type { Tx } from '../../store/database.ts'

/** `undecided`: whoever verifies asks on, or cannot be reached; the try stays counted, as neither right nor wrong. */
export type Verdict = GuessOutcome | { valid: 'undecided'; result: Result }

export interface Guess {
  readonly limit: GuessLimit
  /** For workflows of the helpdesk that take off the profile's lock. */
  readonly acceptLocked?: boolean
  /** `consume`: see `Verification`. Does the same work for a decoy, whose guesses are all wrong. */
  verify(): Verdict | Promise<Verdict>
  /** What a wrong guess is answered with; called after `verify`. */
  failure(): Refusal & { memory?: unknown }
}

type Context = Pick<
  ActivityContext<unknown>,
  'guesses' | 'notifications' | 'now' | 'person' | 'policy' | 'profile' | 'run' | 'url'
>

/**
 * Verifies what a person shows. Every activity that asks for a factor goes through it: the try is reserved before anything is verified, so that
 * neither a crash nor requests at the same moment give a guess more than the limit, and the profile's lock and the factor's age are checked in one place.
 */
export async function evaluateGuess(ctx: Context, guess: Guess): Promise<Result> {
  const { limit, acceptLocked = false } = guess
  const isLocked = async () => !acceptLocked && (await ctx.profile.lockedUntil()) !== undefined
  if (await isLocked()) return critical('profile-locked')
  if (!(await ctx.guesses.reserve(limit))) return critical('too-many-attempts')
  const verification = await (ctx.guesses.evaluate?.(limit) ?? guess.verify())
  // Checked again: other runs may have locked the profile while this one waited for its hash.
  if (await isLocked()) return critical('profile-locked')
  if (verification.valid === 'undecided') return verification.result
  if (!verification.valid) {
    const { code, ...options } = guess.failure()
    return failed(code, { ...options, record: await prepareNotice(ctx) })
  }
  if (isAloneAndTooNew(ctx, verification)) {
    const hours = ctx.policy.newMethodHours
    const until = oldEnoughAt(verification, hours)
    return critical('method-too-new', { values: until === undefined ? { hours } : { hours, until } })
  }
  ctx.guesses.confirm(limit)
  return ok(verification.consume)
}

/** Tells the person, by one mail an hour (M5), that a caller used their name and was not identified. Undefined without an operator. */
export async function prepareNotice(ctx: Context): Promise<((tx: Tx) => Promise<void>) | undefined> {
  const { notifications, now, person, profile, run, url } = ctx
  if (!run.operator) return undefined
  const contacts = (await profile.contacts()).filter(({ kind, verified }) => kind === 'mail' && verified)
  const { displayName, account } = person
  const values = { displayName, account, time: now().toISOString(), url }
  const language = person.language ?? run.language
  const addresses = [...new Set(contacts.map(({ value }) => value))]
  const template = 'caller-not-identified'
  const mails = addresses.map((to) => ({ to, template, language, values }))
  return (tx) => notifications.enqueueNotice(tx, { accountKey: profile.key, about: [template] }, mails)
}

/**
 * Whether this method was added too recently to be the only proof in a run (docs/architecture.md#security): a stranger at an unlocked computer could
 * otherwise add a method of their own within a minute and come back with it. Checked after the method was verified, so that a
 * stranger learns nothing from it.
 */
export function isAloneAndTooNew(
  { run, policy, now }: Pick<Context, 'now' | 'policy' | 'run'>,
  method: Pick<Method, 'addedAt'>,
): boolean {
  const hasShownMore = run.operator !== undefined || run.authenticated
  return !hasShownMore && isTooNew(method, policy.newMethodHours, now())
}
