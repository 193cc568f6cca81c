import { z } from 'zod'
import { type ActivityContext, type ActivityPage, type AnyActivity, nextPage, ok } from '../../activities/activity.ts'
import type { GuessLimit, GuessOutcome } from '../../activities/guess-limit.ts'
import type { AnyFactor } from '../../factors/factor.ts'
import { factors } from '../../factors/index.ts'
import { openPasscodes, passcode } from '../../factors/passcode.ts'
import {
  executesItself,
  listSecretOutcomes,
  notOffered,
  readSimulated,
  secretOutcomes,
  simulatedAnswer,
} from './outcomes.ts'

/**
 * The activities as a simulation runs them: where a page asks for a secret, the chosen outcome takes the secret's place. Everything else
 * (what is prepared, shown, counted, limited, told) is the activity's own.
 */
export const toSimulatedActivities = (activities: readonly AnyActivity[]): readonly AnyActivity[] =>
  activities.map((activity) => (activity.page ? toSimulated(activity) : activity))

function toSimulated(activity: AnyActivity): AnyActivity {
  const original = activity.answer ?? z.object({})
  return {
    ...activity,
    answer: z.union([simulatedAnswer, original]),
    async page(ctx) {
      const page = (await activity.page?.(ctx)) as ActivityPage
      const answer = page.answer ?? original
      const offered = listSecretOutcomes(answer)
      // The page of a joined step offers more than the step before it would: that one has to take them, too.
      const outcomes: NonNullable<ActivityPage['actions']> = (offered.length > 0 ? secretOutcomes : []).map(
        (simulated) => ({
          label: `administration.simulate.${simulated}` as const,
          answer: { simulated },
          ...(!offered.includes(simulated) && { row: notOffered }),
        }),
      )
      return { ...hideAnswers(page), answer, actions: [...(page.actions ?? []), ...outcomes] }
    },
    async check(ctx, answer) {
      return readSimulated(answer) ? undefined : activity.check?.(ctx, answer)
    },
    async execute(ctx, answer) {
      const simulated = readSimulated(answer)
      if (!activity.execute) throw new Error(`${activity.id} does not execute`)
      if (!simulated) return activity.execute(ctx, answer)
      if (!executesItself(activity))
        return simulated === 'right' ? ok() : nextPage(ctx.memory, { problem: { code: 'not-accepted' } })
      const evaluate = (limit: GuessLimit) => evaluateChosen(activity, ctx, { limit, isRight: simulated === 'right' })
      const given = { ...ctx, guesses: { ...ctx.guesses, evaluate } }
      return activity.execute(given, answer)
    },
  }
}

/** The answers that operators are shown on the Helpdesk site are none of an administrator's business. */
function hideAnswers(page: ActivityPage): ActivityPage {
  if (page.control !== 'shown-answers') return page
  const answers = Array.isArray(page.data?.answers) ? page.data.answers : []
  return { ...page, data: { ...page.data, answers: answers.map((one: object) => ({ ...one, answer: '••••••' })) } }
}

/** No guess is right at what the person does not have. */
async function evaluateChosen(
  activity: AnyActivity,
  ctx: ActivityContext<unknown>,
  { limit, isRight }: { limit: GuessLimit; isRight: boolean },
): Promise<GuessOutcome> {
  const { run, profile } = ctx
  if (!isRight || run.decoy) return { valid: false }
  const asked = factors.filter((factor) => factor.guesses?.counter === limit.counter && isAsked(factor, activity, ctx))
  if (asked.some(({ id }) => id === passcode.id))
    return { valid: (await profile.part(openPasscodes).expiresAt()) !== undefined }
  const kinds = asked.flatMap(({ registered }) => registered?.kind ?? [])
  const found = (await profile.methods()).filter(({ kind }) => kinds.includes(kind))
  if (kinds.length > 0 && found.length === 0) return { valid: false }
  // Whether an address is old enough was decided before a code was sent to it.
  const dates = found.flatMap(({ kind, addedAt = [] }) => (kind.endsWith('-mail') ? [] : addedAt))
  return { valid: true, addedAt: dates.sort((one, other) => one.getTime() - other.getTime())[0] }
}

/** Several factors share a limit: the one that was chosen counts, or the one that the step's settings name. */
function isAsked({ id, asking }: AnyFactor, activity: AnyActivity, ctx: ActivityContext<unknown>): boolean {
  const chosen = chosenMethod.safeParse(ctx.memory).data?.method
  if (chosen !== undefined) return id === chosen
  const settings = Object(ctx.settings) as Readonly<Record<string, unknown>>
  if (asking?.activity.id !== activity.id) return false
  return Object.entries(asking.fixedSettings ?? {}).every(([name, value]) =>
    [value, 'both'].includes(settings[name] as string),
  )
}

/** What `authentication-methods` remembers. */
const chosenMethod = z.object({ method: z.string() })
