import type { Entry } from 'ldapts'
import type { AccountState, DirectoryPasswordPolicy, DirectoryPerson } from '../directory.ts'
import { dateOfFiletime, never } from '../filetime.ts'
import type { Domain, Reading } from './domain.ts'
import { text } from './ldap.ts'
import { effectivePolicy } from './policy.ts'

/** The object itself, wherever it was moved to. */
export const dnOf = (person: DirectoryPerson): string => `<GUID=${person.id}>`

const disabled = 0x2
const lockedOut = 0x10
const passwordExpired = 0x800000

export const stateAttributes = [
  ...['pwdLastSet', 'lockoutTime', 'accountExpires', 'userAccountControl', 'msDS-ResultantPSO'],
  ...['msDS-User-Account-Control-Computed', 'msDS-UserPasswordExpiryTimeComputed'],
]

/** `entry`: read with `stateAttributes`; undefined: it is gone. */
export async function stateOfEntry(domain: Domain, reading: Reading, entry: Entry | undefined): Promise<AccountState> {
  if (entry === undefined) return gone
  // Asked for everybody, so that a locked account takes no longer.
  const policy = await effectivePolicy(domain, reading, text(entry, 'msDS-ResultantPSO'))
  return stateOf(entry, policy, Date.now())
}

export function stateOf(entry: Entry, policy: DirectoryPasswordPolicy, now: number): AccountState {
  const computed = Number(text(entry, 'msDS-User-Account-Control-Computed') ?? 0)
  const mustChange = text(entry, 'pwdLastSet') === '0'
  const locked = (computed & lockedOut) !== 0
  const lockedSince = moment(text(entry, 'lockoutTime'))
  const accountExpires = moment(text(entry, 'accountExpires'))
  return {
    locked,
    lockoutEndsAt:
      locked && lockedSince && policy.lockoutDuration > 0
        ? new Date(lockedSince.getTime() + policy.lockoutDuration)
        : undefined,
    passwordExpired: (computed & passwordExpired) !== 0 && !mustChange,
    mustChange,
    disabled: (Number(text(entry, 'userAccountControl') ?? 0) & disabled) !== 0,
    accountExpired: accountExpires !== undefined && accountExpires.getTime() <= now,
    passwordExpiresAt: moment(text(entry, 'msDS-UserPasswordExpiryTimeComputed')),
    passwordLastSet: moment(text(entry, 'pwdLastSet')),
  }
}

/** Both 0 and the highest number mean that there is no such moment. */
function moment(filetime: string | undefined): Date | undefined {
  if (filetime === undefined || !/^-?\d+$/.test(filetime)) return undefined
  const steps = BigInt(filetime)
  return steps <= 0n || steps === never ? undefined : dateOfFiletime(steps)
}

/** An account deleted in the middle of a run: nobody can sign in with it. */
const gone: AccountState = {
  locked: false,
  passwordExpired: false,
  mustChange: false,
  disabled: true,
  accountExpired: false,
}
