import type { AccountState, DirectoryPerson, DirectorySession } from '../directory/directory.ts'
import { bindLimit } from './bind-limit.ts'
import type { Claim } from './claim.ts'
import type { GuardedAccount } from './guarded-account.ts'
import type { EngineGuesses } from './guesses.ts'

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

/**
 * Whether an id is that of a decoy: it spells hexadecimal digits in ASCII, byte by byte. Of random ids of a directory one in 2^64 does.
 */
export const isDecoyId = (id: string): boolean => /^(3\d|6[1-6]){16}$/.test(id.replaceAll('-', ''))

function toDecoyId(key: string): string {
  const hex = Buffer.from(key.slice(0, 16)).toString('hex').padEnd(32, '0').slice(0, 32)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
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
}: {
  session: DirectorySession
  person: DirectoryPerson
  guesses: EngineGuesses
  claim: Claim
}): GuardedAccount {
  const refused = async () => ({ outcome: 'refused', reason: 'missing' }) as const
  return {
    applied: [],
    async state() {
      await session.findById(person.id)
      return decoyState
    },
    passwordPolicy: () => session.readDomainPolicy(),
    async verifyPassword(password) {
      const lockout = await session.readStrictestLockout(person.domain)
      if (!(await guesses.reserve(bindLimit(lockout)))) return 'too-many-attempts'
      claim.assertHeld()
      await session.verifyDecoy(person.account, password)
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
