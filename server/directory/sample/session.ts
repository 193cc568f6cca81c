import { isDomainName, parseAccountName, selectByName } from '../account-name.ts'
import {
  type DirectoryPerson,
  type DirectorySession,
  type DirectorySessionOptions,
  deletedAccount,
  type SettledOutcome,
  type WriteResult,
  type WriteTicket,
} from '../directory.ts'
import { findStrictestLockout } from '../strictest-lockout.ts'
import { companyDomains } from './company.ts'
import type { SampleAccess } from './database.ts'
import {
  type AccountEntry,
  findAccount,
  findAccountByDistinguishedName,
  findAccounts,
  findPolicy,
  listPolicies,
  readChangePosition,
  updateAccount,
} from './entries.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { listPeople, readAttribute, sampleController, toPerson } from './people.ts'
import { findScopeTarget, listGroupMembers, searchPeople, searchScopeTargets } from './search.ts'
import { signIn, toState } from './sign-in.ts'
import { change, enable, reset, setMustChange, unlock, type Write } from './writes.ts'

const controller = sampleController

const standIn = { account: 'svc-latchkey', domains: [companyDomains[0].name], principal: '' }

export function openSampleSession(
  company: SampleAccess,
  { domain: ownDomain, signal }: DirectorySessionOptions,
): DirectorySession {
  const { now, read, write } = company

  async function apply<Refusal>(
    person: DirectoryPerson,
    ticket: WriteTicket,
    change: Write<Refusal | 'missing'>,
  ): Promise<WriteResult<Refusal | 'missing'>> {
    if (ticket.controller !== controller) return { outcome: 'not-sent' }
    return write((database): WriteResult<Refusal | 'missing'> => {
      const entry = findAccount(database, person.id)
      if (entry === undefined) return { outcome: 'refused', reason: 'missing' }
      const reason = change(entry, findPolicy(database, entry), now())
      updateAccount(database, entry)
      return reason === undefined ? { outcome: 'applied' } : { outcome: 'refused', reason }
    })
  }

  const prepareWrite = (person: DirectoryPerson) =>
    read((database): WriteTicket => {
      const passwordLastSet = findAccount(database, person.id)?.passwordLastSet ?? '0'
      return { controller, passwordLastSet, at: new Date(now()).toISOString() }
    })

  return {
    controller,

    find: (account, domain) =>
      read((database) => {
        const name = parseAccountName(account)
        // A text that cannot be an account name is searched all the same, so that it takes as long.
        const found = findAccounts(database, {
          account: name?.user ?? '\0',
          domains: matchingDomains(name?.domain ?? domain ?? ownDomain),
          principal: name?.principal ?? '\0',
        })
        const [entry, another] = selectByName(found, name, (entry) => entry)
        // If there is no account, another one is read in its place, so that it takes as long.
        const read = entry ?? findAccounts(database, standIn)[0]
        const person = read && toPerson(database, read)
        if (entry === undefined || person === undefined) return { found: 'none' }
        return another === undefined ? { found: 'one', person } : { found: 'many' }
      }),

    findById: (id) =>
      read((database) => {
        const entry = findAccount(database, id)
        return entry && toPerson(database, entry)
      }),

    findByIdWithState: (id) =>
      read((database) => {
        const entry = findAccount(database, id)
        if (!entry) return undefined
        return { person: toPerson(database, entry), state: toState(entry, findPolicy(database, entry), now()) }
      }),

    readAttribute: ({ id }, name) => read((database) => readAttribute(database, id, name)),

    findByDistinguishedName: (distinguishedName) =>
      read((database) => {
        const entry = findAccountByDistinguishedName(database, distinguishedName)
        return entry && toPerson(database, entry)
      }),

    searchPeople: (query, { limit } = {}) =>
      read((database) => searchPeople(database, query, matchingDomains(ownDomain), limit)),
    listPeople: (page) => listPeople(company, matchingDomains(ownDomain), signal, page),
    readChangePosition: () => read((database) => ({ controller, ...readChangePosition(database) })),
    listGroupMembers: (group) => read((database) => listGroupMembers(database, group)),
    findScopeTarget: (name) => read((database) => findScopeTarget(database, name)),
    searchScopeTargets: (query, options) =>
      read((database) => searchScopeTargets(database, query, matchingDomains(ownDomain), options)),

    readState: (person) =>
      read((database) => {
        const entry = findAccount(database, person.id)
        return entry === undefined ? deletedAccount : toState(entry, findPolicy(database, entry), now())
      }),

    readPasswordPolicy: (person) =>
      read((database) => ({ ...findPolicy(database, findAccount(database, person.id) ?? { domain: person.domain }) })),

    readDomainPolicy: () =>
      read((database) => {
        const domain = companyDomains.find((one) => ownDomain !== undefined && isDomainName(ownDomain, one))
        return { ...findPolicy(database, { domain: (domain ?? companyDomains[0]).name }) }
      }),

    readStrictestLockout: (domain) =>
      read((database) =>
        findStrictestLockout(
          listPolicies(database).filter(({ id, source }) => source === 'fine-grained' || id === domain),
        ),
      ),

    verifyPassword: (person, password) =>
      write((database) => {
        const entry = findAccount(database, person.id)
        if (entry === undefined || password === '') return 'wrong'
        const { wrongPasswords, lockedAt } = entry
        const result = signIn(entry, findPolicy(database, entry), password, now())
        const isRight = result !== 'wrong' && result !== 'locked'
        // Most right passwords change nothing. A wrong one is written always, as a decoy's is.
        if (!isRight || entry.wrongPasswords !== wrongPasswords || entry.lockedAt !== lockedAt)
          updateAccount(database, entry)
        return result
      }),

    // The same work as a wrong password: one transaction, one HMAC, one row written.
    verifyDecoy: (_account, password) =>
      write((database) => {
        isPassword(password, hashPassword(''))
        database.prepare('UPDATE Account SET entry = entry WHERE id = (SELECT min(id) FROM Account)').run()
      }),

    prepareWrite,
    findReadyWrite: prepareWrite,

    changePassword: (person, passwords, ticket) => apply(person, ticket, change(passwords)),
    resetPassword: (person, to, ticket) => apply(person, ticket, reset(to)),
    unlock: (person, ticket) => apply(person, ticket, unlock),
    enable: (person, ticket) => apply(person, ticket, enable),
    setMustChange: (person, ticket) => apply(person, ticket, setMustChange),

    settlePassword: (person, ticket, newPassword) =>
      read((database): SettledOutcome => {
        const entry = findAccount(database, person.id)
        if (entry === undefined || ticket.controller !== controller) return 'unknown'
        return settle(entry, ticket, newPassword)
      }),
  }
}

const matchingDomains = (wanted: string | undefined): string[] =>
  companyDomains.filter((one) => wanted === undefined || isDomainName(wanted, one)).map((one) => one.name)

/** There is one file and its writes are atomic, so the current password can be compared without counting a wrong one. */
function settle(entry: AccountEntry, ticket: WriteTicket, newPassword?: string): SettledOutcome {
  if (newPassword !== undefined) return isPassword(newPassword, entry.password) ? 'applied' : 'not-applied'
  return entry.passwordLastSet === ticket.passwordLastSet ? 'not-applied' : 'applied'
}
