import type { Presentations } from '../authentication/decentralized/presentations.ts'
import { signInModules } from '../authentication/index.ts'
import {
  type ConfigurationParameters,
  configurationParameters,
} from '../authentication/parameters/configuration-parameters.ts'
import type { FrontEnd, SignInService } from '../authentication/sign-in-module.ts'
import type { SignInResult } from '../authentication/sign-in-result.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import { openPasscodes, type PasscodeOrder } from '../factors/passcode.ts'
import { type IdentitySeed, seedIdentity } from '../identity/testing-identity.ts'
import { normalForm } from '../profiles/normal-form.ts'
import { newProfileRow } from '../profiles/profile-row.ts'
import type { Store } from '../store/database.ts'
import { type IdentityRow, updateIdentityRow } from '../store/identity-rows.ts'
import { saveProfile } from '../store/profiles.ts'
import { getSetting, putSetting } from '../store/settings.ts'
import { createEngineHarness } from './testing.ts'

const day = 86_400_000

/** An engine on the sample company, with people in the identity tables who sign in by the modules of Identity Manager. */
export async function createSignInWorld(
  open: () => Promise<Store>,
  { token = true, verifyPresentation }: { token?: boolean; verifyPresentation?: Presentations['verify'] } = {},
) {
  const harness = await createEngineHarness({ open, applicationToken: token, verifyPresentation })
  const { store, services, company } = harness

  async function findPerson(account: string): Promise<DirectoryPerson> {
    const search = await company.openSession({}).find(account)
    if (search.found !== 'one') throw new Error(`${account} is not in the sample company`)
    return search.person
  }

  return {
    ...harness,
    findPerson,
    seed: (seed: IdentitySeed) => seedIdentity(store, seed),
    /** A person of the tables whose account is in the sample company, with one application role unless `roles` says otherwise. */
    async seedPerson(
      account: string,
      { person = {}, own = {}, roles = ['role-of-all'] }: SeededPerson = {},
    ): Promise<DirectoryPerson> {
      const found = await findPerson(account)
      const UID_Person = found.id
      const known = await store.read.selectFrom('AERole').select('UID_AERole').execute()
      const missing = roles.filter((id) => !known.some(({ UID_AERole }) => UID_AERole === id))
      await seedIdentity(store, {
        people: [{ UID_Person, CentralAccount: account.toUpperCase(), ...person }],
        accounts: [{ UID_ADSAccount: UID_Person, UID_Person, SAMAccountName: account, cn: found.displayName, ...own }],
        roles: missing.map((UID_AERole) => ({ UID_AERole })),
        members: roles.map((role) => [UID_Person, role] as const),
      })
      return found
    },
    async set(changes: Partial<ConfigurationParameters>): Promise<void> {
      const stored = await getSetting(store.read, 'parameters')
      const value = configurationParameters.parse({ ...(stored?.value as object), ...changes })
      await store.transaction((tx) => putSetting(tx, 'parameters', value, stored?.version ?? 0))
    },
    async issuePasscode(person: DirectoryPerson, order: Partial<PasscodeOrder> = {}): Promise<readonly string[]> {
      const issued = await services.profiles
        .forPerson(person)
        .part(openPasscodes)
        .issue({ length: 8, minutes: 60, ...order })
      await store.transaction((tx) => issued.write(tx))
      return issued.parts
    },
    hasPasscode: async (person: DirectoryPerson) =>
      (await services.profiles.forPerson(person).part(openPasscodes).expiresAt()) !== undefined,
    /** Registers this many questions, long ago; the answer to each is its id. */
    async registerAnswers(person: DirectoryPerson, count: number, at = new Date(Date.now() - 30 * day)): Promise<void> {
      const questions = services.profiles.forPerson(person)
      const given = questionIds.slice(0, count).map((question) => ({ question, answer: `answer ${question}` }))
      const hashes = await harness.hasher.hash(given.map(({ answer }) => normalForm(answer)))
      const answers = given.map(({ question }, index) => ({ question, hash: hashes[index] ?? '' }))
      await store.transaction((tx) => saveProfile(tx, { ...newProfileRow(person), answers }, at))
      if ((await questions.registeredQuestions()).length !== count) throw new Error('not registered')
    },
    async changePerson(person: DirectoryPerson, changes: Partial<IdentityRow<'Person'>>): Promise<void> {
      await store.transaction((tx) => updateIdentityRow(tx, 'Person', [person.id], () => changes))
    },
    async changeAccount(person: DirectoryPerson, changes: Partial<IdentityRow<'ADSAccount'>>): Promise<void> {
      await store.transaction((tx) => updateIdentityRow(tx, 'ADSAccount', [person.id], () => changes))
    },
    /** As if the windows of all limits were over, except the locks of questions. */
    async forgetGuesses(): Promise<void> {
      await store.transaction((tx) => tx.deleteFrom('Counter').where('kind', 'not like', 'question-%').execute())
    },
    listQuestions: (person: DirectoryPerson) => services.profiles.forPerson(person).registeredQuestions(),
    service: (frontEnd: FrontEnd = 'password-reset-portal'): SignInService => harness.createSignInService(frontEnd),
    /** Tries a sign-in, and commits it as the route does. */
    async signIn(id: string, credentials: object, frontEnd: FrontEnd = 'password-reset-portal') {
      const module = signInModules.find((one) => one.id === id)
      if (!module) throw new Error(`there is no module ${id}`)
      // Each module parses its own credentials.
      const signIn = module.signIn as (service: SignInService, credentials: unknown) => Promise<SignInResult>
      const result = await signIn(harness.createSignInService(frontEnd), module.credentials.parse(credentials))
      if (!result.signedIn) return { code: result.code as string, reason: result.facts?.reason, result }
      try {
        await store.transaction(async (tx) => result.settle?.(tx))
      } catch {
        return { code: 'conflict', reason: 'conflict', result }
      }
      return { code: 'signed-in', reason: undefined, result }
    },
  }
}

interface SeededPerson {
  person?: Partial<NonNullable<IdentitySeed['people']>[number]>
  own?: Partial<NonNullable<IdentitySeed['accounts']>[number]>
  roles?: readonly string[]
}

const questionIds = ['first-school', 'first-pet', 'birth-city', 'favourite-teacher']
export const rightAnswer = (question: string): string => `answer ${question}`

export type SignInWorld = Awaited<ReturnType<typeof createSignInWorld>>
