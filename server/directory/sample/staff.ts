import { filetimeOfDate } from '../filetime.ts'
import { companyDomains, days } from './company.ts'
import type { Statements } from './database.ts'
import { addMember, saveAccount } from './entries.ts'
import { groupDn } from './names.ts'
import { newAccount, newGroup } from './seed.ts'

const given = ['Amara', 'Bjarne', 'Celia', 'Dmitri', 'Esme', 'Farid', 'Greta', 'Hugo', 'Ines', 'Jarek', 'Kaia', 'Leif']
const surnames = ['Abara', 'Brink', 'Castro', 'Dahl', 'Eriksen', 'Fuentes', 'Grimm', 'Holt', 'Ibsen', 'Juhl', 'Kimura']
const teams = Array.from({ length: 10 }, (_, number) => `Team ${number}`)

/**
 * This many ordinary people more in the first domain, for tests and measurements of large companies: `staff.1` and so on, each in
 * one of ten teams that lie in the group `Staff`, passwords set over the last hundred days. 100,000 take some seconds.
 */
export function hireStaff(database: Statements, count: number, now: number): void {
  const [{ name: domain }] = companyDomains
  for (const team of teams) newGroup(database, domain, team, [])
  newGroup(
    database,
    domain,
    'Staff',
    teams.map((team) => groupDn(team, domain)),
  )
  for (let number = 1; number <= count; number += 1) {
    const account = `staff.${number}`
    const givenName = given[number % given.length] ?? ''
    const surname = surnames[number % surnames.length] ?? ''
    // Nobody signs in as one of them, so that the password may be anything.
    const entry = newAccount({ account, domain, password: account, now })
    const names = { givenName, surname, displayName: `${givenName} ${surname}`, mail: `${account}@${domain}` }
    const passwordLastSet = filetimeOfDate(new Date(now - (number % 100) * days))
    saveAccount(database, { ...entry, ...names, passwordLastSet })
    addMember(database, groupDn(`Team ${number % teams.length}`, domain), entry.distinguishedName)
    addMember(database, groupDn('Domain Users', domain), entry.distinguishedName)
  }
}
