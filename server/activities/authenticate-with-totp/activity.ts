import { z } from 'zod'
import { addFailureBelow, readCounter } from '../../store/counters.ts'
import type { Tx } from '../../store/database.ts'
import { type ActivityContext, critical, defineActivity, failed, ok, type Result } from '../activity.ts'
import { isAloneAndTooNew } from '../too-new.ts'
import { codeField } from '../totp-code.ts'

const text = <const Part extends string>(part: Part) => `activities.authenticate-with-totp.${part}` as const

const hour = 3_600_000
/** Wrong codes for one account within an hour, of all its runs: six digits must not be found by patience, whether or not a workflow locks. */
const mostTries = 10
const counter = 'wrong-totp'

/** A code of the person's authenticator app. Who has none is asked as well, in vain. */
export const authenticateWithTotp = defineActivity({
  id: 'authenticate-with-totp',
  group: 'authentication',
  sites: ['self-service', 'helpdesk'],
  requires: 'profile',
  settings: z.object({}),
  answer: z.object({ code: codeField }),
  async page(ctx) {
    return {
      title: text('title'),
      text: ctx.run.operator ? text('textHelpdesk') : text('text'),
      submit: text('submit'),
    }
  },
  async execute(ctx, { code }): Promise<Result> {
    const { profile, read } = ctx
    if (await profile.lockedUntil()) return critical('profile-locked')
    const { failures } = await readCounter(read, profile.key, counter, hour)
    if (failures >= mostTries) return critical('too-many-attempts')
    const proof = await profile.verifyTotp(code)
    if (!proof.right) return failed('wrong-totp-code', { field: 'code', record: countOne(ctx) })
    if (isAloneAndTooNew(ctx, proof))
      return critical('method-too-new', { values: { hours: ctx.policy.newMethodHours } })
    return ok(proof.spend)
  },
})

/** A decoy's, too. */
const countOne =
  ({ profile }: Pick<ActivityContext<unknown>, 'profile'>) =>
  async (tx: Tx): Promise<void> => {
    await addFailureBelow(tx, profile.key, counter, hour, mostTries)
  }
