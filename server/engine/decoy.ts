import type { DirectoryPerson, DirectorySession } from '../directory/directory.ts'
import type { Attempts } from './attempts.ts'
import type { Claim } from './claim.ts'
import type { GuardedAccount } from './guarded-account.ts'

/**
 * Stands for an account that does not exist, or that self-service leaves alone. `key` is the account's HMAC: the same decoy
 * however and however often the account is typed.
 */
export function decoyPerson(key: string, domain: string, account: string): DirectoryPerson {
  return {
    id: decoyId(key),
    domain,
    distinguishedName: '',
    account,
    displayName: account,
    adminCount: false,
    kind: 'user',
    groups: [],
  }
}

function decoyId(key: string): string {
  const hex = Buffer.from(key).toString('hex').padEnd(32, '0').slice(0, 32)
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/**
 * An account that no password opens. It asks the directory as often as a real one would and counts attempts in the same place, so
 * that neither words nor times tell the two apart. Nothing is ever written for it.
 */
export function decoyAccount(of: {
  session: DirectorySession
  person: DirectoryPerson
  attempts: Attempts
  claim: Claim
}): GuardedAccount {
  const { session, person, attempts, claim } = of
  const refused = async () => ({ outcome: 'refused', reason: 'missing' }) as const
  return {
    applied: [],
    async state() {
      await session.person(person.id)
      return { locked: false, passwordExpired: false, mustChange: false, disabled: false, accountExpired: false }
    },
    passwordPolicy: () => session.domainPolicy(),
    async verifyPassword(password) {
      const limits = await session.domainPolicy()
      if (!(await claim.take((tx) => attempts.reserve(tx, limits)))) return 'too-many-attempts'
      claim.assertHeld()
      await session.verifyNobody(person.account, password)
      return 'wrong'
    },
    changePassword: refused,
    resetPassword: refused,
    unlock: refused,
    enable: refused,
    forceChangeAtNextLogon: refused,
    settle: async () => 'not-applied',
    settleAttempts: async () => {},
  }
}
