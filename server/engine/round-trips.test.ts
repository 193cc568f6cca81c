import { expect, test } from 'vitest'
import { practiceAccount } from '../activities/testing.ts'
import { openMssqlOnSqlite, type RoundTrip } from '../store/dialects/testing-mssql-on-sqlite.ts'
import { createEngineHarness, expectPage } from './testing.ts'

/** What a change of a password may ask SQL Server: each question is a way to its machine and back, while a person waits. */
const maxRoundTrips = 16

test('a change of a password asks SQL Server no more often than it must', async () => {
  let roundTrips: RoundTrip[] = []
  await using harness = await createEngineHarness({
    policiesMaxAgeMs: 60_000,
    async open(folder) {
      const store = await openMssqlOnSqlite(folder)
      roundTrips = store.roundTrips
      return store
    },
  })
  const { account, password } = practiceAccount('active.user')
  const change = async (password: string, newPassword: string) => {
    const { run, step } = await harness.start('manage-my-passwords', account)
    const answered = await harness.engine.answer(run, {
      number: expectPage(step).number,
      answer: { password, newPassword },
    })
    expect(answered.status).toBe('done')
  }
  // The first one makes counters and reads policies.
  await change(password, 'Quiet-Lagoon-42-a')
  roundTrips.length = 0
  await change('Quiet-Lagoon-42-a', 'Quiet-Harbour-43-b')
  // BEGIN is not sent: the first statement begins a transaction.
  expect(roundTrips.filter((one) => one === 'commit')).toHaveLength(3)
  expect(roundTrips.length, roundTrips.join('\n')).toBeLessThanOrEqual(maxRoundTrips)
})
