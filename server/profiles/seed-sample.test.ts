import { expect, test } from 'vitest'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { createSampleCompany } from '../directory/sample/sample.ts'
import { deleteProfile } from '../store/profiles.ts'
import { sampleHashes } from './sample-hashes.ts'
import { readyHashKey, seedSample } from './seed-sample.ts'
import { openRegistry } from './testing.ts'

test('after the first start everybody of the sample company who has answers can give them', async () => {
  await using registry = await openRegistry()
  const { store, hasher, profiles } = registry
  const directory = createSampleCompany(store.folder)
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
  await store.transaction((tx) => deleteProfile(tx, active.person.id))
  await seedSample({ store, hasher, directory })
  expect(await profiles.of(active.person).registered(), 'a second start registers nobody').toBe(false)
  await directory.close()
})

test('every practice answer has its hash ready, so that the first start is quick', () => {
  const keys = sampleAccounts.flatMap(({ account, answers = [] }) => answers.map((one) => readyHashKey(account, one)))
  expect(Object.keys(sampleHashes).sort(), 'run make-sample-hashes.ts').toEqual(keys.sort())
})
