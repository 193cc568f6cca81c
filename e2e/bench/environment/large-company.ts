import { openSampleDatabase } from '../../../server/directory/sample/database.ts'
import { accountDn, groupDn } from '../../../server/directory/sample/distinguished-names.ts'
import { addMember, saveAccount } from '../../../server/directory/sample/entries.ts'
import { createAccount, createGroup, seedCompany } from '../../../server/directory/sample/seed.ts'

const domain = 'corp.example.com'
const batch = 2_000
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

const syllables = ['an', 'be', 'cor', 'da', 'el', 'fri', 'gun', 'ha', 'ing', 'jo', 'ka', 'lu', 'mar', 'nor', 'ol', 'pe']

/** Always the same for a number: a syllable for each four bits. */
const nameOf = (number: number, length: number): string =>
  Array.from({ length }, (_, place) => syllables[(number >> (4 * place)) % 16] ?? '')
    .join('')
    .replace(/^./, (letter) => letter.toUpperCase())

/** Of a person by their number. Many share a given name; no two of a million have one surname, so that a search finds as many in any company. */
export const personName = (number: number) => ({
  givenName: nameOf(number * 7, 2),
  surname: nameOf((number * 7919) % 2 ** 20, 5),
})

export const groupNameOf = (number: number) => `Group ${String(number).padStart(5, '0')}`

/** Creates the sample company in `data` with so many more people and groups, before a server does. Each person is in one of the groups. */
export async function addCompany(data: string, { people, groups }: { people: number; groups: number }): Promise<void> {
  const company = openSampleDatabase(data)
  const now = Date.now()
  const addAll = async (
    count: number,
    add: (number: number) => (database: Parameters<typeof seedCompany>[0]) => void,
  ) => {
    for (let from = 0; from < count; from += batch)
      await company.write((database) => {
        for (const number of numbers(Math.min(batch, count - from))) add(from + number)(database)
      })
  }
  try {
    await addAll(groups, (number) => (database) => createGroup(database, domain, groupNameOf(number), []))
    await addAll(people, (number) => (database) => {
      const { givenName, surname } = personName(number)
      const account = `u${number}`
      const entry = createAccount({ account, domain, password: 'Copper-Meadow-52', now })
      const mail = `${givenName}.${surname}.${number}@${domain}`.toLowerCase()
      saveAccount(database, { ...entry, givenName, surname, displayName: `${givenName} ${surname}`, mail })
      if (groups > 0) addMember(database, groupDn(groupNameOf(number % groups), domain), accountDn(account, domain))
    })
    // Last, so that everybody comes into the group of all people.
    await company.write((database) => seedCompany(database, now))
  } finally {
    company.close()
  }
}
