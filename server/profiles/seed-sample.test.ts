import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { createSampleCompany } from '../directory/sample/sample.ts'
import { openKeys } from '../store/open-keys.ts'
import { removeProfile } from '../store/profiles.ts'
import { temporaryStore } from '../store/testing.ts'
import { createHasher } from './hashing.ts'
import { createProfiles } from './profiles.ts'
import { sampleHashes } from './sample-hashes.ts'
import { readyHashKey, seedSample } from './seed-sample.ts'

test('after the first start everybody of the sample company who has answers can give them', async () => {
  await using store = await temporaryStore()
  const directory = createSampleCompany(store.folder)
  const hasher = createHasher()
  const keys = await openKeys(store, join(store.folder, 'keys'))
  const profiles = createProfiles({ store, keys, hasher, offered: { questions: [], required: 0 } })
  await seedSample({ store, hasher, directory })

  for (const { account, answers } of sampleAccounts) {
    const found = await directory.session({}).find(account)
    if (found.found !== 'one') throw new Error(account)
    const profile = profiles.of(found.person)
    expect(await profile.registered()).toBe(answers !== undefined)
    if (answers) expect(await profile.verifyAnswers(answers)).toBe(true)
  }

  const active = await directory.session({}).find('active.user')
  if (active.found !== 'one') throw new Error('active.user')
  await store.transaction((tx) => removeProfile(tx, active.person.id))
  await seedSample({ store, hasher, directory })
  expect(await profiles.of(active.person).registered(), 'a second start registers nobody').toBe(false)
  await hasher.close()
  await directory.close()
})

test('every practice answer has its hash ready, so that the first start is quick', () => {
  const keys = sampleAccounts.flatMap(({ account, answers = [] }) => answers.map((one) => readyHashKey(account, one)))
  expect(Object.keys(sampleHashes).sort(), 'run make-sample-hashes.ts').toEqual(keys.sort())
})
