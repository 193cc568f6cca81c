import { createAudit } from '../audit/chain.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import { factors } from '../factors/index.ts'
import { createNotifications, decryptOrder } from '../notifications/outbox.ts'
import { type TemporaryStore, temporaryStore } from '../store/testing.ts'
import { openTestKeys } from '../store/testing-keys.ts'
import { createProfiles } from './profiles.ts'
import type { QuestionRequirements } from './question-requirements.ts'
import { createTestHasher } from './testing-hasher.ts'

/** Profiles on a real store, with its outbox and audit. */
export async function createProfileHarness(open: () => Promise<TemporaryStore> = temporaryStore) {
  const store = await open()
  const keys = await openTestKeys(store, store.folder)
  const hasher = createTestHasher()
  let now = Date.parse('2026-11-22T09:00:00Z')
  const clock = () => new Date(now)
  const audit = createAudit({ node: 'registry', keys, now: clock })
  const notifications = createNotifications({ keys })
  const url = 'https://latchkey.example.com'
  const services = { store, keys, hasher, audit, notifications, url, clock, offered: requirements }
  return {
    ...services,
    profiles: createProfiles(services, factors),
    /** Moves this host's clock, not the database's. */
    pass(milliseconds: number) {
      now += milliseconds
    },
    /** Every mail order in the outbox, oldest first. */
    async mails() {
      const rows = await store.read.selectFrom('OutboxMail').select('order').orderBy('id').execute()
      return rows.map(({ order }) => decryptOrder(keys, order))
    },
    async [Symbol.asyncDispose]() {
      await hasher.close()
      await store.close()
    },
  }
}

export type ProfileHarness = Awaited<ReturnType<typeof createProfileHarness>>

export const ruth: DirectoryPerson = {
  id: '5f0c6f0e-0000-4000-8000-000000000000',
  domain: 'corp.example.com',
  distinguishedName: 'CN=Ruth Osei,OU=People,DC=corp,DC=example,DC=com',
  account: 'r.osei',
  displayName: 'Ruth Osei',
  mail: 'ruth.osei@example.com',
  adminCount: false,
  kind: 'user',
  groups: [],
}

/** Six optional questions, of which three are answered. */
export const requirements: QuestionRequirements = {
  language: 'en',
  questions: [
    { id: 'first-school', kind: 'optional', text: 'What was the name of your first school?' },
    { id: 'first-pet', kind: 'optional', text: 'What was the name of your first pet?' },
    { id: 'birth-city', kind: 'optional', text: 'In which town were you born?' },
    { id: 'favourite-teacher', kind: 'optional', text: 'What was the surname of your favourite teacher?' },
    { id: 'first-car', kind: 'optional', text: 'What was the make and model of your first car?' },
    { id: 'childhood-street', kind: 'optional', text: 'On which street did you grow up?' },
  ],
  optionalCount: 3,
  userDefinedCount: 0,
  minQuestionLength: 10,
  minAnswerLength: 2,
  rejectSameAnswers: true,
  rejectAnswersContainingQuestion: true,
  readableForHelpdesk: false,
  caseSensitive: false,
}

export const answers = [
  { question: 'first-school', answer: 'Elm Street' },
  { question: 'first-pet', answer: 'Biscuit' },
  { question: 'birth-city', answer: 'Lisbon' },
]
