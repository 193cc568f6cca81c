import { z } from 'zod'
import { critical, defineActivity, ok, type Result } from '../activity.ts'

const label = (name: string) => ({ label: `activities.lock-qa-profile.${name}` })

const settings = z.object({
  /** Failures of all authentication activities together. */
  threshold: z.int().min(1).max(100).default(3).meta(label('threshold')),
  /** Minutes. */
  duration: z
    .int()
    .min(1)
    .max(10_080)
    .default(30)
    .meta({ ...label('duration'), unit: 'minutes' }),
  /** Minutes since the first failure that is still counted. */
  resetAfter: z
    .int()
    .min(1)
    .max(10_080)
    .default(30)
    .meta({ ...label('resetAfter'), unit: 'minutes' }),
})

/** Counts failures of an account over all its runs, and locks the profile at the threshold. Belongs before Restart. */
export const lockQaProfile = defineActivity({
  id: 'lock-qa-profile',
  group: 'flow',
  sites: ['self-service'],
  runsIn: ['failure'],
  locks: 'profile',
  settings,
  async record(ctx, tx): Promise<Result> {
    // Failures of any authentication activity count; a new password that the domain refused does not.
    if (ctx.run.error?.group !== 'authentication') return ok()
    const { threshold, duration, resetAfter } = ctx.settings
    if ((await ctx.profile.addFailure(tx, resetAfter)) < threshold) return ok()
    // Otherwise a stranger could lock anybody out at no cost: the run ends here, and the next one starts with proof of work.
    if (!ctx.run.mayLock) return critical('too-many-failures')
    await ctx.profile.lock(tx, duration)
    return critical('profile-locked', { values: { until: ctx.now().getTime() + duration * 60_000 } })
  },
})
