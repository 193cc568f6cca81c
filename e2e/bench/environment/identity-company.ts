import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { configurationParameters } from '../../../server/authentication/parameters/configuration-parameters.ts'
import { readConfig } from '../../../server/config.ts'
import { openPasscodes } from '../../../server/factors/passcode.ts'
import { seedIdentity } from '../../../server/identity/testing-identity.ts'
import { buildServices } from '../../../server/services.ts'
import { putSetting } from '../../../server/store/settings.ts'
import { addSamplePeople } from './sample-people.ts'

/** People of the identity tables who try to sign in to the password pages, by what is wrong with them. */
export const triers = ['wrong passcode', 'no profile', 'deactivated'] as const

export const accountOf = (trier: string): string => trier.replaceAll(' ', '.')
/** One of several names of a person, for the search in a table. */
export const elementOf = (trier: string): string => `element.${accountOf(trier)}`

interface IdentityCompany {
  /** Number of further people; no sign-in names them. */
  people: number
  /** Rows of `QBMSplittedLookup` of these people. */
  lookups: number
  /** People are searched by these rows, and not by their central account. */
  isSearched?: boolean
}

/** Creates the database of a server in `data`, before it is started. */
export async function addIdentities(data: string, { people, lookups, isSearched }: IdentityCompany): Promise<void> {
  await addSamplePeople(data, triers.map(accountOf))
  const config = readConfig({ LATCHKEY_URL: 'http://localhost:8080', LATCHKEY_DATA: data }, dirname(data))
  const stopping = new AbortController()
  const services = await buildServices(config, stopping.signal, { mayBeNew: true })
  try {
    const { store, directory, profiles } = services
    const found = await Promise.all(triers.map((trier) => directory.openSession({}).find(accountOf(trier))))
    const persons = found.map((search) => {
      if (search.found !== 'one') throw new Error('somebody is not in the sample company')
      return search.person
    })
    await seedIdentity(store, {
      people: persons.map((person, index) => ({
        UID_Person: person.id,
        CentralAccount: person.account,
        IsInActive: triers[index] === 'deactivated',
      })),
      accounts: persons.map(({ id, account, displayName }) => ({
        UID_ADSAccount: id,
        UID_Person: id,
        SAMAccountName: account,
        cn: displayName,
      })),
      roles: [{ UID_AERole: 'role-of-all' }],
      members: persons.map(({ id }) => [id, 'role-of-all'] as const),
      lookups: persons.map(({ id }, index) => [id, elementOf(triers[index] ?? '')] as const),
    })
    for (const [index, person] of persons.entries()) {
      if (triers[index] === 'no profile') continue
      const issued = await profiles.forPerson(person).part(openPasscodes).issue({ length: 8, minutes: 600 })
      await store.transaction((tx) => issued.write(tx))
    }
    if (isSearched) {
      const authenticator = 'QER | Person | PasswordResetAuthenticator'
      const parameters = configurationParameters.parse({
        [`${authenticator} | SearchTable`]: 'QBMSplittedLookup',
        [`${authenticator} | SearchColumn`]: 'SplittedElement',
      })
      await store.transaction((tx) => putSetting(tx, 'parameters', parameters, 0))
    }
  } finally {
    stopping.abort()
    await services.close()
  }
  fill(data, people, lookups)
}

/** Rows that no sign-in reads need no signature; without one they take seconds and not hours. */
function fill(data: string, people: number, lookups: number): void {
  const database = new DatabaseSync(join(data, 'latchkey.sqlite'), { timeout: 10_000 })
  const numbers = 'with recursive "number"("n") as (select 1 union all select "n" + 1 from "number" where "n" < ?)'
  try {
    database
      .prepare(
        `${numbers} insert into "Person" ("UID_Person", "InternalName", "InternalNameNormal", "CentralAccount",
          "CentralAccountNormal", "IsInActive", "ApprovalState", "IsSecurityIncident", "IdentityType", "mac")
         select printf('person-%d', "n"), printf('Person %d', "n"), printf('person %d', "n"), printf('P%d', "n"),
          printf('p%d', "n"), 0, 0, 0, 'Primary', '' from "number"`,
      )
      .run(people)
    database
      .prepare(
        `${numbers} insert into "QBMSplittedLookup" ("UID_QBMSplittedLookup", "UID_Person", "SplittedElement",
          "SplittedElementNormal", "mac")
         select printf('lookup-%d', "n"), printf('person-%d', "n" % ?), printf('Name %d', "n"), printf('name %d', "n"), ''
         from "number"`,
      )
      .run(lookups, people)
  } finally {
    database.close()
  }
}
