import type { Directory } from '../directory/directory.ts'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import type { Store } from '../store/database.ts'
import { saveProfile } from '../store/profiles.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'
import type { Hasher } from './hashing.ts'
import { normalForm } from './normal-form.ts'
import type { GivenAnswer } from './profile.ts'
import { registrationOf } from './registration.ts'
import { sampleHashes } from './sample-hashes.ts'

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
      return [{ ...registrationOf(found.person), answers: await hashed(hasher, account, answers ?? []) }]
    }),
  )
  await store.transaction(async (tx) => {
    if (!(await putSetting(tx, setting, true, absentSetting))) return
    for (const profile of profiles.flat()) await saveProfile(tx, profile, aMonthAgo())
  })
}

/** Nobody's practice answers are too new to be used alone. */
const aMonthAgo = () => new Date(Date.now() - 30 * 86_400_000)

/** Names the answer, too: one that was changed is hashed anew until its hash has been made ready. */
export const readyHashKey = (account: string, { question, answer }: GivenAnswer): string =>
  `${account}/${question}/${normalForm(answer)}`

const hashed = (hasher: Hasher, account: string, answers: readonly GivenAnswer[]) =>
  Promise.all(
    answers.map(async (given) => {
      const ready = sampleHashes[readyHashKey(account, given)]
      const [hash = ''] = ready ? [ready] : await hasher.hash([normalForm(given.answer)])
      return { question: given.question, hash }
    }),
  )
