import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createAudit } from '../audit/chain.ts'
import { deleteSubjectsWithoutEvents } from '../audit/cuts.ts'
import { verifyAudit } from '../audit/verify.ts'
import { publishPredefinedInto } from '../policies/publish-predefined.ts'
import type { WorkflowDefinition } from '../policies/workflow.ts'
import type { Tx } from './database.ts'
import { loadKeys } from './keys.ts'
import { insertPolicy, listPolicies, reorderPolicies } from './management-policies.ts'
import { insertContact } from './profile-contacts.ts'
import { deleteProfile, ensureProfile, findProfile, isRegistered, saveProfile } from './profiles.ts'
import { readRevision } from './revisions.ts'
import { getSetting, putSetting } from './settings.ts'
import { listSubscriptions, saveSubscriptions } from './subscriptions.ts'
import { eachStore, type TemporaryStore } from './testing.ts'
import { withSecondWriter } from './testing-second-writer.ts'

const profile = (personId: string) => ({ personId, domain: 'sample', language: 'de', askSalt: 's' })
const answer = { question: 'pet', hash: '$argon2id$1' }

async function register(tx: Tx, personId: string): Promise<void> {
  await ensureProfile(tx, profile(personId))
  await insertContact(tx, { personId, kind: 'mail', sealedValue: 'v1.a', verified: true })
}

const workflow: WorkflowDefinition = {
  id: 'register',
  site: 'self-service',
  name: { en: 'Register' },
  description: { en: '' },
  enabled: true,
  availability: [],
  activities: [{ key: 'password', activity: 'password-authentication', settings: {} }],
}

/** An audit that knows the name of a person, and has no event of them. */
async function openAudit(open: () => Promise<TemporaryStore>) {
  const store = await open()
  const keys = loadKeys(join(store.folder, 'audit.keys.json'), { mayCreate: true })
  const audit = createAudit({ node: 'a', keys, now: () => new Date() })
  const append = (id: string) => (tx: Tx) => audit.append(tx, { event: 'password-changed', subject: { id, name: id } })
  await store.transaction(append('erin'))
  await store.transaction(async (tx) => {
    await tx.deleteFrom('AuditEvent').execute()
    await tx.deleteFrom('AuditHead').execute()
  })
  return {
    store,
    append,
    verify: () => verifyAudit(store.read, keys),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  }
}

/** Two writers of the same rows: the second commits between what the first reads and what it writes. */
eachStore('a second writer', (open) => {
  test('two who save their first choice about one notification both succeed', async () => {
    await using store = await open()
    const save = (subscribed: boolean) => (tx: Tx) =>
      saveSubscriptions(tx, 'erin', { 'register-failed': subscribed, 'register-succeeded': subscribed })
    await withSecondWriter(store, { after: /update.*Subscription/i, first: save(true), second: save(false) })
    const chosen = await listSubscriptions(store.read, 'erin')
    expect([...chosen.keys()].toSorted()).toEqual(['register-failed', 'register-succeeded'])
  })

  test('a profile that is registered while one without entries is deleted stays whole', async () => {
    await using store = await open()
    await withSecondWriter(store, {
      after: /update.*Profile/i,
      first: (tx) => deleteProfile(tx, 'erin'),
      second: (tx) => register(tx, 'erin'),
    })
    expect(await isRegistered(store.read, 'erin')).toBe(true)
  })

  test('deleting a profile locks it before it deletes what refers to it', async () => {
    await using store = await open()
    await store.transaction((tx) => register(tx, 'erin'))
    await withSecondWriter(store, {
      after: /update.*Profile/i,
      first: (tx) => deleteProfile(tx, 'erin'),
      // On SQL Server it waits, and begins with a new profile.
      second: (tx) => register(tx, 'erin'),
    })
    expect(await isRegistered(store.read, 'erin')).toBe(store.options.kind === 'mssql')
    expect((await findProfile(store.read, 'erin')) === undefined).toBe(store.options.kind === 'sqlite')
  })

  test('an event is recorded of a person whose name retention deletes meanwhile', async () => {
    await using audited = await openAudit(open)
    const { store, append } = audited
    await withSecondWriter(store, {
      after: /from.*AuditSubject/i,
      first: append('erin'),
      second: (tx) => deleteSubjectsWithoutEvents(tx),
    })
    expect(await audited.verify()).toMatchObject({ events: 1, problems: [] })
  })

  test('retention leaves the name of a person of whom an event is recorded meanwhile', async () => {
    await using audited = await openAudit(open)
    const { store, append } = audited
    const { deleted } = await withSecondWriter(store, {
      after: /select.*AuditSubject/i,
      first: (tx) => deleteSubjectsWithoutEvents(tx),
      second: append('erin'),
    })
    expect(deleted).toBe(0)
    expect(await audited.verify()).toMatchObject({ events: 1, problems: [] })
  })

  test('of two orders made from one revision only the first is accepted', async () => {
    await using store = await open()
    for (const [id, priority] of [
      ['a', 10],
      ['b', 20],
      ['c', 30],
    ] as const) {
      await store.transaction((tx) => insertPolicy(tx, { id, priority, definition: '{}' }))
    }
    const revision = await readRevision(store.read, 'policies')
    const reorder = (ids: string) => (tx: Tx) =>
      reorderPolicies(
        tx,
        [...ids].map((id, index) => ({ id, priority: (index + 1) * 10 })),
        revision,
      )
    const accepted = await withSecondWriter(store, {
      after: /select.*ManagementPolicy/i,
      first: reorder('cba'),
      second: reorder('bac'),
    })
    expect(accepted).toBe(false)
    expect((await listPolicies(store.read)).map(({ id }) => id)).toEqual(['b', 'a', 'c'])
  })

  test('two who publish predefined workflows both record what they published', async () => {
    await using store = await open()
    const publish = (policy: string) => (tx: Tx) => publishPredefinedInto(tx, policy, [workflow])
    await withSecondWriter(store, { after: /select.*Setting/i, first: publish('a'), second: publish('b') })
    const record = await getSetting(store.read, 'workflows.predefined')
    expect(Object.keys(record?.value as object).toSorted()).toEqual(['a/register', 'b/register'])
    await withSecondWriter(store, { after: /select.*Setting/i, first: publish('c'), second: publish('d') })
    const both = await getSetting(store.read, 'workflows.predefined')
    expect(Object.keys(both?.value as object)).toHaveLength(4)
  })

  test('a setting is written only over the version that was read', async () => {
    await using store = await open()
    const write = (value: string) => async (tx: Tx) => {
      const stored = await getSetting(tx, 'example')
      return putSetting(tx, 'example', value, stored?.version ?? 0)
    }
    const race = { after: /select.*Setting/i, first: write('first'), second: write('second') }
    expect(await withSecondWriter(store, race)).toBe(false)
    expect(await withSecondWriter(store, race)).toBe(false)
    expect(await getSetting(store.read, 'example')).toEqual({ value: 'second', version: 2 })
  })

  test('two who register their first answers both succeed, and the later replace the earlier', async () => {
    await using store = await open()
    const save = (question: string) => (tx: Tx) =>
      saveProfile(tx, { ...profile('erin'), answers: [{ ...answer, question }] })
    await withSecondWriter(store, { after: /update.*Profile/i, first: save('first'), second: save('second') })
    expect((await findProfile(store.read, 'erin'))?.answers).toHaveLength(1)
  })
})
