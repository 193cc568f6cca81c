import { type ActivityContext, critical, type Result } from '../../activities/activity.ts'
import type { GuessLimit } from '../../activities/guess-limit.ts'
import { prepareNotice } from './guess.ts'

/** The operator's way on from a page that is the only way to check a caller: nothing was tried, so nothing is counted, and the task ends with what to do. */
export const cannotShow = {
  label: 'activities.authentication-methods.cannotShow',
  answer: { cannotShow: true },
} as const

export const endWithoutCheck = (): Result => critical('caller-cannot-show')

type Context = Parameters<typeof prepareNotice>[0] & Pick<ActivityContext<{ acceptLocked: boolean }>, 'settings'>

/** Counts a check that another person decides on, before that person is asked. Undefined: they may be asked. */
export async function reserveCallerCheck(ctx: Context, limit: GuessLimit): Promise<Result | undefined> {
  if (!ctx.settings.acceptLocked && (await ctx.profile.lockedUntil())) return critical('profile-locked')
  return (await ctx.guesses.reserve(limit)) ? undefined : critical('too-many-attempts')
}

/** The other person did not agree: the run ends, and the person is told by mail that a caller was not identified (M5). */
export const refuseCaller = async (ctx: Context, code: string, values?: Record<string, string | number>) =>
  critical(code, { values, record: await prepareNotice(ctx) })
