import type { Account, Effect, Intent } from '../activities/activity.ts'
import type {
  AccountState,
  DirectoryPasswordPolicy,
  DirectoryPerson,
  DirectorySession,
  Settled,
  VerifyResult,
  WriteResult,
  WriteTicket,
} from '../directory/directory.ts'
import type { Tx } from '../store/database.ts'
import type { Attempts } from './attempts.ts'
import type { Claim } from './claim.ts'

/** Controllers tried in one request for a write that was not sent. */
const controllersTried = 3

/** Answers of a directory that it gives to the right password only. */
const toldAfterTheRightPassword: readonly VerifyResult[] = [
  'right',
  'expired',
  'must-change',
  'disabled',
  'account-expired',
  'logon-hours',
  'workstation',
]

export interface GuardedAccount extends Account {
  /** Effects that this round made sure of, for the audit. */
  readonly applied: readonly Intent['kind'][]
  /** Belongs into the round's last commit. */
  settleAttempts(tx: Tx): Promise<void>
}

/**
 * The run's account as activities may touch it. Nobody's password is tried without an attempt reserved, nothing is written
 * without its intent stored; both ride on the claim's one commit. Nothing here runs inside another transaction.
 */
export function guardedAccount(of: {
  session: DirectorySession
  person: DirectoryPerson
  /** Id of the activity that acts: what an intent is settled by. */
  activity: string
  attempts: Attempts
  claim: Claim
}): GuardedAccount {
  const { session, person, activity, attempts, claim } = of
  let passwordWasRight = false
  let neverSent = false
  const applied: Intent['kind'][] = []
  let policy: Promise<DirectoryPasswordPolicy> | undefined
  const passwordPolicy = () => {
    policy ??= session.passwordPolicy(person)
    return policy
  }

  /** Counts before it is known whether the password is right; `false`: our share of the lockout threshold is used up. */
  async function reserveAttempt(intent?: Intent): Promise<boolean> {
    const limits = await passwordPolicy()
    return claim.take((tx) => attempts.reserve(tx, limits), intent)
  }

  /** Announces, sends, and goes to another controller only with what was certainly not sent. */
  async function write<Reason>(
    kind: Intent['kind'],
    counts: 'counted' | 'uncounted',
    send: (ticket: WriteTicket) => Promise<WriteResult<Reason>>,
    unlocks?: boolean,
  ): Promise<Effect<Reason>> {
    for (let tried = 0; tried < controllersTried; tried++) {
      const ticket = await session.prepareWrite(person)
      if (!ticket) break
      const intent: Intent = { activity, kind, ...(unlocks && { unlocks }), ...ticket }
      const allowed = counts === 'counted' && tried === 0 ? await reserveAttempt(intent) : await announce(intent)
      if (!allowed) {
        claim.forgetIntent()
        return { outcome: 'refused', reason: 'too-many-attempts' }
      }
      claim.assertHeld()
      const result = await send(ticket)
      if (result.outcome === 'unknown') return result
      claim.forgetIntent()
      if (result.outcome === 'applied') applied.push(...effectsOf(intent))
      if (result.outcome !== 'not-sent') return result
      neverSent = counts === 'counted'
    }
    return { outcome: 'unreachable' }
  }

  async function announce(intent: Intent): Promise<true> {
    await claim.take(async () => {}, intent)
    return true
  }

  async function settleByState(isSo: (state: AccountState) => boolean): Promise<Settled> {
    return isSo(await session.state(person)) ? 'applied' : 'not-applied'
  }

  return {
    applied,
    state: () => session.state(person),
    passwordPolicy,
    async verifyPassword(password) {
      if (!(await reserveAttempt())) return 'too-many-attempts'
      claim.assertHeld()
      const verified = await session.verifyPassword(person, password)
      passwordWasRight ||= toldAfterTheRightPassword.includes(verified)
      return verified
    },
    async changePassword(change) {
      const effect = await write('change-password', 'counted', (ticket) =>
        session.changePassword(person, change, ticket),
      )
      passwordWasRight ||= effect.outcome === 'applied'
      neverSent &&= effect.outcome === 'unreachable'
      return effect
    },
    resetPassword: (reset) =>
      write('reset-password', 'uncounted', (ticket) => session.resetPassword(person, reset, ticket), reset.unlock),
    unlock: () => write('unlock', 'uncounted', (ticket) => session.unlock(person, ticket)),
    enable: () => write('enable', 'uncounted', (ticket) => session.enable(person, ticket)),
    forceChangeAtNextLogon: () => write('force-change', 'uncounted', (ticket) => session.setMustChange(person, ticket)),
    async settle(intent, newPassword) {
      const isSo = states[intent.kind]
      const mayTry = newPassword !== undefined && !isSo && (await reserveAttempt())
      const settled = isSo
        ? await settleByState(isSo)
        : await session.settlePassword(person, intent, mayTry ? newPassword : undefined)
      if (settled === 'applied') applied.push(...effectsOf(intent))
      passwordWasRight ||= mayTry && settled === 'applied'
      return settled
    },
    async settleAttempts(tx) {
      if (passwordWasRight) await attempts.clear(tx)
      else if (neverSent) await attempts.giveBack(tx)
    },
  }
}

/** What a write makes so, whoever did it; a password is proven otherwise. */
const states: Partial<Record<Intent['kind'], (state: AccountState) => boolean>> = {
  unlock: (state) => !state.locked,
  enable: (state) => !state.disabled,
  'force-change': (state) => state.mustChange,
}

const effectsOf = ({ kind, unlocks }: Intent): Intent['kind'][] => (unlocks ? [kind, 'unlock'] : [kind])
