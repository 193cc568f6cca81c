import type { z } from 'zod'
import { getTranslator } from '../../shared/languages/translator.ts'
import { createAudit } from '../audit/chain.ts'
import type { DirectoryPerson, DirectorySession, WriteResult } from '../directory/directory.ts'
import { findManager } from '../directory/manager.ts'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { createSampleCompany } from '../directory/sample/sample.ts'
import { writeSampleCompany } from '../directory/sample/testing-sample.ts'
import { withoutRun } from '../engine/claim.ts'
import { createGuesses, type Guesser } from '../engine/limits/guesses.ts'
import { factors } from '../factors/index.ts'
import { createNotifications, decryptOrder } from '../notifications/outbox.ts'
import { createPolicies } from '../policies/policies.ts'
import { localizeQuestions } from '../policies/question-policy.ts'
import { defaultPolicy } from '../policies/resolve.ts'
import { createProfiles } from '../profiles/profiles.ts'
import { createTestHasher } from '../profiles/testing-hasher.ts'
import { createKeptSecrets } from '../store/kept-secrets.ts'
import { temporaryStore } from '../store/testing.ts'
import { openTestKeys } from '../store/testing-keys.ts'
import { changeSignedRows } from '../store/testing-signed.ts'
import { createVault } from '../store/vault.ts'
import type { Account, Effect } from './account.ts'
import type { ActivityContext, RunFacts } from './activity.ts'
import type { Guesses } from './guess-limit.ts'

/**
 * Runs activities at the sample company: real directory, database, hashing and outbox, and the context that the engine gives an activity
 * for one person. The engine's own guards (attempts, intents) are tested there; `createGuesses` is the guard of guesses for tests that need it.
 */
export async function createActivityHarness() {
  const store = await temporaryStore()
  const keys = await openTestKeys(store, store.folder)
  await writeSampleCompany(store.folder)
  const directory = createSampleCompany(store.folder)
  const hasher = createTestHasher()
  const clock = () => new Date()
  const notifications = createNotifications({ keys })
  const audit = createAudit({ node: 'harness', keys, now: clock })
  const url = 'http://localhost:8080'
  const offered = defaultPolicy.questions
  const profiles = createProfiles({ store, keys, hasher, audit, notifications, url, clock, offered }, factors)
  const policies = createPolicies({ store, clock: () => new Date(), isSample: true })
  const session = directory.openSession({})

  async function person(account: string): Promise<DirectoryPerson> {
    const found = await session.find(account)
    if (found.found !== 'one') throw new Error(`the sample company has no ${account}`)
    return found.person
  }

  return {
    store,
    keys,
    session,
    profiles,
    person,
    /** The context of an activity for this person. */
    async context<Settings extends z.ZodType, Memory extends z.ZodType = z.ZodUnknown>(
      activity: { settings: Settings; memory?: Memory },
      account: string,
      options: {
        settings?: z.input<Settings>
        run?: Partial<RunFacts>
        memory?: z.output<Memory>
        guesses?: Guesses
      } = {},
    ): Promise<ActivityContext<z.output<Settings>, z.output<Memory> | undefined>> {
      const subject = await person(account)
      const touched = createAccount(session, subject)
      const readAttribute = (name: string) => session.readAttribute(subject, name)
      const profile = profiles.forPerson(subject)
      return {
        settings: activity.settings.parse(options.settings ?? {}),
        memory: options.memory,
        run: { ...newRun(account), ...options.run },
        person: subject,
        account: touched,
        guesses: options.guesses ?? unlimited,
        profile,
        findManager: () => findManager(session, subject),
        readAttribute,
        findPerson: (domain, id) => directory.openSession({ domain }).findById(id),
        vault: createVault(keys),
        secrets: createKeptSecrets(store.read, keys),
        read: store.read,
        policy: await policies.loadPersonPolicy({ person: subject, account: touched, readAttribute, language: 'en' }),
        notifications,
        url,
        now: clock,
        signal: new AbortController().signal,
      }
    },
    /** What the engine gives an activity: each call is another request. */
    async createGuesses(account: string, guesser: Partial<Guesser> = {}) {
      const { key: accountKey } = profiles.forPerson(await person(account))
      return createGuesses(withoutRun(store), { ...guesser, accountKey, share: guesser.share ?? 'known' })
    },
    /** Registers the documented practice answers as if `daysAgo`, and returns them. */
    async register(account: string, daysAgo = 30) {
      const answers = practiceAccount(account).answers ?? []
      const subject = await person(account)
      const requirements = localizeQuestions(defaultPolicy.questions, 'en')
      const write = await profiles.forPerson(subject).change({ answers: { given: answers, requirements } })
      await store.transaction(write)
      const answeredAt = new Date(Date.now() - daysAgo * 86_400_000)
      await changeSignedRows(store, 'ProfileAnswer', { answeredAt }, ({ personId }) => personId === subject.id)
      return answers
    },
    /** Every mail order in the outbox, oldest first. */
    async mails() {
      const rows = await store.read.selectFrom('OutboxMail').select(['order', 'occurrences']).orderBy('id').execute()
      return rows.map(({ order, occurrences }) => decryptOrder(keys, order, occurrences))
    },
    async [Symbol.asyncDispose]() {
      await hasher.close()
      await directory.close()
      await store.close()
    },
  }
}

export type ActivityHarness = Awaited<ReturnType<typeof createActivityHarness>>

/** What the sample company documents about one of its accounts. */
export function practiceAccount(account: string) {
  const found = sampleAccounts.find((one) => one.account === account)
  if (!found) throw new Error(`nothing is documented about ${account}`)
  return found
}

const newRun = (typedAccount: string): RunFacts => ({
  id: '00000000-0000-7000-8000-000000000000',
  workflow: 'manage-my-passwords',
  workflowName: (language) => getTranslator(language)('workflows.manage-my-passwords.name'),
  language: 'en',
  typedAccount,
  phase: 'success',
  startedAt: new Date(),
  failures: 0,
  authenticated: false,
  completed: [],
  decoy: false,
  mayLock: true,
})

const unlimited: Guesses = { share: 'known', reserve: async () => true, isUsedUp: async () => false, confirm() {} }

function createAccount(session: DirectorySession, person: DirectoryPerson): Account {
  type Ticket = NonNullable<Awaited<ReturnType<DirectorySession['prepareWrite']>>>
  const writing = async <Reason>(send: (ticket: Ticket) => Promise<WriteResult<Reason>>): Promise<Effect<Reason>> => {
    const ticket = await session.prepareWrite(person)
    if (!ticket) return { outcome: 'unreachable' }
    const result = await send(ticket)
    return result.outcome === 'not-sent' ? { outcome: 'unreachable' } : result
  }
  return {
    state: () => session.readState(person),
    passwordPolicy: () => session.readPasswordPolicy(person),
    verifyPassword: (password) => session.verifyPassword(person, password),
    changePassword: (change) => writing((ticket) => session.changePassword(person, change, ticket)),
    resetPassword: (reset) => writing((ticket) => session.resetPassword(person, reset, ticket)),
    unlock: () => writing((ticket) => session.unlock(person, ticket)),
    enable: () => writing((ticket) => session.enable(person, ticket)),
    forceChangeAtNextLogon: () => writing((ticket) => session.setMustChange(person, ticket)),
    settle: (intent, newPassword) => session.settlePassword(person, intent, newPassword),
  }
}
