/** Another process on the same database, for tests: `node testing-process.ts <store options as JSON> <work>`. */
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { addFailure, reserveAttempt } from './counters.ts'
import { openStore, type StoreOptions } from './open.ts'
import { insertRunBelow } from './open-runs.ts'
import { claimMail, completeMail } from './outbox.ts'
import { claimRun, findRun, type Run } from './runs.ts'
import { putSetting } from './settings.ts'
import { bindTestKeys } from './testing-keys.ts'

const [options = '', work = ''] = process.argv.slice(2)
const store = await openStore(JSON.parse(options) as StoreOptions)
bindTestKeys(store)
const print = (line: string | number) => writeSync(1, `${line}\n`)

const works: Record<string, () => Promise<void>> = {
  async count() {
    for (let failure = 0; failure < 40; failure++) {
      print(await store.transaction((tx) => addFailure(tx, 'shared', 'bind', 600_000)))
    }
  },
  async reserve() {
    for (let attempt = 0; attempt < 40; attempt++) {
      if (await store.transaction((tx) => reserveAttempt(tx, 'shared', 'bind', 600_000, 25))) print('reserved')
    }
  },
  async claim() {
    for (let version = 1; version <= 40; version++) {
      const run = { id: 'run-1', version } as Run
      if (await store.transaction((tx) => claimRun(tx, run, { milliseconds: 0 }))) print(version)
      // Wait until the winner's commit is visible, as the engine does.
      while (((await findRun(store.read, 'run-1'))?.version ?? 0) <= version) await new Promise(setImmediate)
    }
  },
  async 'start runs'() {
    const stored = await findRun(store.read, 'run-1')
    if (!stored) throw new Error('run-1 is missing')
    const { version: _, claimed: __, claimedUntil: ___, createdAt: ____, updatedAt: _____, ...run } = stored
    for (let start = 0; start < 40; start++) {
      const id = randomUUID()
      const isInserted = await store.transaction(async (tx) => {
        return insertRunBelow(tx, { ...run, id }, 25)
      })
      if (isInserted) print(id)
    }
  },
  async send() {
    for (;;) {
      const mail = await store.transaction((tx) => claimMail(tx, 60_000))
      if (!mail) return
      if (await store.transaction((tx) => completeMail(tx, mail))) print(mail.id)
    }
  },
  async write() {
    for (let row = 0; ; row++) {
      await store.transaction((tx) => putSetting(tx, `row-${row}`, 'x'.repeat(5000), 0))
      print(row)
    }
  },
}

await works[work]?.()
await store.close()
