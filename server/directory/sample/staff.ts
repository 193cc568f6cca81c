import { dateToFiletime } from '../filetime.ts'
import { companyDomains, days } from './company.ts'
import type { Statements } from './database.ts'
import { groupDn } from './distinguished-names.ts'
import { addMember, saveAccount } from './entries.ts'
import { createAccount, createGroup } from './seed.ts'

const given = ['Amara', 'Bjarne', 'Celia', 'Dmitri', 'Esme', 'Farid', 'Greta', 'Hugo', 'Ines', 'Jarek', 'Kaia', 'Leif']
const surnames = ['Abara', 'Brink', 'Castro', 'Dahl', 'Eriksen', 'Fuentes', 'Grimm', 'Holt', 'Ibsen', 'Juhl', 'Kimura']
const teams = Array.from({ length: 10 }, (_, number) => `Team ${number}`)

/**
 * Creates `count` further people in the first domain, for tests and measurements of large companies: `staff.1` and so on, each in
 * one of ten teams within the group `Staff`, with passwords set over the last hundred days. 100,000 take some seconds.
 */
export function seedStaff(database: Statements, count: number, now: number): void {
  const [{ name: domain }] = companyDomains
  for (const team of teams) createGroup(database, domain, team, [])
  createGroup(
    database,
    domain,
    'Staff',
    teams.map((team) => groupDn(team, domain)),
  )
  for (let number = 1; number <= count; number += 1) {
    const account = `staff.${number}`
    const givenName = given[number % given.length] ?? ''
    const surname = surnames[number % surnames.length] ?? ''
    // They do not sign in, so the password may be anything.
    const entry = createAccount({ account, domain, password: account, now })
    const names = { givenName, surname, displayName: `${givenName} ${surname}`, mail: `${account}@${domain}` }
    const passwordLastSet = dateToFiletime(new Date(now - (number % 100) * days))
    saveAccount(database, { ...entry, ...names, passwordLastSet })
    addMember(database, groupDn(`Team ${number % teams.length}`, domain), entry.distinguishedName)
    addMember(database, groupDn('Domain Users', domain), entry.distinguishedName)
  }
}
