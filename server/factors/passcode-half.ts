import { z } from 'zod'
import { critical, defineActivity, ok, type Result } from '../activities/activity.ts'
import { findManagerToAsk } from './common/ask-manager.ts'
import { reserveCallerCheck } from './common/caller-check.ts'
import { ofCallerCheck } from './common/guess-limits.ts'
import { defineFactor } from './factor.ts'

// Handing out a half does not identify the caller, so it gives no tries back.
const guesses = ofCallerCheck('passcode-half', [])

/**
 * The caller is not identified yet: `assign-passcode` then splits the passcode, reads one half to the caller and mails the other to the manager, who hands it
 * only to the person they know. Therefore it opens nothing but a passcode, and takes off no lock.
 */
export const authenticateByPasscodeHalf = defineActivity({
  id: 'authenticate-by-passcode-half',
  group: 'authentication',
  sites: ['helpdesk'],
  guesses,
  opensOnly: () => ['assign-passcode'],
  settings: z.object({}),
  async execute(ctx): Promise<Result> {
    const found = await findManagerToAsk(ctx)
    if (!found) return critical('no-manager-to-write-to')
    const refusal = await reserveCallerCheck({ ...ctx, settings: { acceptLocked: true } }, guesses)
    return refusal ?? ok(undefined, { method: passcodeHalfId, note: { manager: found.manager.id } })
  },
})

/** `RunFacts.authenticatedBy` of a caller who gets one half of a passcode. */
export const passcodeHalfId = 'passcode-half'

/** For callers who have nothing registered, and whose manager cannot be asked while they wait. */
export const passcodeHalf = defineFactor({
  id: passcodeHalfId,
  guesses,
  rank: 90,
  isSoleMeans: false,
  asking: {
    activity: authenticateByPasscodeHalf,
    isChoice: true,
    isForOneTask: true,
    findObstacle: async (ctx) =>
      (await findManagerToAsk(ctx)) ? undefined : 'activities.authentication-methods.obstacle-no-manager',
  },
})
