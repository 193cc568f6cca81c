import { Secret } from 'otpauth'
import { z } from 'zod'
import type { TotpEnrolmentData } from '../../shared/wizard/controls/totp-enrolment.tsx'
import { drawQrCode } from '../../shared/wizard/qr-code.ts'
import { type ActivityPage, defineActivity, nextPage, type Result } from '../activities/activity.ts'
import { createDraw } from '../profiles/decoy.ts'
import { decryptFor, encryptFor } from '../profiles/encryption.ts'
import type { ProfileScope } from '../profiles/profile-scope.ts'
import { consumeTotpStep, findTotp, removeTotp, saveTotp } from '../store/profile-totp.ts'
import { countPeopleIn } from '../store/registrations.ts'
import { evaluateGuess } from './common/guess.ts'
import { tenAnHour } from './common/guess-limits.ts'
import { readPending, rememberPage } from './common/registration.ts'
import { loadOrganisationName } from './common/relying-party.ts'
import { createTotpSecret, findTotpStep, type NewTotpSecret, totpDigits } from './common/totp-codes.ts'
import { defineFactor } from './factor.ts'

/** Patience must not find six digits, whether or not a workflow locks. */
const guesses = tenAnHour('wrong-totp')

/** A code as an authenticator app shows it; apps put a space in its middle. */
const code = z
  .string()
  .trim()
  .min(1)
  .max(20)
  .meta({
    label: 'activities.fields.totp-code',
    hint: 'activities.fields.totp-code-hint',
    autocomplete: 'one-time-code',
    digits: totpDigits,
  })

/** Asks for a code of the person's authenticator app. A person without one is asked as well, in vain. */
export const authenticateWithTotp = defineActivity({
  id: 'authenticate-with-totp',
  group: 'authentication',
  sites: ['self-service', 'helpdesk'],
  guesses,
  requires: 'profile',
  settings: z.object({}),
  answer: z.object({ code }),
  async page(ctx) {
    const text = ctx.run.operator ? 'textHelpdesk' : 'text'
    return {
      title: 'activities.authenticate-with-totp.title',
      text: `activities.authenticate-with-totp.${text}`,
      submit: 'activities.authenticate-with-totp.submit',
    }
  },
  execute(ctx, { code }): Promise<Result> {
    return evaluateGuess(ctx, {
      limit: guesses,
      verify: () => ctx.profile.part(openTotp).verify(code),
      failure: () => ({ code: 'wrong-totp-code', field: 'code' }),
    })
  },
})

/** What the page of a new app waits for; the secret is shown to the person and kept encrypted until a code has proven it. */
const newApp = z.object({ secret: z.string(), uri: z.string() }) satisfies z.ZodType<NewTotpSecret>

/** The person's authenticator app: one, replaced by setting up another. */
export const totp = defineFactor({
  id: 'totp',
  guesses,
  rank: 50,
  isSoleMeans: true,
  isStrong: true,
  tables: ['ProfileTotp'],
  asking: { activity: authenticateWithTotp, isChoice: true },
  registered: {
    kind: 'totp',
    notices: ['totp-added', 'totp-replaced', 'totp-removed'],
    async find({ id }, { reader }) {
      const stored = await findTotp(reader, id)
      return stored ? [{ kind: 'totp', addedAt: stored.addedAt }] : []
    },
    countPeople: (reader) => countPeopleIn(reader, 'ProfileTotp'),
    imitate(scope, { totp: share = 0 }) {
      const draw = createDraw(scope)
      return draw.happens('totp', share) ? [{ kind: 'totp', addedAt: draw.idAndDate('totp-since').addedAt }] : []
    },
    /** `step`: of the code that proved the secret. */
    changes: { totp: z.union([z.literal('remove'), z.object({ secret: z.string(), step: z.int() })]).optional() },
    async prepareChange({ keys }, { totp }) {
      if (!totp) return undefined
      return async (tx, { id }) => {
        const had = await findTotp(tx, id)
        if (totp === 'remove') {
          await removeTotp(tx, id)
          return had ? ['totp-removed'] : []
        }
        // The code that proved it counts as used.
        await saveTotp(tx, {
          personId: id,
          sealedSecret: encryptFor(keys, 'totp', id, totp.secret),
          lastStep: totp.step,
        })
        return [had ? 'totp-replaced' : 'totp-added']
      }
    },
  },
  registering: {
    isSingle: true,
    items: ({ methods }) => (methods.some(({ kind }) => kind === 'totp') ? [{ method: 'totp' }] : []),
    remove: () => ({ totp: 'remove' as const }),
    answer: { code: z.string().max(20).optional() },
    async begin(ctx) {
      const { account } = ctx.person
      return rememberPage(ctx, 'totp', createTotpSecret({ issuer: await loadOrganisationName(ctx), account }))
    },
    async page(ctx): Promise<ActivityPage> {
      const { secret, uri } = readPending(ctx, newApp) ?? { secret: '', uri: '' }
      const data: TotpEnrolmentData = { secret: secret.replace(/(.{4})(?=.)/g, '$1 '), qr: drawQrCode(uri), uri }
      return {
        title: 'activities.register.totp-title',
        text: 'activities.register.totp-text',
        submit: 'activities.register.totp-submit',
        control: 'totp-enrolment',
        data: { ...data },
        answer: z.object({ code }),
      }
    },
    async execute(ctx, { code = '' }) {
      const { secret = '' } = readPending(ctx, newApp) ?? {}
      const step = findTotpStep(secret, code, ctx.now())
      if (step === undefined) return nextPage(ctx.memory, { problem: { code: 'wrong-totp-code', field: 'code' } })
      return { changes: { totp: { secret, step } } }
    },
  },
})

/** For `Profile.part`. */
export const openTotp = (scope: ProfileScope) => ({
  /**
   * One step of drift either way. A code is right only once it has been consumed, in a commit of its own: of requests at the same
   * moment one has it, and nothing that fails afterwards makes it valid again.
   */
  async verify(code: string): Promise<{ valid: false } | { valid: true; addedAt: Date }> {
    const { store, keys, person, id, clock } = scope
    const stored = await findTotp(store.read, id)
    // A decoy has 20 bytes that no app holds.
    const secret = stored
      ? decryptFor(keys, 'totp', id, stored.sealedSecret)
      : Secret.fromHex(createDraw(scope).hex('totp-secret').slice(0, 40)).base32
    const step = findTotpStep(secret, code, clock())
    if (!person || !stored || step === undefined || step <= stored.lastStep) return { valid: false }
    const isConsumed = await store.transaction((tx) => consumeTotpStep(tx, stored, step))
    return isConsumed ? { valid: true, addedAt: stored.addedAt } : { valid: false }
  },
})
