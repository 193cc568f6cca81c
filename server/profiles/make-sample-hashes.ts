import { writeFileSync } from 'node:fs'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { createHasher } from './hashing.ts'
import { normalForm } from './normal-form.ts'
import { sampleHashKey } from './seed-sample.ts'

// After practice answers changed: node server/profiles/make-sample-hashes.ts && npx biome check --write server/profiles
const hasher = createHasher({ maxQueue: 1000 })
const all = sampleAccounts.flatMap(({ account, answers = [] }) => answers.map((answer) => ({ account, ...answer })))
const hashes = await hasher.hash(all.map(({ answer }) => normalForm(answer)))
const ready = Object.fromEntries(
  all.map(({ account, ...given }, index) => [sampleHashKey(account, given), hashes[index]]),
)
writeFileSync(
  new URL('./sample-hashes.ts', import.meta.url),
  `/** Made by make-sample-hashes.ts: hashes of the practice answers, so that the first start need not wait for them. */
export const sampleHashes: Record<string, string> = ${JSON.stringify(ready, null, 2)}\n`,
)
await hasher.close()
