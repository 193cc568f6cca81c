import { openSampleDatabase } from '../../../server/directory/sample/database.ts'
import { saveAccount } from '../../../server/directory/sample/entries.ts'
import { newAccount, seedCompany } from '../../../server/directory/sample/seed.ts'
import { passwordOf } from './passwords.ts'

/** Founds the sample company in `data` with these people more, whose passwords are known, before a server does. */
export async function addSamplePeople(data: string, accounts: readonly string[]): Promise<void> {
  const company = openSampleDatabase(data)
  try {
    await company.write((database) => {
      const now = Date.now()
      const password = passwordOf(0)
      // First, so that the founding puts them into the group of everybody.
      for (const account of accounts)
        saveAccount(database, newAccount({ account, domain: 'corp.example.com', password, now }))
      seedCompany(database, now)
    })
  } finally {
    company.close()
  }
}
