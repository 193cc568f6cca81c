import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { getTranslator } from '../../shared/languages/translator.ts'
import {
  type ActivityPage,
  critical,
  defineActivity,
  nextPage,
  type Refusal,
  type Result,
} from '../activities/activity.ts'
import { toCanonicalDid } from '../authentication/decentralized/did.ts'
import { createDraw } from '../profiles/decoy.ts'
import {
  findDecentralizedIdentities,
  insertDecentralizedIdentity,
  removeDecentralizedIdentity,
} from '../store/profile-decentralized-identities.ts'
import { countPeopleIn } from '../store/registrations.ts'
import { evaluateGuess } from './common/guess.ts'
import { tenAnHour } from './common/guess-limits.ts'
import { type RegistrationContext, rememberPage } from './common/registration.ts'
import { openDecentralizedIdentities, type WalletReply } from './decentralized-identity/identities.ts'
import { toWalletData } from './decentralized-identity/request.ts'
import { defineFactor } from './factor.ts'

/** What is remembered of a challenge. Nothing of it is secret: a browser gets it. */
const challengeMemory = z.object({ nonce: z.string(), audience: z.string() })

const guesses = tenAnHour('wrong-decentralized-identity')

/** Self-issued ID token of SIOPv2, from a wallet in this browser. */
const presentation = z.object({ idToken: z.string().max(8_192) })
const codeOf = (more: { digits?: number } = {}) =>
  z
    .string()
    .trim()
    .max(20)
    .meta({
      label: 'activities.fields.wallet-code',
      hint: 'activities.fields.wallet-code-hint',
      autocomplete: 'one-time-code',
      ...more,
    })
    .optional()
/** Neither is required: a browser with the extension has no code, any other no proof. */
const proof = z.looseObject({}).optional()
/** Sent with its last digit, since it is all that is asked. */
const askedCode = codeOf({ digits: 6 })

const findMissing = ({ code, presentation }: WalletReply): Refusal | undefined =>
  !code && !presentation ? { code: 'wallet-code-missing', field: 'code' } : undefined

/** Asks for one of the person's decentralized identities, by the extension's key in this browser or by a wallet. Everybody gets the same page. */
export const authenticateWithDecentralizedIdentity = defineActivity({
  id: 'authenticate-with-decentralized-identity',
  group: 'authentication',
  sites: ['self-service'],
  guesses,
  requires: 'profile',
  settings: z.object({}),
  memory: challengeMemory,
  answer: z.object({
    code: askedCode,
    presentation: presentation.optional(),
    /** Another challenge, where the page was open for long or the code was mistyped. */
    again: z.literal(true).optional(),
  }),
  async prepare(ctx) {
    if (await ctx.profile.lockedUntil()) return critical('profile-locked')
    // After a mistyped code the wallet's answer still counts.
    return nextPage(ctx.memory ?? ctx.profile.part(openDecentralizedIdentities).createChallenge())
  },
  async page(ctx) {
    return {
      title: 'activities.authenticate-with-decentralized-identity.title',
      text: 'activities.authenticate-with-decentralized-identity.text',
      submit: 'activities.authenticate-with-decentralized-identity.submit',
      control: 'wallet',
      data: ctx.memory && { ...toWalletData(ctx.memory, ctx.run.language), account: ctx.run.typedAccount },
      answer: z.object({ code: askedCode, presentation: proof }),
      actions: [{ label: 'activities.authenticate-with-decentralized-identity.again', answer: { again: true } }],
    }
  },
  async check(_, { again, ...given }) {
    return again ? undefined : findMissing(given)
  },
  async execute(ctx, { again, ...given }): Promise<Result> {
    const identities = ctx.profile.part(openDecentralizedIdentities)
    if (again) return nextPage(identities.createChallenge())
    return evaluateGuess(ctx, {
      limit: guesses,
      verify: async () => identities.verify(await identities.read(given, ctx.memory?.nonce ?? '')),
      failure: () => ({ code: 'wrong-decentralized-identity', field: 'code', memory: ctx.memory }),
    })
  },
})

const newIdentities = z.array(z.object({ identifier: z.string(), name: z.string() }))

/** Decentralized identities, as many as the person has browsers with the extension, and wallets. */
export const decentralizedIdentity = defineFactor({
  id: 'decentralized-identity',
  guesses,
  rank: 65,
  isSoleMeans: true,
  isStrong: true,
  tables: ['ProfileDecentralizedIdentity'],
  asking: { activity: authenticateWithDecentralizedIdentity, isChoice: true },
  registered: {
    kind: 'decentralized-identity',
    notices: ['decentralized-identity-added', 'decentralized-identity-removed'],
    async find({ id }, { reader }) {
      const stored = await findDecentralizedIdentities(reader, id)
      return stored.map(({ id, name, addedAt }) => ({ kind: 'decentralized-identity', id, name, addedAt }))
    },
    countPeople: (reader) => countPeopleIn(reader, 'ProfileDecentralizedIdentity'),
    imitate(scope, { 'decentralized-identity': share = 0 }) {
      const draw = createDraw(scope)
      if (!draw.happens('decentralized-identity', share)) return []
      return [{ kind: 'decentralized-identity', ...draw.idAndDate('decentralized-identity-since') }]
    },
    changes: {
      addDecentralizedIdentities: newIdentities.optional(),
      /** Ids. */
      removeDecentralizedIdentities: z.array(z.string()).optional(),
    },
    async prepareChange(_, { addDecentralizedIdentities: added = [], removeDecentralizedIdentities: gone = [] }) {
      if (added.length + gone.length === 0) return undefined
      return async (tx, { id: personId }) => {
        const removed = (await findDecentralizedIdentities(tx, personId)).filter(({ id }) => gone.includes(id))
        for (const { id } of removed) await removeDecentralizedIdentity(tx, personId, id)
        for (const identity of added)
          if (!(await insertDecentralizedIdentity(tx, { ...identity, personId }))) throw new AppError('conflict')
        return [
          ...removed.map(() => 'decentralized-identity-removed'),
          ...added.map(() => 'decentralized-identity-added'),
        ]
      }
    },
  },
  registering: {
    isSingle: false,
    items: ({ methods }) =>
      methods
        .filter(({ kind }) => kind === 'decentralized-identity')
        .map(({ id, name }) => ({ method: 'decentralized-identity', id, name })),
    remove: ({ id = '' }) => ({ removeDecentralizedIdentities: [id] }),
    answer: {
      name: z.string().max(60).optional(),
      code: z.string().max(20).optional(),
      presentation: presentation.optional(),
    },
    begin,
    async page(ctx): Promise<ActivityPage> {
      const number = (await ctx.profile.part(openDecentralizedIdentities).list()).length + 1
      const name = z
        .string()
        .trim()
        .min(1)
        .max(60)
        .meta({
          label: 'activities.register.decentralized-identity-name',
          hint: 'activities.register.decentralized-identity-name-hint',
          default: getTranslator(ctx.run.language)('activities.register.decentralized-identity-suggested', { number }),
        })
      const challenge = readChallenge(ctx)
      return {
        title: 'activities.register.decentralized-identity-title',
        text: 'activities.register.decentralized-identity-text',
        submit: 'activities.register.decentralized-identity-submit',
        control: 'wallet-registration',
        data: challenge && {
          ...toWalletData(challenge, ctx.run.language),
          account: ctx.run.typedAccount,
          mail: ctx.person.mail,
        },
        answer: z.object({ name, code: codeOf(), presentation: proof }),
      }
    },
    check: (_, given) => findMissing(given),
    async execute(ctx, { name = '', ...given }) {
      const identities = ctx.profile.part(openDecentralizedIdentities)
      const proven = await identities.read(given, readChallenge(ctx)?.nonce ?? '')
      const refuse = (code: string) => nextPage(ctx.memory, { problem: { code, field: 'code' } })
      if (!proven) return refuse('decentralized-identity-not-proven')
      const identifier = toCanonicalDid(proven.identifier)
      if ((await identities.list()).some((own) => own.identifier === identifier))
        return refuse('decentralized-identity-known')
      return { changes: { addDecentralizedIdentities: [{ identifier, name }] } }
    },
  },
})

async function begin(ctx: RegistrationContext) {
  const wallet = ctx.profile.part(openDecentralizedIdentities).createChallenge()
  return { ...rememberPage(ctx, 'decentralized-identity'), wallet }
}

const readChallenge = ({ memory }: RegistrationContext) => challengeMemory.safeParse(memory?.wallet).data
