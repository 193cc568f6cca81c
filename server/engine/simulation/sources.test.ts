import { expect, test } from 'vitest'
import type { ReadOnlyDatabase, ReadOnlyKeys, ReadOnlySession, SimulationSources } from './sources.ts'

/** The compiler is the test: each line below must not compile, or `npm run check` fails. */
function mustNotCompile(
  database: ReadOnlyDatabase,
  session: ReadOnlySession,
  keys: ReadOnlyKeys,
  { directory, policies }: SimulationSources,
): void {
  // @ts-expect-error a simulation inserts nothing
  database.insertInto('Run')
  // @ts-expect-error a simulation updates nothing
  database.updateTable('Profile')
  // @ts-expect-error a simulation deletes nothing
  database.deleteFrom('OutboxMail')
  // @ts-expect-error a simulation begins no transaction
  database.transaction()
  // @ts-expect-error a simulation tries no password
  session.verifyPassword
  // @ts-expect-error a simulation sets no password
  session.resetPassword
  // @ts-expect-error a simulation changes no password
  session.changePassword
  // @ts-expect-error a simulation unlocks no account
  directory.openSession({}).unlock
  // @ts-expect-error a simulation enables no account
  session.enable
  // @ts-expect-error a simulation sets no flag
  session.setMustChange
  // @ts-expect-error a simulation announces no write
  session.prepareWrite
  // @ts-expect-error a simulation changes no key file
  keys.rotate()
  // @ts-expect-error a simulation publishes nothing
  policies.publishPredefined()
}

test('the sources of a simulation have no writers', () => {
  expect(mustNotCompile).toBeInstanceOf(Function)
})
