import { join } from 'node:path'
import type { z } from 'zod'
import { words } from '../../shared/languages/words.ts'
import { createAudit } from '../audit/chain.ts'
import type { DirectoryPerson, DirectorySession, WriteResult } from '../directory/directory.ts'
import { managerOf } from '../directory/manager.ts'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { createSampleCompany } from '../directory/sample/sample.ts'
import { createNotifications, openOrder } from '../notifications/outbox.ts'
import { createPolicies } from '../policies/policies.ts'
import { questionsIn } from '../policies/question-policy.ts'
import { defaultPolicy } from '../policies/resolve.ts'
import { createHasher } from '../profiles/hashing.ts'
import { createProfiles } from '../profiles/profiles.ts'
import { openKeys } from '../store/open-keys.ts'
import { temporaryStore } from '../store/testing.ts'
import type { Account, ActivityContext, Effect, RunFacts } from './activity.ts'
import { vaultOf } from './vault.ts'

/**
 * A desk at the sample company for tests of activities: real directory, database, hashing and outbox, and what the engine would hand an
 * activity for one person. The engine's own guards (attempts, intents) have their tests there.
 */
export async function openDesk() {
  const store = await temporaryStore()
  const keys = await openKeys(store, join(store.folder, 'keys'))
  const directory = createSampleCompany(store.folder)
  const hasher = createHasher()
  const clock = () => new Date()
  const notifications = createNotifications({ keys })
  const audit = createAudit({ node: 'desk', keys, now: clock })
  const url = 'http://localhost:8080'
  const offered = defaultPolicy.questions
  const profiles = createProfiles({ store, keys, hasher, audit, notifications, url, clock, offered })
  const policies = createPolicies({ store, clock: () => new Date() })
  const session = directory.session({})

  async function person(account: string): Promise<DirectoryPerson> {
    const found = await session.find(account)
    if (found.found !== 'one') throw new Error(`the sample company has no ${account}`)
    return found.person
  }

  return {
    store,
    session,
    profiles,
    person,
    /** What an activity is given for this person. */
    async context<Settings extends z.ZodType, Memory extends z.ZodType = z.ZodUnknown>(
      activity: { settings: Settings; memory?: Memory },
      account: string,
      of: { settings?: z.input<Settings>; run?: Partial<RunFacts>; memory?: z.output<Memory> } = {},
    ): Promise<ActivityContext<z.output<Settings>, z.output<Memory> | undefined>> {
      const subject = await person(account)
      const touched = accountOf(session, subject)
      return {
        settings: activity.settings.parse(of.settings ?? {}),
        memory: of.memory,
        run: { ...freshRun(account), ...of.run },
        person: subject,
        account: touched,
        profile: profiles.of(subject),
        manager: () => managerOf(session, subject),
        vault: vaultOf(keys),
        read: store.read,
        policy: await policies.forPerson({ person: subject, account: touched, language: 'en' }),
        notifications,
        url,
        now: clock,
        signal: new AbortController().signal,
      }
    },
    /** Registers the answers that the sample company documents, so many days ago, and gives them. */
    async register(account: string, daysAgo = 30) {
      const answers = practice(account).answers ?? []
      const subject = await person(account)
      const write = await profiles.of(subject).hashAnswers(answers, questionsIn(defaultPolicy.questions, 'en'))
      await store.transaction(async (tx) => {
        await write(tx)
        const answeredAt = new Date(Date.now() - daysAgo * 86_400_000)
        await tx.updateTable('ProfileAnswer').set({ answeredAt }).where('personId', '=', subject.id).execute()
      })
      return answers
    },
    /** Every mail order in the outbox, oldest first. */
    async mails() {
      const rows = await store.read.selectFrom('OutboxMail').select('order').orderBy('id').execute()
      return rows.map(({ order }) => openOrder(keys, order))
    },
    async [Symbol.asyncDispose]() {
      await hasher.close()
      await directory.close()
      await store.close()
    },
  }
}

export type Desk = Awaited<ReturnType<typeof openDesk>>

/** What the sample company documents about one of its accounts. */
export function practice(account: string) {
  const found = sampleAccounts.find((one) => one.account === account)
  if (!found) throw new Error(`nothing is documented about ${account}`)
  return found
}

const freshRun = (typedAccount: string): RunFacts => ({
  id: '00000000-0000-7000-8000-000000000000',
  workflow: 'manage-my-passwords',
  workflowName: (language) => words(language)('workflows.manage-my-passwords.name'),
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

function accountOf(session: DirectorySession, person: DirectoryPerson): Account {
  type Ticket = NonNullable<Awaited<ReturnType<DirectorySession['prepareWrite']>>>
  const writing = async <Reason>(send: (ticket: Ticket) => Promise<WriteResult<Reason>>): Promise<Effect<Reason>> => {
    const ticket = await session.prepareWrite(person)
    if (!ticket) return { outcome: 'unreachable' }
    const result = await send(ticket)
    return result.outcome === 'not-sent' ? { outcome: 'unreachable' } : result
  }
  return {
    state: () => session.state(person),
    passwordPolicy: () => session.passwordPolicy(person),
    verifyPassword: (password) => session.verifyPassword(person, password),
    changePassword: (change) => writing((ticket) => session.changePassword(person, change, ticket)),
    resetPassword: (reset) => writing((ticket) => session.resetPassword(person, reset, ticket)),
    unlock: () => writing((ticket) => session.unlock(person, ticket)),
    enable: () => writing((ticket) => session.enable(person, ticket)),
    forceChangeAtNextLogon: () => writing((ticket) => session.setMustChange(person, ticket)),
    settle: (intent, newPassword) => session.settlePassword(person, intent, newPassword),
  }
}
