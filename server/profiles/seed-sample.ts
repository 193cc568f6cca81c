import type { Directory } from '../directory/directory.ts'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import type { Store } from '../store/database.ts'
import { saveProfile } from '../store/profiles.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'
import type { Hasher } from './hashing.ts'
import { hashAll, registrationOf } from './profiles.ts'

/** Said once; who is unregistered later stays so. */
const setting = 'sample.registered'

/** Registers the sample company's people with their practice answers, at the first start only. */
export async function seedSample(of: { store: Store; hasher: Hasher; directory: Directory }): Promise<void> {
  const { store, hasher, directory } = of
  if (await getSetting(store.read, setting)) return
  const session = directory.session({})
  const profiles = await Promise.all(
    sampleAccounts.map(async ({ account, answers }) => {
      const found = answers && (await session.find(account))
      if (found?.found !== 'one') return []
      return [{ ...registrationOf(found.person), answers: await hashAll(hasher, answers ?? []) }]
    }),
  )
  await store.transaction(async (tx) => {
    if (!(await putSetting(tx, setting, true, absentSetting))) return
    for (const profile of profiles.flat()) await saveProfile(tx, profile)
  })
}
