import { AppError } from '../../shared/errors.ts'
import type { Reader } from '../store/database.ts'
import { type ForeignOptions, openForeignDatabase } from '../store/foreign-database.ts'
import { createIdentityReader } from './create-reader.ts'
import { createForeignSource, findMissing } from './foreign-source.ts'
import type { IdentityReader } from './identity-reader.ts'
import { createOwnSource } from './own-source.ts'

export interface OpenIdentity extends IdentityReader {
  close(): Promise<void>
}

/**
 * The reader over our own tables, or over the other database that is named. Throws AppError `configuration-invalid` with a sentence that
 * names what that database lacks, and `database-unavailable` when it does not answer.
 */
export async function openIdentity(own: Reader, options: ForeignOptions | undefined): Promise<OpenIdentity> {
  if (!options) return { ...createIdentityReader(createOwnSource(own)), close: async () => {} }
  const database = await openForeignDatabase(options)
  try {
    const source = createForeignSource(database)
    const missing = findMissing(await source.describeTables())
    if (missing.length > 0)
      throw new AppError('configuration-invalid', { values: { sentence: describeMissing(missing) } })
    return { ...createIdentityReader(source), close: () => database.close() }
  } catch (error) {
    await database.close()
    throw error
  }
}

export const describeMissing = (missing: readonly string[]): string =>
  `The database of LATCHKEY_IDENTITY_DATABASE has no ${missing.join(', ')}: name the database of an Identity Manager 9.3 or later, in whose tables this user may read.`
