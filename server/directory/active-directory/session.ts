import type { Entry } from 'ldapts'
import { AppError } from '../../../shared/errors.ts'
import type { DirectoryPerson, DirectorySession, WriteResult, WriteTicket } from '../directory.ts'
import { bindAsNobody, bindAsPerson } from './binds.ts'
import { type Domain, type Reading, readAnywhere } from './domain.ts'
import { enable, setMustChange } from './flags.ts'
import { readEntry, text } from './ldap.ts'
import { lookup } from './lookup.ts'
import { listPeople } from './people.ts'
import { findPerson, personAt, personById } from './person.ts'
import { domainPolicy, effectivePolicy } from './policy.ts'
import { searchPeople } from './search.ts'
import { readPasswordLastSet, settlePassword } from './settle.ts'
import { dnOf, stateAttributes, stateOfEntry } from './state.ts'
import { type Modification, PolicyHints, passwordChange, replacing, writeOnce } from './writes.ts'

const unlocking = replacing('lockoutTime', '0')

export function openSession(
  shared: Domain,
  of: { domain?: string; controller?: string; signal?: AbortSignal },
): DirectorySession {
  const domain: Domain = { ...shared, silent: new Set() }
  let controller = of.controller
  /** A session is as short as a request, in which nobody's policy is asked for twice. */
  const withPolicy = new Map<string, Promise<Entry | undefined>>()

  function notingPolicy(person: DirectoryPerson, entry: Promise<Entry | undefined>): Promise<Entry | undefined> {
    withPolicy.set(person.id, entry)
    return entry
  }

  async function read<T>(work: (reading: Reading) => Promise<T>): Promise<T> {
    const answer = await readAnywhere(domain, controller, of.signal, work)
    controller = answer.controller.url
    return answer.value
  }

  async function write(person: DirectoryPerson, ticket: WriteTicket, modification: Modification): Promise<WriteResult> {
    const sent = await writeOnce(domain, person, ticket, modification, of.signal)
    // None of these writes names a value that could have gone meanwhile: nobody knows what such an answer would mean.
    return sent.outcome === 'overtaken' ? { outcome: 'unknown' } : sent
  }

  return {
    get controller() {
      return controller
    },

    find: (account, chosen) => read((reading) => findPerson(domain, reading, account, chosen ?? of.domain)),
    person: (id) => read((reading) => personById(domain, reading, id)),
    personAt: (distinguishedName) => read((reading) => personAt(domain, reading, distinguishedName)),
    search: (query, { limit } = {}) => read((reading) => searchPeople(domain, reading, query, limit)),
    people: (page) => listPeople(domain, controller, of.signal, page),
    lookup: (name) => read((reading) => lookup(reading, name)),
    state: (person) =>
      read(async (reading) => {
        const entry = readEntry(reading.client, dnOf(person), stateAttributes)
        return stateOfEntry(domain, reading, await notingPolicy(person, entry))
      }),
    passwordPolicy: (person) =>
      read(async (reading) => {
        const ask = () => notingPolicy(person, readEntry(reading.client, dnOf(person), ['msDS-ResultantPSO']))
        // Where it was asked for in vain, another controller may know.
        const entry = await (withPolicy.get(person.id)?.catch(ask) ?? ask())
        return effectivePolicy(domain, reading, entry && text(entry, 'msDS-ResultantPSO'))
      }),
    domainPolicy: () => read((reading) => domainPolicy(domain, reading)),

    async verifyPassword(person, password) {
      const order = await domain.controllers.inOrder(controller)
      const bound = await bindAsPerson(domain, order, person, password)
      controller = bound.controller?.url ?? controller
      return bound.result
    },

    verifyNobody: async (_account, password) =>
      bindAsNobody(domain, await domain.controllers.inOrder(controller), password),

    async prepareWrite(person) {
      for (const candidate of await domain.controllers.inOrder(controller)) {
        of.signal?.throwIfAborted()
        const passwordLastSet = await readPasswordLastSet(domain, candidate, person).catch(() => undefined)
        if (passwordLastSet === undefined) continue
        controller = candidate.url
        return { controller, passwordLastSet, at: new Date().toISOString() }
      }
      return undefined
    },

    async changePassword(person, { password, newPassword }, ticket) {
      if (password === '') return refused('wrong-password')
      if (newPassword === '') return refused('too-short')
      const changes = [passwordChange('delete', password), passwordChange('add', newPassword)]
      return write(person, ticket, { changes, newPassword, byOwner: true })
    },

    async resetPassword(person, { newPassword, history, mustChange, unlock }, ticket) {
      if (newPassword === '') return refused('too-short')
      const target = await domain.controllers.byUrl(ticket.controller)
      const facts = await target?.facts().catch(() => undefined)
      if (facts === undefined) return { outcome: 'not-sent' }
      if (facts.policyHints === undefined && history === 'enforce') return refused('history-unsupported')
      const changes = [passwordChange('replace', newPassword)]
      if (mustChange) changes.push(replacing('pwdLastSet', '0'))
      if (unlock) changes.push(unlocking)
      const hints = history === 'ignore' ? undefined : facts.policyHints
      const controls = hints === undefined ? undefined : [new PolicyHints(hints)]
      return write(person, ticket, { changes, controls, newPassword })
    },

    unlock: (person, ticket) => write(person, ticket, { changes: [unlocking] }),
    enable: (person, ticket) => enable(domain, person, ticket, of.signal),
    setMustChange: (person, ticket) => setMustChange(domain, person, ticket, of.signal),

    async settlePassword(person, ticket, newPassword) {
      try {
        return await settlePassword(domain, person, ticket, newPassword)
      } catch (error) {
        if (error instanceof AppError && error.code === 'directory-unreachable') return 'unknown'
        throw error
      }
    },
  }
}

const refused = (reason: 'wrong-password' | 'too-short' | 'history-unsupported'): WriteResult => ({
  outcome: 'refused',
  reason,
})
