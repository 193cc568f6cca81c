import type { z } from 'zod'
import type { RegistrationContext } from '../../factors/common/registration.ts'
import type { MethodChanges } from '../../profiles/method.ts'
import { type ActivityPage, critical, nextPage, ok, type Refusal, type Result } from '../activity.ts'
import { isEnough, isEnoughInTransaction, loadRegistration, mayBeRemoved } from './items.ts'
import { findRegistering, type RegistrationSettings, type registrationAnswer } from './settings.ts'
import { findRemoved, listAdditions, startPage } from './start-page.ts'

type Context = RegistrationContext
type Answer = z.output<typeof registrationAnswer>

const backAction = { label: 'activities.register.back', answer: { choice: 'back' } } as const

/**
 * The pages of registering and of managing a profile: a start page with a row for each method, and the pages of each factor. Each change is
 * saved at once; the mails about them are gathered until the person is done. `only`: the one factor that is asked for, without a start
 * page.
 */
export const registration = {
  async prepare(ctx: Context, settings: RegistrationSettings, only: string | undefined): Promise<Result> {
    // A person who has nothing to be known by must not be told that they are registered.
    const isNothingOffered = only
      ? findRegistering(only)?.isPossible?.(ctx.policy, ctx.url) === false
      : await isEmpty(ctx, settings)
    if (isNothingOffered) return critical('no-questions')
    return nextPage(ctx.memory ?? (only ? await findRegistering(only)?.begin(ctx) : { at: 'start' }))
  },

  async page(ctx: Context, settings: RegistrationSettings, only: string | undefined): Promise<ActivityPage> {
    const factor = currentFactor(ctx)
    if (!factor) return startPage(await loadRegistration(ctx, settings), ctx.run.language, ctx.memory?.saved === true)
    const page = await factor.page(ctx)
    return only ? page : { ...page, actions: [...(page.actions ?? []), backAction] }
  },

  check(ctx: Context, answer: Answer): Refusal | undefined {
    return answer.choice === 'back' ? undefined : currentFactor(ctx)?.check?.(ctx, answer)
  },

  async execute(ctx: Context, settings: RegistrationSettings, only: string | undefined, answer: Answer) {
    const factor = currentFactor(ctx)
    if (!factor) return executeChoice(ctx, settings, answer.choice ?? '')
    if (answer.choice === 'back') return nextPage({ at: 'start', saved: ctx.memory?.saved })
    const outcome = await factor.execute(ctx, answer)
    if (!('changes' in outcome)) return outcome
    return only ? finish(ctx, settings, await ctx.profile.change(outcome.changes)) : save(ctx, outcome.changes)
  },
}

async function isEmpty(ctx: Context, settings: RegistrationSettings): Promise<boolean> {
  const loaded = await loadRegistration(ctx, settings)
  return listAdditions(loaded).length === 0 && !loaded.items.some((item) => mayBeRemoved(item, loaded))
}

const currentFactor = ({ memory }: Context) => (memory ? findRegistering(memory.at) : undefined)

async function executeChoice(ctx: Context, wanted: RegistrationSettings, choice: string): Promise<Result> {
  const loaded = await loadRegistration(ctx, wanted)
  const { items, settings } = loaded
  if (choice === 'done') {
    const release = (tx: Parameters<typeof ctx.notifications.release>[0]) =>
      ctx.notifications.release(tx, { accountKey: ctx.profile.key })
    return isEnough(items, settings) ? finish(ctx, settings, release) : nextPage(ctx.memory, { problem: tooFew })
  }
  const removed = findRemoved(choice, items)
  if (removed) {
    if (!mayBeRemoved(removed, loaded)) return nextPage(ctx.memory, { problem: { code: 'method-asked-for' } })
    return save(ctx, findRegistering(removed.method)?.remove(removed) ?? {}, settings)
  }
  // What a page from before another run's change offers may be gone.
  if (!listAdditions(loaded).includes(choice)) return nextPage(ctx.memory)
  return nextPage((await findRegistering(choice)?.begin(ctx)) ?? ctx.memory)
}

/** Back at the start page. `needs`: what must still be registered once it is written. */
async function save({ profile }: Context, changes: MethodChanges, needs?: RegistrationSettings): Promise<Result> {
  const record = await profile.change(changes, { gathersMails: true })
  return nextPage({ at: 'start', saved: true }, { record, ...(needs && requireEnough(profile, needs)) })
}

const finish = ({ profile }: Context, settings: RegistrationSettings, record: NonNullable<Parameters<typeof ok>[0]>) =>
  ok(record, requireEnough(profile, settings))

/** Two runs at once may each remove what the other keeps: what is registered once both have written decides. */
const requireEnough = (profile: Context['profile'], settings: RegistrationSettings) => ({
  checkInTransaction: async (tx: Parameters<typeof isEnoughInTransaction>[2]) =>
    (await isEnoughInTransaction(profile, settings, tx)) ? undefined : tooFew,
})

const tooFew: Refusal = { code: 'methods-missing', field: 'choice' }
