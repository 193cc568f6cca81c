import type { Account, Effect, Intent } from '../activities/account.ts'
import type {
  AccountState,
  DirectoryPasswordPolicy,
  DirectoryPerson,
  DirectorySession,
  SettledOutcome,
  VerifyResult,
  WriteResult,
  WriteTicket,
} from '../directory/directory.ts'
import { passwordGuesses } from '../factors/common/guess-limits.ts'
import type { Tx } from '../store/database.ts'
import { createAnnouncedChange, type SinceAnnouncement } from './announced-change.ts'
import type { Claim } from './claim.ts'
import { bindLimit, type EngineGuesses } from './limits/guesses.ts'

export interface GuardedAccount extends Account {
  /** Effects that are known to have happened since the account was opened, for the audit. */
  readonly applied: readonly Intent['kind'][]
  /** The attempt with which this step found the password right, as long as it is reserved. */
  rightAttempt(): RightAttempt | undefined
  /** Whether the password was set since an earlier request announced a change with a guess that was never judged. */
  compareAnnounced(): Promise<SinceAnnouncement>
  /** Clears or gives back reserved attempts, of passwords and of other secrets; belongs in the commit that ends the step. */
  settleAttempts(tx: Tx): Promise<void>
}

/**
 * A joined step sends the password that the step before has found right in the same request. It reserves no second attempt for it: the first one stays
 * reserved until the joined step knows its own outcome.
 */
export interface RightAttempt {
  password: string
  /** The change that was announced with it, for the joined step to send. */
  announced?: Intent
  /** An earlier request may have sent it, so that it is settled instead. */
  maybeSent?: boolean
  /** What the step's `settleAttempts` does. */
  settle(tx: Tx): Promise<void>
}

/** Controllers tried in one request for a write that was not sent. */
const maxControllers = 3

/** Results that a directory gives to the right password only. */
const resultsForRightPassword: readonly VerifyResult[] = [
  'right',
  'expired',
  'must-change',
  'disabled',
  'account-expired',
  'logon-hours',
  'workstation',
  'restricted',
]

/**
 * The run's account as activities may touch it: no password is tried without a reserved attempt, and nothing is written without
 * a stored intent. Both are part of the claim's transaction. Nothing here runs inside another transaction.
 */
export function createGuardedAccount({
  session,
  person,
  guesses,
  activity,
  claim,
  earlierAttempt,
  joinedActivity,
}: {
  session: DirectorySession
  person: DirectoryPerson
  guesses: EngineGuesses
  /** Id of the activity that acts: an intent is settled by it. */
  activity: string
  claim: Claim
  /** Of the step before; it is settled with this step's own. */
  earlierAttempt?: RightAttempt
  /** Id of the activity whose answer came with the same page. */
  joinedActivity?: string
}): GuardedAccount {
  const change = createAnnouncedChange({ session, person, claim, joinedActivity })
  let passwordWasRight = false
  let right: Pick<RightAttempt, 'password' | 'announced' | 'maybeSent'> | undefined
  /** The directory may have counted the password of the earlier attempt as wrong, because another one was set in between. */
  let mayBeWrongNow = false
  let wasNeverSent = false
  const applied: Intent['kind'][] = []
  let policy: Promise<DirectoryPasswordPolicy> | undefined
  const passwordPolicy = () => {
    policy ??= session.readPasswordPolicy(person)
    return policy
  }

  /** Counts the attempt before the result is known; `false`: our share of the lockout threshold is used up. */
  const reserve = async (intent?: Intent): Promise<boolean> =>
    guesses.reserve(bindLimit(await session.readStrictestLockout(person.domain)), intent)

  const alwaysAllowed = (intent: Intent) => claim.transaction(async () => true, intent)

  /** Announces and sends the write; goes on to another controller only if it was certainly not sent. */
  async function write<Reason>(
    kind: Intent['kind'],
    send: (ticket: WriteTicket) => Promise<WriteResult<Reason>>,
    { isAttempt = false, unlocks, announced }: { isAttempt?: boolean; unlocks?: boolean; announced?: Intent } = {},
  ): Promise<Effect<Reason>> {
    for (let tried = 0; tried < maxControllers; tried++) {
      const isAnnounced = tried === 0 && announced !== undefined
      const ticket = isAnnounced ? announced : await session.prepareWrite(person)
      if (!ticket) break
      const intent: Intent = { activity, kind, ...(unlocks && { unlocks }), ...ticket }
      const announce = isAttempt && tried === 0 ? reserve : alwaysAllowed
      if (isAnnounced) claim.takeOver(intent)
      else if (!(await announce(intent))) {
        claim.clearIntent()
        return { outcome: 'refused', reason: 'too-many-attempts' }
      }
      claim.assertHeld()
      const result = await send(ticket)
      if (result.outcome === 'unknown') return result
      claim.clearIntent()
      if (result.outcome === 'applied') applied.push(...effectsOf(intent))
      if (result.outcome !== 'not-sent') return result
      wasNeverSent = isAttempt
    }
    return { outcome: 'unreachable' }
  }

  async function findOutcome(intent: Intent, newPassword: string | undefined): Promise<SettledOutcome> {
    const isInPlace = isEffectInPlace[intent.kind]
    if (isInPlace) return isInPlace(await session.readState(person)) ? 'applied' : 'not-applied'
    const mayTry = newPassword !== undefined && (await reserve())
    const settled = await session.settlePassword(person, intent, mayTry ? newPassword : undefined)
    passwordWasRight ||= mayTry && settled === 'applied'
    return settled
  }

  async function settleAttempts(tx: Tx): Promise<void> {
    if (!mayBeWrongNow) await earlierAttempt?.settle(tx)
    if (passwordWasRight) guesses.confirm(passwordGuesses)
    else if (wasNeverSent) await guesses.release(tx, passwordGuesses)
    await guesses.settle(tx)
  }

  return {
    applied,
    rightAttempt: () => right && { ...right, settle: settleAttempts },
    compareAnnounced: change.compare,
    state: () => session.readState(person),
    passwordPolicy,
    async verifyPassword(password) {
      const announced = await change.announce()
      const maybeSent = change.maybeSent(announced)
      let verified: VerifyResult = 'unreachable'
      try {
        if (!(await reserve(announced))) return 'too-many-attempts'
        claim.assertHeld()
        verified = await session.verifyPassword(person, password)
      } finally {
        // The joined step sends it, or the commit that ends this step withdraws it.
        if (!maybeSent || verified !== 'unreachable') claim.clearIntent()
      }
      if (resultsForRightPassword.includes(verified)) {
        passwordWasRight = true
        right = { password, announced: announced && { ...announced, unjudged: undefined }, maybeSent }
      }
      return verified
    },
    async changePassword(passwords) {
      const isReserved = earlierAttempt?.password === passwords.password
      const send = (ticket: WriteTicket) => {
        mayBeWrongNow = true
        return session.changePassword(person, passwords, ticket)
      }
      const announced = isReserved ? earlierAttempt?.announced : undefined
      const effect = await write('change-password', send, { isAttempt: !isReserved, announced })
      mayBeWrongNow &&= mayHaveBeenWrong(effect)
      passwordWasRight ||= !isReserved && effect.outcome === 'applied'
      wasNeverSent &&= effect.outcome === 'unreachable'
      return effect
    },
    resetPassword(reset) {
      const send = (ticket: WriteTicket) => session.resetPassword(person, reset, ticket)
      return write('reset-password', send, { unlocks: reset.unlock })
    },
    unlock: () => write('unlock', (ticket) => session.unlock(person, ticket)),
    enable: () => write('enable', (ticket) => session.enable(person, ticket)),
    forceChangeAtNextLogon: () => write('force-change', (ticket) => session.setMustChange(person, ticket)),
    async settle(intent, newPassword) {
      const settled = await findOutcome(intent, newPassword)
      if (settled === 'applied') {
        applied.push(...effectsOf(intent))
        mayBeWrongNow = false
      }
      return settled
    },
    settleAttempts,
  }
}

const mayHaveBeenWrong = ({ outcome, ...effect }: Effect): boolean =>
  outcome === 'unknown' || ('reason' in effect && (effect.reason === 'wrong-password' || effect.reason === 'locked'))

/** Whether the account's state shows the effect, from this write or another. Passwords are not part of the state and are settled otherwise. */
const isEffectInPlace: Partial<Record<Intent['kind'], (state: AccountState) => boolean>> = {
  unlock: (state) => !state.locked,
  enable: (state) => !state.disabled,
  'force-change': (state) => state.mustChange,
}

const effectsOf = ({ kind, unlocks }: Intent): Intent['kind'][] => (unlocks ? [kind, 'unlock'] : [kind])
