import { toDecoyId } from '../directory/decoy-id.ts'
import type { AccountState, DirectoryPerson, DirectorySession } from '../directory/directory.ts'
import { createAnnouncedChange } from './announced-change.ts'
import type { Claim } from './claim.ts'
import type { GuardedAccount } from './guarded-account.ts'
import { bindLimit, type EngineGuesses } from './limits/guesses.ts'

/**
 * Stands in for an account that does not exist, or that self-service must not touch. `key` is the account's HMAC, so the decoy is
 * the same however and however often the account is typed.
 */
export function createDecoyPerson(key: string, domain: string, account: string): DirectoryPerson {
  return {
    id: toDecoyId(key),
    domain,
    distinguishedName: '',
    account,
    displayName: account,
    adminCount: false,
    kind: 'user',
    groups: [],
  }
}

export const decoyState: AccountState = {
  locked: false,
  passwordExpired: false,
  mustChange: false,
  disabled: false,
  accountExpired: false,
}

/**
 * An account that no password opens. It makes the same directory queries as a real one and counts attempts in the same place, so
 * that neither texts nor times tell the two apart. Nothing is ever written for it.
 */
export function createDecoyAccount({
  session,
  person,
  guesses,
  claim,
  joinedActivity,
}: {
  session: DirectorySession
  person: DirectoryPerson
  guesses: EngineGuesses
  claim: Claim
  joinedActivity?: string
}): GuardedAccount {
  const change = createAnnouncedChange({ session, person, claim, joinedActivity })
  const refused = async () => ({ outcome: 'refused', reason: 'missing' }) as const
  return {
    applied: [],
    rightAttempt: () => undefined,
    compareAnnounced: change.compare,
    async state() {
      await session.readState(person)
      return decoyState
    },
    passwordPolicy: () => session.readDomainPolicy(),
    async verifyPassword(password) {
      const lockout = await session.readStrictestLockout(person.domain)
      try {
        if (!(await guesses.reserve(bindLimit(lockout), await change.announce()))) return 'too-many-attempts'
        claim.assertHeld()
        await session.verifyDecoy(person.account, password)
      } finally {
        claim.clearIntent()
      }
      return 'wrong'
    },
    changePassword: refused,
    resetPassword: refused,
    unlock: refused,
    enable: refused,
    forceChangeAtNextLogon: refused,
    settle: async () => 'not-applied',
    settleAttempts: async (tx) => guesses.settle(tx),
  }
}
