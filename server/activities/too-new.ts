import { isTooNew, type Method } from '../profiles/method.ts'
import type { ActivityContext } from './activity.ts'

type About = Pick<ActivityContext<unknown>, 'now' | 'policy' | 'run'>

/**
 * Whether this method was added too lately to be the only thing that somebody shows (architecture §9): who sat at an unlocked
 * computer for a minute could else add a method of their own and come back by it. Asked once the method has proven right, so that
 * a stranger learns nothing by it.
 */
export function isAloneAndTooNew(ctx: About, method: Pick<Method, 'addedAt'> | undefined): boolean {
  const { run, policy } = ctx
  const hasShownMore = run.operator !== undefined || run.authenticated
  return !hasShownMore && method !== undefined && isTooNew(method, policy.newMethodHours, ctx.now())
}
