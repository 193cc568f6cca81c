import { expect, test } from 'vitest'
import { createHasher } from '../../profiles/hashing.ts'
import { createProfiles } from '../../profiles/profiles.ts'
import { requirements } from '../../profiles/testing.ts'
import { oldKeys } from '../../store/key-uses.ts'
import { findTotp, saveTotp } from '../../store/profile-totp.ts'
import { openPlant, type Plant } from '../testing.ts'
import { renewSeals } from './renew-seals.ts'

const mail = (value: string) => ({ kind: 'mail' as const, value, verified: true })
const secret = 'JBSWY3DPEHPK3PXP'

/** Somebody with an app and so many addresses, all sealed with the key of now. */
async function furnished(plant: Plant, addresses: number) {
  const hasher = createHasher()
  const profiles = createProfiles({ ...plant.services, hasher, offered: requirements })
  const found = await plant.directory.session({}).find('active.user')
  if (found.found !== 'one') throw new Error('the sample company has lost somebody')
  const profile = profiles.of(found.person)
  const addContacts = Array.from({ length: addresses }, (_, index) => mail(`a${index}@example.org`))
  await plant.store.transaction(await profile.change({ totp: { secret, step: 1 }, addContacts }))
  await hasher.close()
  return { profile, person: found.person }
}
const needed = async ({ store, keys }: Plant) =>
  (await oldKeys(store.read, keys)).map(({ uses }) => uses.map(({ what }) => what).filter((what) => what !== 'audit'))

test('with one key there is nothing to do', async () => {
  await using plant = await openPlant()
  await furnished(plant, 2)
  expect(await plant.run(renewSeals)).toMatchObject({ outcome: 'done', done: 0, counts: {} })
})

test('everything is sealed with the new key, opens as before, and the old one can go', async () => {
  await using plant = await openPlant()
  const { profile, person } = await furnished(plant, 230)
  const { keys, store } = plant
  const [old] = keys.list()
  keys.rotate()
  expect(await needed(plant)).toEqual([['apps', 'contacts', 'mails', 'proof']])
  const result = await plant.run(renewSeals)
  expect(result?.counts.sealed).toBeGreaterThan(231)
  expect(result?.counts.unreadable).toBe(0)
  expect(await needed(plant)).toEqual([[]])
  expect(keys.remove(old?.id ?? '')).toBe(true)
  const values = (await profile.contacts()).map(({ value }) => value)
  expect(values).toEqual(expect.arrayContaining(['a0@example.org', 'a229@example.org']))
  expect(await findTotp(store.read, person.id)).toMatchObject({ lastStep: 1 })
  expect(await plant.run(renewSeals)).toMatchObject({ counts: {} })
})

test('what changes while it is read stays as it was changed', async () => {
  await using plant = await openPlant()
  const { person } = await furnished(plant, 0)
  const { keys, store, services } = plant
  keys.rotate()
  const fresh = keys.seal(JSON.stringify([person.id, 'NEWER']), 'profile totp')
  /** Between the page that was read and the transaction that seals it. */
  let meddled = false
  const transaction: typeof store.transaction = async (work) => {
    if (!meddled && (await findTotp(store.read, person.id))) {
      meddled = true
      await store.transaction((tx) => saveTotp(tx, { personId: person.id, sealedSecret: fresh, lastStep: 5 }))
    }
    return store.transaction(work)
  }
  const run = {
    ...{ settings: {}, services, startedAt: new Date(), signal: new AbortController().signal },
    progress: { done: 0, counts: {} },
    commit: async (_progress: unknown, work?: Parameters<typeof store.transaction>[0]) => {
      await transaction(async (tx) => work?.(tx))
    },
  }
  await renewSeals.work(run as never)
  expect(meddled).toBe(true)
  expect(await findTotp(store.read, person.id)).toMatchObject({ sealedSecret: fresh, lastStep: 5 })
})

test('what no key opens is counted and left, and does not hold up the rest', async () => {
  await using plant = await openPlant()
  const { person } = await furnished(plant, 1)
  const { keys, store } = plant
  const lost = 'v1.0123456789ab.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAA'
  await store.transaction((tx) => saveTotp(tx, { personId: person.id, sealedSecret: lost, lastStep: 1 }))
  keys.rotate()
  const result = await plant.run(renewSeals)
  expect(result?.counts).toMatchObject({ unreadable: 1 })
  expect(await findTotp(store.read, person.id)).toMatchObject({ sealedSecret: lost })
  expect(await needed(plant)).toEqual([[]])
})
