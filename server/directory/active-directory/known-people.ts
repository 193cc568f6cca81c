import type { Entry } from 'ldapts'
import { isDecoyId } from '../decoy-id.ts'
import { type AccountState, type DirectoryPasswordPolicy, deletedAccount, type VerifyResult } from '../directory.ts'
import type { DomainContext, ReadContext } from './domain.ts'
import { readEntry, text } from './ldap.ts'
import { dnFor } from './person.ts'
import { readEffectivePolicy } from './policy.ts'
import { readState, stateAttributes } from './state.ts'

/**
 * What a session has read of people, by their ids. A session lasts for one request, which asks nothing twice that it knows; it forgets what a write or a
 * password check may have changed.
 */
export interface KnownPeople {
  remember(id: string, reading: ReadContext, entry: Entry | undefined): void
  forget(id?: string): void
  readState(id: string): Promise<AccountState>
  readPolicy(id: string): Promise<DirectoryPasswordPolicy>
  /** `pwdLastSet` as this controller has told it to this session; undefined if it has not. */
  passwordLastSetAt(url: string, id: string): Promise<string | undefined>
  /** Forgets a state that the answer to a bind contradicts. */
  compareWithBind(id: string, result: VerifyResult): Promise<void>
  /** To be called before a write that sets a password and nothing else; what it returns, once the write was applied. */
  beforeNewPassword(id: string): Promise<() => void>
}

interface KnownEntry {
  entry: Entry | undefined
  url: string
}

/** A run is about one person; a job meets thousands in one session. */
const maxPeople = 4

type Read = <T>(work: (reading: ReadContext) => Promise<T>) => Promise<T>

export function createKnownPeople(read: Read, { silentControllers }: DomainContext): KnownPeople {
  const entries = new Map<string, Promise<KnownEntry>>()
  /** Of accounts whose password this session has just set. */
  const states = new Map<string, AccountState>()

  function keep(id: string, entry: Promise<KnownEntry>): void {
    entries.set(id, entry)
    const [oldest] = entries.keys()
    if (entries.size > maxPeople && oldest !== undefined) forget(oldest)
  }

  function load(id: string): Promise<KnownEntry> {
    const known = entries.get(id)
    if (known !== undefined) return known
    const loading = read(async (reading) => ({
      entry: await readEntry(reading.client, dnFor(reading, id), stateAttributes),
      url: reading.controller.url,
    }))
    keep(id, loading)
    // After a failure another controller may answer.
    loading.catch(() => entries.get(id) === loading && entries.delete(id))
    return loading
  }

  async function stateOf(id: string): Promise<AccountState> {
    const known = states.get(id)
    if (known !== undefined) return known
    const { entry } = await load(id)
    const state = await read((reading) => readState(reading, entry))
    return isDecoyId(id) ? deletedAccount : state
  }

  async function policyOf(id: string): Promise<DirectoryPasswordPolicy> {
    const { entry } = await load(id)
    return read((reading) => readEffectivePolicy(reading, entry && text(entry, 'msDS-ResultantPSO')))
  }

  function forget(id?: string): void {
    for (const map of [entries, states]) id === undefined ? map.clear() : map.delete(id)
  }

  return {
    remember: (id, reading, entry) => keep(id, Promise.resolve({ entry, url: reading.controller.url })),
    forget,
    readState: stateOf,
    readPolicy: policyOf,
    async passwordLastSetAt(url, id) {
      const known = await entries.get(id)?.catch(() => undefined)
      if (!known?.entry || known.url !== url || silentControllers?.has(url)) return undefined
      return text(known.entry, 'pwdLastSet') ?? '0'
    },
    async compareWithBind(id, result) {
      const state = entries.has(id) ? await stateOf(id).catch(() => undefined) : undefined
      if (!state || !agrees(state, result)) forget(id)
    },
    async beforeNewPassword(id) {
      if (!entries.has(id)) return () => undefined
      const [state, policy] = await Promise.all([stateOf(id), policyOf(id)]).catch(() => [])
      const after = state && policy && toStateAfterNewPassword(state, policy, new Date())
      return () => void (after && states.set(id, after))
    },
  }
}

/** Whether an account in this state gives this answer to the right password. Any other answer may have changed the state. */
function agrees(state: AccountState, result: VerifyResult): boolean {
  const { locked, disabled, accountExpired, mustChange, passwordExpired } = state
  if (locked || disabled || accountExpired) return false
  if (result === 'right') return !mustChange && !passwordExpired
  return (result === 'must-change' && mustChange) || (result === 'expired' && passwordExpired)
}

/**
 * The state after a new password was set: the controller computes it from facts that the write leaves alone ([MS-ADTS] 3.1.1.4.5.33).
 * Undefined if one of them is not known.
 */
export function toStateAfterNewPassword(
  before: AccountState,
  policy: DirectoryPasswordPolicy,
  now: Date,
): AccountState | undefined {
  const { mustChange, passwordLastSet, passwordExpiresAt } = before
  // A fine-grained policy may be one that may not be read, and then its age is a guess.
  if (mustChange && policy.source === 'fine-grained') return undefined
  const age = mustChange ? policy.maxAge : passwordExpiresAt && toAge(passwordLastSet, passwordExpiresAt)
  return {
    ...before,
    passwordExpired: false,
    mustChange: false,
    passwordLastSet: now,
    passwordExpiresAt: age === undefined ? undefined : new Date(now.getTime() + age),
  }
}

const toAge = (from: Date | undefined, to: Date) => from && to.getTime() - from.getTime()
