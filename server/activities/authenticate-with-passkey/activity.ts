import { z } from 'zod'
import { critical, defineActivity, failed, nextPage, ok, type Result } from '../activity.ts'
import { relyingParty } from '../relying-party.ts'
import { isAloneAndTooNew } from '../too-new.ts'

const text = <const Part extends string>(part: Part) => `activities.authenticate-with-passkey.${part}` as const

/** Nothing of it is secret: a browser gets it. */
const memory = z.object({ challenge: z.string(), options: z.record(z.string(), z.unknown()) })

/** One of the person's passkeys, with its owner verified. Who has none is asked for one that nobody has. */
export const authenticateWithPasskey = defineActivity({
  id: 'authenticate-with-passkey',
  group: 'authentication',
  sites: ['self-service'],
  requires: 'profile',
  settings: z.object({}),
  memory,
  /** `AuthenticationResponseJSON` of the browser. */
  answer: z.object({ assertion: z.looseObject({}) }),
  async prepare(ctx) {
    if (await ctx.profile.lockedUntil()) return critical('profile-locked')
    return nextPage(await ctx.profile.passkeySignIn(await relyingParty(ctx)))
  },
  async page(ctx) {
    const options = ctx.memory?.options ?? {}
    return { title: text('title'), text: text('text'), submit: text('submit'), control: 'passkey', data: { options } }
  },
  async execute(ctx, { assertion }): Promise<Result> {
    if (await ctx.profile.lockedUntil()) return critical('profile-locked')
    const { challenge = '' } = ctx.memory ?? {}
    const proof = await ctx.profile.verifyPasskey({
      site: await relyingParty(ctx),
      challenge,
      response: assertion,
    })
    if (!proof.right) return failed('wrong-passkey', { field: 'assertion' })
    if (isAloneAndTooNew(ctx, proof))
      return critical('method-too-new', { values: { hours: ctx.policy.newMethodHours } })
    return ok(proof.spend)
  },
})
