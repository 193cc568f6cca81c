import type { Directory } from '../directory/directory.ts'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import type { Store } from '../store/database.ts'
import { saveProfile } from '../store/profiles.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'
import type { Hasher } from './hashing.ts'
import { normalForm } from './normal-form.ts'
import type { GivenAnswer } from './profile.ts'
import { newProfileRow } from './profile-row.ts'
import { sampleHashes } from './sample-hashes.ts'

/** Set once, so that people who are unregistered later stay unregistered. */
const seededSetting = 'sample.registered'
/** Raised when practice answers change: those of an older version are replaced, since the practice pages show the new ones. */
const answersVersion = 2

/** Registers the sample company's people with their practice answers, at the first start only. */
export async function seedSample({
  store,
  hasher,
  directory,
}: {
  store: Store
  hasher: Hasher
  directory: Directory
}): Promise<void> {
  const stored = await getSetting(store.read, seededSetting)
  if (stored?.value === answersVersion) return
  const session = directory.openSession({})
  const profiles = await Promise.all(
    sampleAccounts.map(async ({ account, answers }) => {
      const found = answers && (await session.find(account))
      if (found?.found !== 'one') return []
      return [{ ...newProfileRow(found.person), answers: await hashPracticeAnswers(hasher, account, answers ?? []) }]
    }),
  )
  await store.transaction(async (tx) => {
    if (!(await putSetting(tx, seededSetting, answersVersion, stored?.version ?? absentSetting))) return
    for (const profile of profiles.flat()) await saveProfile(tx, profile, oneMonthAgo())
  })
}

/** So that practice answers are never too new to be used alone. */
const oneMonthAgo = () => new Date(Date.now() - 30 * 86_400_000)

/** Includes the answer: a changed answer is hashed at start until `make-sample-hashes.ts` has run. */
export const sampleHashKey = (account: string, { question, answer }: GivenAnswer): string =>
  `${account}/${question}/${normalForm(answer)}`

const hashPracticeAnswers = (hasher: Hasher, account: string, answers: readonly GivenAnswer[]) =>
  Promise.all(
    answers.map(async (given) => {
      const ready = sampleHashes[sampleHashKey(account, given)]
      const [hash = ''] = ready ? [ready] : await hasher.hash([normalForm(given.answer)])
      return { question: given.question, hash }
    }),
  )
