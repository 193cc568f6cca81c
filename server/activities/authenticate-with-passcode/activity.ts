import { z } from 'zod'
import { critical, defineActivity, failed, ok, type Result } from '../activity.ts'

const text = <const Part extends string>(part: Part) => `activities.authenticate-with-passcode.${part}` as const

/** A passcode that the helpdesk gave out; both halves of one that was split, in either order. It works once. */
export const authenticateWithPasscode = defineActivity({
  id: 'authenticate-with-passcode',
  group: 'authentication',
  sites: ['self-service'],
  settings: z.object({}),
  answer: z.object({
    passcode: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .meta({ label: text('passcode'), hint: text('hint'), autocomplete: 'off' }),
  }),
  async page() {
    return { title: text('title'), text: text('text'), submit: text('submit') }
  },
  async execute(ctx, { passcode }): Promise<Result> {
    if (await ctx.profile.lockedUntil()) return critical('profile-locked')
    const proof = await ctx.profile.verifyPasscode(passcode)
    return proof.right ? ok(proof.spend) : failed('wrong-passcode', { field: 'passcode' })
  },
})
