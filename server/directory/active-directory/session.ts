import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../../../shared/errors.ts'
import { isDecoyId } from '../decoy-id.ts'
import type {
  DirectoryPerson,
  DirectorySession,
  DirectorySessionOptions,
  WriteResult,
  WriteTicket,
} from '../directory.ts'
import { bindAsDecoy, bindAsPerson } from './binds.ts'
import { readChangePosition } from './change-position.ts'
import type { Controller } from './controllers.ts'
import { type DomainContext, type ReadContext, readWithFailover } from './domain.ts'
import { enable, setMustChange } from './flags.ts'
import { createKnownPeople } from './known-people.ts'
import { listGroupMembers } from './members.ts'
import { listPeople } from './people.ts'
import { findPerson, findPersonByDistinguishedName, findPersonById, type PersonEntry, readAttribute } from './person.ts'
import { readDomainPolicy, readStrictestLockout } from './policy.ts'
import { findScopeTarget } from './scope-target.ts'
import { searchPeople } from './search.ts'
import { searchScopeTargets } from './search-targets.ts'
import { readPasswordLastSet, settlePassword } from './settle.ts'
import { createPasswordChange, type Modification, PolicyHints, replaceValue, writeOnce } from './writes.ts'

const unlockChange = replaceValue('lockoutTime', '0')

export function openSession(shared: DomainContext, options: DirectorySessionOptions): DirectorySession {
  const domain: DomainContext = { ...shared, silentControllers: new Set() }
  let controller = options.controller
  const people = createKnownPeople(read, domain)

  async function read<T>(work: (reading: ReadContext) => Promise<T>): Promise<T> {
    const answer = await readWithFailover(domain, controller, options.signal, work)
    controller = answer.controller.url
    return answer.value
  }

  function load(id: string): Promise<PersonEntry | undefined> {
    return read(async (reading) => {
      const loaded = await findPersonById(reading, id)
      people.remember(id, reading, loaded?.entry)
      return loaded
    })
  }

  async function write(person: DirectoryPerson, ticket: WriteTicket, modification: Modification): Promise<WriteResult> {
    people.forget(person.id)
    const sent = await writeOnce(domain, person, ticket, modification, options.signal)
    // None of these writes names a current value that another write could have removed: this answer has no known meaning.
    return sent.outcome === 'overtaken' ? { outcome: 'unknown' } : sent
  }

  /** A write that sets the password and nothing else. */
  async function setPassword(...written: Parameters<typeof write>): Promise<WriteResult> {
    const recordNewPassword = await people.beforeNewPassword(written[0].id)
    const result = await write(...written)
    if (result.outcome === 'applied') recordNewPassword()
    return result
  }

  async function listForWrite(): Promise<Controller[]> {
    const { listInOrder, isReadOnly } = domain.controllers
    return (await listInOrder(controller)).toSorted((a, b) => Number(isReadOnly(a)) - Number(isReadOnly(b)))
  }

  return {
    get controller() {
      return controller
    },

    find: (account, chosen) => read((reading) => findPerson(reading, account, chosen ?? options.domain)),
    findById: async (id) => (await load(id))?.person,
    async findByIdWithState(id) {
      const loaded = await load(id)
      return loaded && { person: loaded.person, state: await people.readState(id) }
    },
    findByDistinguishedName: (distinguishedName) =>
      read((reading) => findPersonByDistinguishedName(reading, distinguishedName)),
    readAttribute: ({ id }, name) => read((reading) => readAttribute(reading, id, name)),
    searchPeople: (query, { limit } = {}) => read((reading) => searchPeople(reading, query, limit)),
    listPeople: (page) => listPeople(domain, controller, options.signal, page),
    readChangePosition: () => read(readChangePosition),
    listGroupMembers: (group) => read((reading) => listGroupMembers(reading, group)),
    findScopeTarget: (name) => read((reading) => findScopeTarget(reading, name)),
    searchScopeTargets: (query, search) => read((reading) => searchScopeTargets(reading, query, search)),
    readState: ({ id }) => people.readState(id),
    readPasswordPolicy: ({ id }) => people.readPolicy(id),
    readDomainPolicy: () => read((reading) => readDomainPolicy(reading)),
    readStrictestLockout: () => read((reading) => readStrictestLockout(reading)),

    async verifyPassword(person, password) {
      const order = await domain.controllers.listInOrder(controller)
      const bound = await bindAsPerson(domain, order, person, password)
      controller = bound.controller?.url ?? controller
      await people.compareWithBind(person.id, bound.result)
      return bound.result
    },

    async verifyDecoy(_account, password) {
      await bindAsDecoy(domain, await domain.controllers.listInOrder(controller), password)
      people.forget()
    },

    async findReadyWrite({ id }, { readAgain } = { readAgain: false }) {
      if (readAgain) {
        await pause(domain.timeouts.settle)
        await load(id)
      }
      const [first] = await listForWrite()
      if (first === undefined || first.url !== controller || domain.controllers.isReadOnly(first)) return undefined
      const passwordLastSet = isDecoyId(id) ? '0' : await people.passwordLastSetAt(first.url, id)
      return passwordLastSet === undefined ? undefined : toTicket(first, passwordLastSet)
    },

    async prepareWrite(person) {
      const order = await listForWrite()
      let lastResort: WriteTicket | undefined
      for (const candidate of order) {
        options.signal?.throwIfAborted()
        const passwordLastSet =
          (await people.passwordLastSetAt(candidate.url, person.id)) ??
          (await readPasswordLastSet(domain, candidate, person).catch(() => undefined))
        if (passwordLastSet === undefined) continue
        const ticket = toTicket(candidate, passwordLastSet)
        // A controller says with its first answer that it takes no writes.
        if (!domain.controllers.isReadOnly(candidate)) {
          controller = candidate.url
          return ticket
        }
        lastResort ??= ticket
      }
      controller = lastResort?.controller ?? controller
      return lastResort
    },

    async changePassword(person, { password, newPassword }, ticket) {
      if (password === '') return refused('wrong-password')
      if (newPassword === '') return refused('too-short')
      const changes = [createPasswordChange('delete', password), createPasswordChange('add', newPassword)]
      return setPassword(person, ticket, { changes, newPassword, byOwner: true })
    },

    async resetPassword(person, { newPassword, history, mustChange, unlock }, ticket) {
      if (newPassword === '') return refused('too-short')
      const target = await domain.controllers.findByUrl(ticket.controller)
      const facts = await target?.loadFacts().catch(() => undefined)
      if (facts === undefined) return { outcome: 'not-sent' }
      if (facts.policyHints === undefined && history === 'enforce') return refused('history-unsupported')
      const changes = [createPasswordChange('replace', newPassword)]
      if (mustChange) changes.push(replaceValue('pwdLastSet', '0'))
      if (unlock) changes.push(unlockChange)
      const hints = history === 'ignore' ? undefined : facts.policyHints
      const controls = hints === undefined ? undefined : [new PolicyHints(hints)]
      const setsMore = changes.length > 1
      return (setsMore ? write : setPassword)(person, ticket, { changes, controls, newPassword })
    },

    unlock: (person, ticket) => write(person, ticket, { changes: [unlockChange] }),
    async enable(person, ticket) {
      people.forget(person.id)
      return enable(domain, person, ticket, options.signal)
    },
    async setMustChange(person, ticket) {
      people.forget(person.id)
      return setMustChange(domain, person, ticket, options.signal)
    },

    async settlePassword(person, ticket, newPassword) {
      people.forget(person.id)
      try {
        return await settlePassword(domain, person, ticket, newPassword)
      } catch (error) {
        if (error instanceof AppError && error.code === 'directory-unreachable') return 'unknown'
        throw error
      }
    },
  }
}

const toTicket = ({ url }: Controller, passwordLastSet: string): WriteTicket => ({
  controller: url,
  passwordLastSet,
  at: new Date().toISOString(),
})

const refused = (reason: 'wrong-password' | 'too-short' | 'history-unsupported'): WriteResult => ({
  outcome: 'refused',
  reason,
})
