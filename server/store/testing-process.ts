/** Another process on the same database, for tests: `node testing-process.ts <store options as JSON> <work>`. */
import { writeSync } from 'node:fs'
import { addFailure, addFailureBelow } from './counters.ts'
import { openStore, type StoreOptions } from './open.ts'
import { claimMail, completeMail } from './outbox.ts'
import { claimRun, findRun } from './runs.ts'
import { putSetting } from './settings.ts'

const [options = '', work = ''] = process.argv.slice(2)
const store = await openStore(JSON.parse(options) as StoreOptions)
const say = (line: string | number) => writeSync(1, `${line}\n`)

const works: Record<string, () => Promise<void>> = {
  async count() {
    for (let failure = 0; failure < 40; failure++) {
      say(await store.transaction((tx) => addFailure(tx, 'shared', 'bind', 600_000)))
    }
  },
  async reserve() {
    for (let attempt = 0; attempt < 40; attempt++) {
      if (await store.transaction((tx) => addFailureBelow(tx, 'shared', 'bind', 600_000, 25))) say('reserved')
    }
  },
  async claim() {
    for (let version = 1; version <= 40; version++) {
      const claim = { id: 'run-1', expectedVersion: version, milliseconds: 0 }
      if (await store.transaction((tx) => claimRun(tx, claim))) say(version)
      // Whoever lost waits for the winner's commit to be seen, as the engine does.
      while (((await findRun(store.read, 'run-1'))?.version ?? 0) <= version) await new Promise(setImmediate)
    }
  },
  async send() {
    for (;;) {
      const mail = await store.transaction((tx) => claimMail(tx, 60_000))
      if (!mail) return
      if (await store.transaction((tx) => completeMail(tx, mail))) say(mail.id)
    }
  },
  async write() {
    for (let row = 0; ; row++) {
      await store.transaction((tx) => putSetting(tx, `row-${row}`, 'x'.repeat(5000), 0))
      say(row)
    }
  },
}

await works[work]?.()
await store.close()
