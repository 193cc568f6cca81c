import { createForeignSource, findMissing } from '../identity/foreign-source.ts'
import { foreignSchema } from '../identity/identity-schema.ts'
import { describeMissing } from '../identity/open-identity.ts'
import { type ForeignDatabase, openForeignDatabase } from '../store/foreign-database.ts'
import { type Check, describeCause, type Finding, fail, ok, warn } from './check.ts'

/** The other database of people and accounts: it answers, has what is read, and lets nothing be written. */
export const identityDatabase: Check = {
  id: 'identity-database',
  async run({ identityDatabase: options }) {
    if (!options) return []
    const title = `Identity database ${options.kind === 'sqlite' ? options.file : 'on SQL Server'}`
    let database: ForeignDatabase | undefined
    try {
      database = await openForeignDatabase(options)
      return [{ title, findings: await checkTables(database) }]
    } catch (error) {
      const advice = 'check LATCHKEY_IDENTITY_DATABASE and its password'
      return [{ title, findings: [fail('identity open', `cannot be read (${describeCause(error)}): ${advice}.`)] }]
    } finally {
      await database?.close()
    }
  },
}

async function checkTables(database: ForeignDatabase): Promise<Finding[]> {
  const missing = findMissing(await createForeignSource(database).describeTables())
  if (missing.length > 0) return [fail('identity tables', describeMissing(missing))]
  const tables = Object.keys(foreignSchema)
  const writable = await database.findWritable(tables)
  return [
    ok('identity tables', `has the ${tables.length} tables with the columns that are read`),
    writable.length === 0
      ? ok('identity rights', 'this user reads and writes nothing')
      : warn(
          'identity rights',
          `this user may write to ${writable.join(', ')}: Latchkey only reads, so give it a user of the role db_datareader.`,
        ),
  ]
}
