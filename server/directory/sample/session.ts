import { namesDomain, readAccountName } from '../account-name.ts'
import type { DirectoryPerson, DirectorySession, Settled, WriteResult, WriteTicket } from '../directory.ts'
import { companyDomains } from './company.ts'
import type { Statements } from './database.ts'
import { type AccountEntry, accountById, accountByName, accountsByName, policyFor, updateAccount } from './entries.ts'
import { personOf } from './groups.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { listPeople } from './people.ts'
import { lookup, searchPeople } from './search.ts'
import { signIn, stateOf } from './sign-in.ts'
import { change, enable, reset, setMustChange, unlock, type Write } from './writes.ts'

export interface Company {
  now(): number
  read<T>(work: (database: Statements) => T): Promise<T>
  write<T>(work: (database: Statements) => T): Promise<T>
}

/** The one controller of the sample company. */
const controller = 'sample'

const standIn = { account: 'svc-latchkey', domains: [companyDomains[0].name], principal: '' }

export function sampleSession(
  company: Company,
  { domain: ownDomain, signal }: { domain?: string; signal?: AbortSignal },
): DirectorySession {
  const { now, read, write } = company

  async function writing<Refusal>(
    person: DirectoryPerson,
    ticket: WriteTicket,
    alter: Write<Refusal | 'missing'>,
  ): Promise<WriteResult<Refusal | 'missing'>> {
    if (ticket.controller !== controller) return { outcome: 'not-sent' }
    return write((database): WriteResult<Refusal | 'missing'> => {
      const entry = accountById(database, person.id)
      if (entry === undefined) return { outcome: 'refused', reason: 'missing' }
      const reason = alter(entry, policyFor(database, entry), now())
      updateAccount(database, entry)
      return reason === undefined ? { outcome: 'applied' } : { outcome: 'refused', reason }
    })
  }

  return {
    controller,

    find: (account, domain) =>
      read((database) => {
        const name = readAccountName(account)
        // What nobody can be called is looked for all the same, so that it takes as long.
        const wanted = name?.domain ?? domain ?? ownDomain
        const of = {
          account: name?.user ?? '\0',
          domains: domainsNamed(wanted),
          principal: name?.principal ?? '\0',
        }
        const [entry, another] = accountsByName(database, of)
        // For nobody somebody else is read in their place, so that it takes as long.
        const read = entry ?? accountsByName(database, standIn)[0]
        const person = read && personOf(database, read)
        if (entry === undefined || person === undefined) return { found: 'none' }
        return another === undefined ? { found: 'one', person } : { found: 'many' }
      }),

    person: (id) =>
      read((database) => {
        const entry = accountById(database, id)
        return entry && personOf(database, entry)
      }),

    personAt: (distinguishedName) =>
      read((database) => {
        const entry = accountByName(database, distinguishedName)
        return entry && personOf(database, entry)
      }),

    search: (query, of = {}) => read((database) => searchPeople(database, query, domainsNamed(ownDomain), of.limit)),
    people: (of) => listPeople(company, domainsNamed(ownDomain), signal, of),
    lookup: (name) => read((database) => lookup(database, name)),

    state: (person) =>
      read((database) => {
        const entry = accountById(database, person.id)
        return entry === undefined ? gone : stateOf(entry, policyFor(database, entry), now())
      }),

    passwordPolicy: (person) =>
      read((database) => ({ ...policyFor(database, accountById(database, person.id) ?? { domain: person.domain }) })),

    domainPolicy: () =>
      read((database) => {
        const domain = companyDomains.find((one) => ownDomain !== undefined && namesDomain(ownDomain, one))
        return { ...policyFor(database, { domain: (domain ?? companyDomains[0]).name }) }
      }),

    verifyPassword: (person, password) =>
      write((database) => {
        const entry = accountById(database, person.id)
        if (entry === undefined || password === '') return 'wrong'
        const result = signIn(entry, policyFor(database, entry), password, now())
        updateAccount(database, entry)
        return result
      }),

    // The same work as a wrong password: one transaction, one HMAC, one row written.
    verifyNobody: (_account, password) =>
      write((database) => {
        isPassword(password, hashPassword(''))
        database.prepare('UPDATE Account SET entry = entry WHERE id = (SELECT min(id) FROM Account)').run()
      }),

    prepareWrite: (person) =>
      read((database): WriteTicket => {
        const passwordLastSet = accountById(database, person.id)?.passwordLastSet ?? '0'
        return { controller, passwordLastSet, at: new Date(now()).toISOString() }
      }),

    changePassword: (person, of, ticket) => writing(person, ticket, change(of)),
    resetPassword: (person, to, ticket) => writing(person, ticket, reset(to)),
    unlock: (person, ticket) => writing(person, ticket, unlock),
    enable: (person, ticket) => writing(person, ticket, enable),
    setMustChange: (person, ticket) => writing(person, ticket, setMustChange),

    settlePassword: (person, ticket, newPassword) =>
      read((database): Settled => {
        const entry = accountById(database, person.id)
        if (entry === undefined || ticket.controller !== controller) return 'unknown'
        return settled(entry, ticket, newPassword)
      }),
  }
}

const domainsNamed = (wanted: string | undefined): string[] =>
  companyDomains.filter((one) => wanted === undefined || namesDomain(wanted, one)).map((one) => one.name)

/** The file is one and its writes are whole, so that the standing password can be compared without counting a wrong one. */
function settled(entry: AccountEntry, ticket: WriteTicket, newPassword?: string): Settled {
  if (newPassword !== undefined) return isPassword(newPassword, entry.password) ? 'applied' : 'not-applied'
  return entry.passwordLastSet === ticket.passwordLastSet ? 'not-applied' : 'applied'
}

/** An account deleted in the middle of a run: nobody can sign in with it. */
const gone = {
  locked: false,
  passwordExpired: false,
  mustChange: false,
  disabled: true,
  accountExpired: false,
} as const
