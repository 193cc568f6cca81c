import { openSampleDatabase } from '../../../server/directory/sample/database.ts'
import { saveAccount } from '../../../server/directory/sample/entries.ts'
import { createAccount, seedCompany } from '../../../server/directory/sample/seed.ts'
import { passwordOf } from './passwords.ts'

/** Creates the sample company in `data`, with these additional people whose passwords are known, before a server does. */
export async function addSamplePeople(data: string, accounts: readonly string[]): Promise<void> {
  const company = openSampleDatabase(data)
  try {
    await company.write((database) => {
      const now = Date.now()
      const password = passwordOf(0)
      // They are saved first, so that `seedCompany` puts them into the group of all people.
      for (const account of accounts)
        saveAccount(database, createAccount({ account, domain: 'corp.example.com', password, now }))
      seedCompany(database, now)
    })
  } finally {
    company.close()
  }
}
