import { expect, test } from 'vitest'
import { factors } from '../../factors/index.ts'
import { createProfiles } from '../../profiles/profiles.ts'
import { requirements } from '../../profiles/testing.ts'
import { createTestHasher } from '../../profiles/testing-hasher.ts'
import { listOldKeys } from '../../store/key-uses.ts'
import { findTotp, saveTotp } from '../../store/profile-totp.ts'
import { createSchedulerHarness, type SchedulerHarness } from '../testing.ts'
import { reencryptSecrets } from './reencrypt-secrets.ts'

const mail = (value: string) => ({ kind: 'mail' as const, value, verified: true })
const secret = 'JBSWY3DPEHPK3PXP'

/** A person with an authenticator app and so many addresses, encrypted with the current key. */
async function seed(harness: SchedulerHarness, addresses: number) {
  const hasher = createTestHasher()
  const profiles = createProfiles({ ...harness.services, hasher, offered: requirements }, factors)
  const found = await harness.directory.openSession({}).find('active.user')
  if (found.found !== 'one') throw new Error('active.user is missing')
  const profile = profiles.forPerson(found.person)
  const addContacts = Array.from({ length: addresses }, (_, index) => mail(`a${index}@example.org`))
  await harness.store.transaction(await profile.change({ totp: { secret, step: 1 }, addContacts }))
  await hasher.close()
  return { profile, person: found.person }
}
const listUses = async ({ store, keys }: SchedulerHarness) =>
  (await listOldKeys(store.read, keys)).map(({ uses }) =>
    uses.map(({ what }) => what).filter((what) => what !== 'audit'),
  )

test('with one key nothing is re-encrypted', async () => {
  await using harness = await createSchedulerHarness()
  await seed(harness, 2)
  expect(await harness.run(reencryptSecrets)).toMatchObject({ outcome: 'done', done: 0, counts: {} })
})

test('everything is re-encrypted with the new key and readable, and the old key can be removed', async () => {
  await using harness = await createSchedulerHarness()
  const { profile, person } = await seed(harness, 230)
  const { keys, store } = harness
  const [old] = keys.list()
  keys.rotate()
  expect(await listUses(harness)).toEqual([['apps', 'contacts', 'mails', 'rows', 'proof']])
  const result = await harness.run(reencryptSecrets)
  expect(result?.counts.sealed).toBeGreaterThan(231)
  expect(result?.counts.unreadable).toBe(0)
  expect(await listUses(harness)).toEqual([[]])
  expect(keys.remove(old?.id ?? '')).toBe(true)
  const values = (await profile.contacts()).map(({ value }) => value)
  expect(values).toEqual(expect.arrayContaining(['a0@example.org', 'a229@example.org']))
  expect(await findTotp(store.read, person.id)).toMatchObject({ lastStep: 1 })
  expect(await harness.run(reencryptSecrets)).toMatchObject({ counts: {} })
})

test('a row that changes after it was read keeps its change', async () => {
  await using harness = await createSchedulerHarness()
  const { person } = await seed(harness, 0)
  const { keys, store, services } = harness
  keys.rotate()
  const fresh = keys.encrypt(JSON.stringify([person.id, 'NEWER']), 'profile totp')
  /** Changes the row between the read of the page and the transaction that writes it. */
  let hasInterfered = false
  const transaction: typeof store.transaction = async (work) => {
    if (!hasInterfered && (await findTotp(store.read, person.id))) {
      hasInterfered = true
      await store.transaction((tx) => saveTotp(tx, { personId: person.id, sealedSecret: fresh, lastStep: 5 }))
    }
    return store.transaction(work)
  }
  const run = {
    settings: {},
    services,
    startedAt: new Date(),
    signal: new AbortController().signal,
    progress: { done: 0, counts: {} },
    commit: async (_progress: unknown, work?: Parameters<typeof store.transaction>[0]) => {
      await transaction(async (tx) => work?.(tx))
    },
  }
  await reencryptSecrets.work(run)
  expect(hasInterfered).toBe(true)
  expect(await findTotp(store.read, person.id)).toMatchObject({ sealedSecret: fresh, lastStep: 5 })
})

test('an envelope that no key decrypts is counted and left, and the rest is re-encrypted', async () => {
  await using harness = await createSchedulerHarness()
  const { person } = await seed(harness, 1)
  const { keys, store } = harness
  const lost = 'v1.0123456789ab.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAA'
  await store.transaction((tx) => saveTotp(tx, { personId: person.id, sealedSecret: lost, lastStep: 1 }))
  keys.rotate()
  const result = await harness.run(reencryptSecrets)
  expect(result?.counts).toMatchObject({ unreadable: 1 })
  expect(await findTotp(store.read, person.id)).toMatchObject({ sealedSecret: lost })
  expect(await listUses(harness)).toEqual([[]])
})

test('M3: rows that are refused are counted as such and not as re-encrypted, column by column', async () => {
  await using harness = await createSchedulerHarness()
  const { person } = await seed(harness, 3)
  const { keys, store } = harness
  await store.transaction((tx) => tx.updateTable('ProfileTotp').set({ lastStep: 77 }).execute())
  keys.rotate()
  const result = await harness.run(reencryptSecrets)
  // The secret of the app, and the MAC of its row.
  expect(result?.counts).toMatchObject({ refused: 2, unreadable: 0 })
  expect(await listUses(harness)).toEqual([['apps', 'rows']])
  expect(await findTotp(store.read, person.id)).toBeUndefined()
})
