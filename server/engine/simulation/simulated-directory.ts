import { AppError } from '../../../shared/errors.ts'
import type {
  AccountState,
  Directory,
  DirectoryPerson,
  DirectorySession,
  VerifyResult,
  WriteResult,
  WriteTicket,
} from '../../directory/directory.ts'
import { placeholders } from './outcomes.ts'
import type { ReadOnlyDirectory, ReadOnlySession } from './sources.ts'

/** A person who exists in the simulation only. */
export interface SimulatedPerson {
  person: DirectoryPerson
  state: AccountState
}

/**
 * The directory as a simulated run meets it: lookups go to the real one, writes change what this object remembers of the account, and a
 * password is right where the administrator chose so. `people`: who is not in the directory.
 */
export function createSimulatedDirectory(
  directory: ReadOnlyDirectory,
  { people, now }: { people: readonly SimulatedPerson[]; now(): Date },
): Directory {
  /** What writes of this simulation have changed, by the person's id. */
  const changes = new Map<string, Partial<AccountState>>()
  const findOwn = (matches: (person: DirectoryPerson) => boolean) => people.find(({ person }) => matches(person))

  function openSession(options: Parameters<Directory['openSession']>[0]): DirectorySession {
    const real: ReadOnlySession = directory.openSession(options)

    async function readState(person: DirectoryPerson): Promise<AccountState> {
      const state = findOwn(({ id }) => id === person.id)?.state ?? (await real.readState(person))
      return { ...state, ...changes.get(person.id) }
    }

    const apply = async (person: DirectoryPerson, changed: Partial<AccountState>): Promise<{ outcome: 'applied' }> => {
      changes.set(person.id, { ...changes.get(person.id), ...changed })
      return { outcome: 'applied' }
    }

    async function setPassword(person: DirectoryPerson, options: { mustChange?: boolean; unlock?: boolean }) {
      const { maxAge } = findOwn(({ id }) => id === person.id)
        ? await real.readDomainPolicy()
        : await real.readPasswordPolicy(person)
      const { mustChange = false, unlock = false } = options
      const passwordExpiresAt = maxAge === undefined ? undefined : new Date(now().getTime() + maxAge)
      const fresh = { passwordExpired: false, mustChange, passwordLastSet: now(), passwordExpiresAt }
      return apply(person, { ...fresh, ...(unlock && unlocked) })
    }

    return {
      get controller() {
        return real.controller
      },
      async find(account, domain) {
        const own = findOwn((person) => person.account === account.toLowerCase())
        return own ? { found: 'one', person: own.person } : real.find(account, domain)
      },
      findById: async (id) => findOwn((person) => person.id === id)?.person ?? real.findById(id),
      async findByIdWithState(id) {
        const found = findOwn((person) => person.id === id) ?? (await real.findByIdWithState(id))
        return found && { ...found, state: { ...found.state, ...changes.get(id) } }
      },
      findByDistinguishedName: (name) => real.findByDistinguishedName(name),
      searchPeople: (query, options) => real.searchPeople(query, options),
      listPeople: (options) => real.listPeople(options),
      readChangePosition: () => real.readChangePosition(),
      listGroupMembers: (group) => real.listGroupMembers(group),
      findScopeTarget: (name) => real.findScopeTarget(name),
      searchScopeTargets: (query, options) => real.searchScopeTargets(query, options),
      readState,
      readAttribute: async (person, name) =>
        findOwn(({ id }) => id === person.id) ? undefined : real.readAttribute(person, name),
      readPasswordPolicy: (person) =>
        findOwn(({ id }) => id === person.id) ? real.readDomainPolicy() : real.readPasswordPolicy(person),
      readDomainPolicy: () => real.readDomainPolicy(),
      readStrictestLockout: (domain) => real.readStrictestLockout(domain),
      async verifyPassword(person, password) {
        return password === placeholders.right ? toVerifyResult(await readState(person)) : 'wrong'
      },
      async verifyDecoy() {},
      async prepareWrite() {
        return ticket(now())
      },
      async findReadyWrite() {
        return ticket(now())
      },
      async changePassword(person, { password, newPassword }) {
        if (password !== placeholders.right) return { outcome: 'refused', reason: 'wrong-password' }
        return newPassword === placeholders.refused ? refusedByPolicy : setPassword(person, {})
      },
      async resetPassword(person, { newPassword, mustChange, unlock }) {
        return newPassword === placeholders.refused ? refusedByPolicy : setPassword(person, { mustChange, unlock })
      },
      unlock: (person) => apply(person, unlocked),
      enable: (person) => apply(person, { disabled: false }),
      setMustChange: (person) => apply(person, { mustChange: true }),
      settlePassword: async () => 'not-applied',
    }
  }

  return {
    isSample: directory.isSample,
    domains: directory.domains,
    openSession,
    async warmUp() {},
    close() {
      throw new AppError('unexpected', { cause: 'the directory of a simulation is not its own' })
    },
  }
}

const refusedByPolicy: WriteResult = { outcome: 'refused', reason: 'policy' }
const unlocked = { locked: false, lockoutEndsAt: undefined } satisfies Partial<AccountState>
const ticket = (now: Date): WriteTicket => ({ controller: 'simulated', passwordLastSet: '0', at: now.toISOString() })

/** What a directory answers to the right password, in the order in which Active Directory looks. */
function toVerifyResult(state: AccountState): VerifyResult {
  if (state.locked) return 'locked'
  if (state.disabled) return 'disabled'
  if (state.accountExpired) return 'account-expired'
  if (state.mustChange) return 'must-change'
  return state.passwordExpired ? 'expired' : 'right'
}
