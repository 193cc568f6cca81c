import type { Directory } from '../directory.ts'
import { companyDomains } from './company.ts'
import { openSampleDatabase, type Statements } from './database.ts'
import { seedCompany } from './seed.ts'
import { sampleSession } from './session.ts'
import { hireStaff } from './staff.ts'

/**
 * The embedded default: a whole small company in one SQLite file in `folder`, with Active Directory's behaviour. It is founded at
 * the first use; its practice passwords age from then on. Several processes may use one folder. `staff`: as many people more, when
 * it is founded.
 */
export function createSampleCompany(folder: string, options: { now?: () => Date; staff?: number } = {}): Directory {
  const database = openSampleDatabase(folder)
  const now = () => (options.now?.() ?? new Date()).getTime()
  let founding: Promise<void> | undefined

  function founded(): Promise<void> {
    founding ??= database
      .write((open) => {
        if (seedCompany(open, now()) && options.staff) hireStaff(open, options.staff, now())
      })
      .catch((error: unknown) => {
        founding = undefined
        throw error
      })
    return founding
  }

  const company = {
    now,
    read: async <T>(work: (open: Statements) => T) => {
      await founded()
      return database.read(work)
    },
    write: async <T>(work: (open: Statements) => T) => {
      await founded()
      return database.write(work)
    },
  }
  return {
    domains: companyDomains,
    session: (of) => sampleSession(company, of),
    warmUp: founded,
    close: async () => database.close(),
  }
}
