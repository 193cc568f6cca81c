import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { getTranslator } from '../../shared/languages/translator.ts'
import { type ActivityPage, critical, defineActivity, nextPage, type Result } from '../activities/activity.ts'
import { createDraw } from '../profiles/decoy.ts'
import { findPasskeys, insertPasskey, removePasskey } from '../store/profile-passkeys.ts'
import { countPeopleIn } from '../store/registrations.ts'
import { evaluateGuess } from './common/guess.ts'
import { tenAnHour } from './common/guess-limits.ts'
import { type RegistrationContext, rememberPage } from './common/registration.ts'
import { allowsPasskeys, loadRelyingParty } from './common/relying-party.ts'
import { defineFactor } from './factor.ts'
import { checkNewPasskey, openPasskeys } from './passkey/webauthn.ts'

/** What is remembered of a challenge. Nothing of it is secret: a browser gets it. */
const challengeMemory = z.object({ challenge: z.string(), options: z.record(z.string(), z.unknown()) })

const guesses = tenAnHour('wrong-passkey')

/** Asks for one of the person's passkeys, with its owner verified. A person without one is asked for one that does not exist. */
export const authenticateWithPasskey = defineActivity({
  id: 'authenticate-with-passkey',
  group: 'authentication',
  sites: ['self-service'],
  guesses,
  requires: 'profile',
  settings: z.object({}),
  memory: challengeMemory,
  /** `AuthenticationResponseJSON` of the browser. */
  answer: z.object({ assertion: z.looseObject({}) }),
  async prepare(ctx) {
    if (await ctx.profile.lockedUntil()) return critical('profile-locked')
    return nextPage(await ctx.profile.part(openPasskeys).startSignIn(await loadRelyingParty(ctx)))
  },
  async page(ctx) {
    return {
      title: 'activities.authenticate-with-passkey.title',
      text: 'activities.authenticate-with-passkey.text',
      submit: 'activities.authenticate-with-passkey.submit',
      control: 'passkey',
      data: { options: ctx.memory?.options ?? {} },
    }
  },
  execute(ctx, { assertion }): Promise<Result> {
    const { challenge = '' } = ctx.memory ?? {}
    return evaluateGuess(ctx, {
      limit: guesses,
      verify: async () =>
        ctx.profile.part(openPasskeys).verify({ site: await loadRelyingParty(ctx), challenge, response: assertion }),
      failure: () => ({ code: 'wrong-passkey', field: 'assertion' }),
    })
  },
})

const newPasskeys = z.array(
  z.object({
    name: z.string(),
    credentialId: z.string(),
    publicKey: z.string(),
    counter: z.number(),
    transports: z.array(z.string()),
  }),
)

/** Passkeys, as many as the person has devices and security keys, each under a name of its own. */
export const passkey = defineFactor({
  id: 'passkey',
  guesses,
  rank: 60,
  isSoleMeans: true,
  isStrong: true,
  tables: ['ProfilePasskey'],
  asking: { activity: authenticateWithPasskey, isChoice: true, isSwitchedOn: (_policy, url) => allowsPasskeys(url) },
  registered: {
    kind: 'passkey',
    notices: ['passkey-added', 'passkey-removed'],
    async find({ id }, { reader }) {
      const stored = await findPasskeys(reader, id)
      return stored.map(({ id, name, addedAt }) => ({ kind: 'passkey', id, name, addedAt }))
    },
    countPeople: (reader) => countPeopleIn(reader, 'ProfilePasskey'),
    imitate(scope, { passkey: share = 0 }) {
      const draw = createDraw(scope)
      return draw.happens('passkey', share) ? [{ kind: 'passkey', ...draw.idAndDate('passkey-since') }] : []
    },
    changes: {
      addPasskeys: newPasskeys.optional(),
      /** Ids. */
      removePasskeys: z.array(z.string()).optional(),
    },
    async prepareChange(_, { addPasskeys = [], removePasskeys = [] }) {
      if (addPasskeys.length + removePasskeys.length === 0) return undefined
      return async (tx, person) => {
        const removed = (await findPasskeys(tx, person.id)).filter(({ id }) => removePasskeys.includes(id))
        for (const { id } of removed) await removePasskey(tx, person.id, id)
        for (const { counter, transports, ...passkey } of addPasskeys) {
          const row = { ...passkey, counter: String(counter), transports: JSON.stringify(transports) }
          if (!(await insertPasskey(tx, { ...row, personId: person.id }))) throw new AppError('conflict')
        }
        return [...removed.map(() => 'passkey-removed'), ...addPasskeys.map(() => 'passkey-added')]
      }
    },
  },
  registering: {
    isSingle: false,
    isPossible: (_policy, url) => allowsPasskeys(url),
    items: ({ methods }) =>
      methods.filter(({ kind }) => kind === 'passkey').map(({ id, name }) => ({ method: 'passkey', id, name })),
    remove: ({ id = '' }) => ({ removePasskeys: [id] }),
    answer: {
      name: z.string().max(60).optional(),
      /** `RegistrationResponseJSON` of the browser. */
      attestation: z.looseObject({}).optional(),
    },
    begin,
    async page(ctx): Promise<ActivityPage> {
      const number = (await ctx.profile.part(openPasskeys).list()).length + 1
      const name = z
        .string()
        .trim()
        .min(1)
        .max(60)
        .meta({
          label: 'activities.register.passkey-name',
          hint: 'activities.register.passkey-name-hint',
          default: getTranslator(ctx.run.language)('activities.register.passkey-suggested', { number }),
        })
      return {
        title: 'activities.register.passkey-title',
        text: 'activities.register.passkey-text',
        submit: 'activities.register.passkey-submit',
        control: 'passkey-registration',
        data: { options: readChallenge(ctx)?.options ?? {} },
        answer: z.object({ name, attestation: z.looseObject({}) }),
      }
    },
    async execute(ctx, { name = '', attestation }) {
      const { challenge = '' } = readChallenge(ctx) ?? {}
      const made = await checkNewPasskey({ site: await loadRelyingParty(ctx), challenge, response: attestation, name })
      if (!made) return nextPage(await begin(ctx), { problem: { code: 'passkey-not-made' } })
      return { changes: { addPasskeys: [made] } }
    },
  },
})

async function begin(ctx: RegistrationContext) {
  const { challenge, options } = await ctx.profile.part(openPasskeys).startRegistration(await loadRelyingParty(ctx))
  return { ...rememberPage(ctx, 'passkey'), passkey: { challenge, options } }
}

const readChallenge = ({ memory }: RegistrationContext) => challengeMemory.safeParse(memory?.passkey).data
