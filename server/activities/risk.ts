import type { ActivityContext } from './activity.ts'

/** How much speaks against the person sitting there, from little to much. */
export const risks = ['low', 'raised', 'high'] as const
export type Risk = (typeof risks)[number]

const day = 86_400_000

/**
 * One point for each: somebody failed at this account's secrets lately, failed in this very run, and the password was set within
 * the last day (a taken account is often asked for twice). No point is low, one raised, more are high.
 */
export async function riskOf(
  ctx: Pick<ActivityContext<unknown>, 'account' | 'now' | 'profile' | 'run'>,
): Promise<Risk> {
  const [failures, state] = await Promise.all([ctx.profile.failures(), ctx.account.state()])
  const age = state.passwordLastSet && ctx.now().getTime() - state.passwordLastSet.getTime()
  const points = [failures > 0, ctx.run.failures > 0, age !== undefined && age < day].filter(Boolean).length
  return risks[Math.min(points, 2)] ?? 'high'
}
