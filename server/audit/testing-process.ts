/** Another process that appends to the same chain, for tests: `node testing-process.ts <store options as JSON> <key file>`. */
import { loadKeys } from '../store/keys.ts'
import { openStore, type StoreOptions } from '../store/open.ts'
import { createAudit } from './chain.ts'

const [options = '', keyFile = ''] = process.argv.slice(2)
const store = await openStore(JSON.parse(options) as StoreOptions)
const keys = loadKeys(keyFile, { mayCreate: false })
const audit = createAudit({ node: 'shared', keys, now: () => new Date() })
const subject = { id: 'person', name: 'A person' }
for (let event = 0; event < 25; event++) {
  await store.transaction((tx) => audit.append(tx, { event: 'run-started', subject }))
}
await store.close()
