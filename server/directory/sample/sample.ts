import type { Directory } from '../directory.ts'
import { companyDomains } from './company.ts'
import { openSampleDatabase, type Statements } from './database.ts'
import { seedCompany } from './seed.ts'
import { openSampleSession } from './session.ts'
import { seedStaff } from './staff.ts'

/**
 * The embedded default: a whole small company in one SQLite file in `folder`, with Active Directory's behaviour. Its people are
 * created at the first use; their practice passwords age from then on. Several processes may use one folder. `staff`: how many
 * further people are created then.
 */
export function createSampleCompany(folder: string, options: { now?: () => Date; staff?: number } = {}): Directory {
  const database = openSampleDatabase(folder)
  const now = () => (options.now?.() ?? new Date()).getTime()
  let seeding: Promise<void> | undefined

  function seedOnce(): Promise<void> {
    seeding ??= database
      .write((open) => {
        if (seedCompany(open, now()) && options.staff) seedStaff(open, options.staff, now())
      })
      .catch((error: unknown) => {
        seeding = undefined
        throw error
      })
    return seeding
  }

  const company = {
    now,
    read: async <T>(work: (open: Statements) => T) => {
      await seedOnce()
      return database.read(work)
    },
    write: async <T>(work: (open: Statements) => T) => {
      await seedOnce()
      return database.write(work)
    },
  }
  return {
    isSample: true,
    domains: companyDomains,
    openSession: (options) => openSampleSession(company, options),
    warmUp: seedOnce,
    close: async () => database.close(),
  }
}
