import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '../store/database.ts'
import { createEngineHarness, expectPage } from './testing.ts'

/**
 * A process that changes a password and kills itself (SIGKILL) at one moment:
 * `node testing-crash.ts <folder> <moment> <password> <newPassword>`; moments: `before-commit:<n>`, `after-commit:<n>`, `before-effect`, `after-effect`.
 */
const [folder = '', moment = '', password = '', newPassword = ''] = process.argv.slice(2)

const die = () => process.kill(process.pid, 'SIGKILL')
let commits = 0

const dyingStore = (real: Store): Store => ({
  ...real,
  async transaction(work) {
    const commit = ++commits
    const value = await real.transaction(async (tx) => {
      const result = await work(tx)
      if (moment === `before-commit:${commit}`) die()
      return result
    })
    if (moment === `after-commit:${commit}`) die()
    return value
  },
})

const harness = await createEngineHarness({
  folder,
  // Renewals are commits, too; none may come before the kill.
  times: { leaseMs: 600_000 },
  store: dyingStore,
  directory: (real) => ({
    ...real,
    openSession: (options) => {
      const session = real.openSession(options)
      return {
        ...session,
        async changePassword(...args) {
          if (moment === 'before-effect') die()
          appendFileSync(join(folder, 'effects'), 'change\n', { flush: true })
          const result = await session.changePassword(...args)
          if (moment === 'after-effect') die()
          return result
        },
      }
    },
  }),
})

const { run, step } = await harness.start('manage-my-passwords')
writeFileSync(join(folder, 'run.json'), JSON.stringify(run), { flush: true })
const done = await harness.engine.answer(run, { number: expectPage(step).number, answer: { password, newPassword } })
writeFileSync(join(folder, 'acknowledged'), done.status, { flush: true })
await harness[Symbol.asyncDispose]()
