import { z } from 'zod'
import { words } from '../../shared/languages/words.ts'
import type { TotpEnrolmentData } from '../../shared/wizard/controls/totp-enrolment.tsx'
import { qrCode } from '../../shared/wizard/qr-code.ts'
import { checkNewPasskey } from '../profiles/passkeys.ts'
import { newTotp, totpStep } from '../profiles/totp.ts'
import { type ActivityPage, nextPage } from './activity.ts'
import { awaiting, heldBy, pendingIn } from './registration-memory.ts'
import type { MethodPart } from './registration-part.ts'
import { organisation, relyingParty } from './relying-party.ts'
import { codeField } from './totp-code.ts'

const text = <const Part extends string>(part: Part) => `activities.register.${part}` as const

interface NewApp {
  secret: string
  uri: string
}

/** An authenticator app: it counts once a code of it has come back. Its secret is shown to the person, and lies sealed until then. */
export const totp: MethodPart = {
  async begin(ctx) {
    const { account } = ctx.person
    return awaiting(ctx, 'totp', newTotp({ issuer: await organisation(ctx), account }) satisfies NewApp)
  },
  async page(ctx): Promise<ActivityPage> {
    const { secret, uri } = pendingIn<NewApp>(ctx) ?? { secret: '', uri: '' }
    const data: TotpEnrolmentData = { secret: secret.replace(/(.{4})(?=.)/g, '$1 '), qr: qrCode(uri) }
    return {
      title: text('totp-title'),
      text: text('totp-text'),
      submit: text('totp-submit'),
      control: 'totp-enrolment',
      data: { ...data },
      answer: z.object({ code: codeField }),
    }
  },
  async take(ctx, { code = '' }) {
    const { secret = '' } = pendingIn<NewApp>(ctx) ?? {}
    const step = totpStep(secret, code, ctx.now())
    if (step === undefined) return nextPage(ctx.memory, { problem: { code: 'wrong-totp-code', field: 'code' } })
    return { held: { ...heldBy(ctx), totp: { secret, step } } }
  },
}

/** Passkeys, as many as the person has devices and keys, each under a name. */
export const passkey: MethodPart = {
  async begin(ctx) {
    const { challenge, options } = await ctx.profile.passkeyRegistration(await relyingParty(ctx))
    const { addPasskeys = [] } = heldBy(ctx)
    const held = addPasskeys.map(({ credentialId: id, transports }) => ({ id, type: 'public-key', transports }))
    const excludeCredentials = [...((options.excludeCredentials as unknown[] | undefined) ?? []), ...held]
    return { ...awaiting(ctx, 'passkey'), passkey: { challenge, options: { ...options, excludeCredentials } } }
  },
  async page(ctx): Promise<ActivityPage> {
    const number = (await ctx.profile.passkeys()).length + (heldBy(ctx).addPasskeys?.length ?? 0) + 1
    const suggested = words(ctx.run.language)(text('passkey-suggested'), { number })
    return {
      title: text('passkey-title'),
      text: text('passkey-text'),
      submit: text('passkey-submit'),
      control: 'passkey-registration',
      data: { options: ctx.memory?.passkey?.options ?? {} },
      answer: z.object({
        name: z
          .string()
          .trim()
          .min(1)
          .max(60)
          .meta({ label: text('passkey-name'), hint: text('passkey-name-hint'), default: suggested }),
        attestation: z.looseObject({}),
      }),
    }
  },
  async take(ctx, { name = '', attestation }) {
    const { challenge = '' } = ctx.memory?.passkey ?? {}
    const made = await checkNewPasskey({ site: await relyingParty(ctx), challenge, response: attestation, name })
    if (!made) return nextPage(await passkey.begin(ctx), { problem: { code: 'passkey-not-made' } })
    const held = heldBy(ctx)
    const isTwice = held.addPasskeys?.some(({ credentialId }) => credentialId === made.credentialId)
    return { held: { ...held, addPasskeys: [...(held.addPasskeys ?? []), ...(isTwice ? [] : [made])] } }
  },
}
