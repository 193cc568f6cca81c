import type { ActivityContext } from '../activity.ts'

/** How likely it is that another person is using the account, from low to high. */
export const risks = ['low', 'raised', 'high'] as const
export type Risk = (typeof risks)[number]

const day = 86_400_000

/**
 * One point each: recent failures at this account's secrets, failures in this run, and a password that was set within the last day (an
 * account that was taken over is often attacked again). No point is low, one is raised, more are high.
 */
export async function assessRisk(
  ctx: Pick<ActivityContext<unknown>, 'account' | 'now' | 'profile' | 'run'>,
): Promise<Risk> {
  const [failures, state] = await Promise.all([ctx.profile.failures(), ctx.account.state()])
  const age = state.passwordLastSet && ctx.now().getTime() - state.passwordLastSet.getTime()
  const points = [failures > 0, ctx.run.failures > 0, age !== undefined && age < day].filter(Boolean).length
  return risks[Math.min(points, 2)] ?? 'high'
}
