import { expect, test } from 'vitest'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { createSampleCompany } from '../directory/sample/sample.ts'
import { deleteProfile } from '../store/profiles.ts'
import { sampleHashes } from './sample-hashes.ts'
import { sampleHashKey, seedSample } from './seed-sample.ts'
import { createProfileHarness } from './testing.ts'

test("after the first start the sample company's practice answers work", async () => {
  await using registry = await createProfileHarness()
  const { store, hasher, profiles } = registry
  const directory = createSampleCompany(store.folder)
  await seedSample({ store, hasher, directory })

  for (const { account, answers } of sampleAccounts) {
    const found = await directory.openSession({}).find(account)
    if (found.found !== 'one') throw new Error(account)
    const profile = profiles.forPerson(found.person)
    expect(await profile.isRegistered()).toBe(answers !== undefined)
    if (answers) expect(await profile.verifyAnswers(answers)).toBe(true)
  }

  const active = await directory.openSession({}).find('active.user')
  if (active.found !== 'one') throw new Error('active.user')
  await store.transaction((tx) => deleteProfile(tx, active.person.id))
  await seedSample({ store, hasher, directory })
  expect(await profiles.forPerson(active.person).isRegistered(), 'a second start registers no profile').toBe(false)
  await directory.close()
})

test('every practice answer has a precomputed hash', () => {
  const keys = sampleAccounts.flatMap(({ account, answers = [] }) => answers.map((one) => sampleHashKey(account, one)))
  expect(Object.keys(sampleHashes).sort(), 'run make-sample-hashes.ts').toEqual(keys.sort())
})
