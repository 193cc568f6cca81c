import type { Entry } from 'ldapts'
import { type AccountState, type DirectoryPasswordPolicy, type DirectoryPerson, deletedAccount } from '../directory.ts'
import { filetimeToDate, never } from '../filetime.ts'
import type { ReadContext } from './domain.ts'
import { text } from './ldap.ts'
import { readEffectivePolicy } from './policy.ts'

/** Names the object by its id, which stays valid when the object is moved. */
export const guidDn = (person: Pick<DirectoryPerson, 'id'>): string => `<GUID=${person.id}>`

const disabled = 0x2
const lockedOut = 0x10
const passwordNeverExpires = 0x10000
const passwordExpired = 0x800000

export const stateAttributes = [
  'pwdLastSet',
  'lockoutTime',
  'accountExpires',
  'userAccountControl',
  'msDS-ResultantPSO',
  'msDS-User-Account-Control-Computed',
  'msDS-UserPasswordExpiryTimeComputed',
]

/** `entry` must have been read with `stateAttributes`; undefined if the account was deleted. */
export async function readState(reading: ReadContext, entry: Entry | undefined): Promise<AccountState> {
  if (entry === undefined) return deletedAccount
  // Read for every account, so that a locked one takes no longer.
  const policy = await readEffectivePolicy(reading, text(entry, 'msDS-ResultantPSO'))
  return toState(entry, policy, Date.now())
}

export function toState(entry: Entry, policy: DirectoryPasswordPolicy, now: number): AccountState {
  const flags = Number(text(entry, 'userAccountControl') ?? 0)
  const computed = Number(text(entry, 'msDS-User-Account-Control-Computed') ?? 0)
  const mustChange = text(entry, 'pwdLastSet') === '0'
  const locked = (computed & lockedOut) !== 0
  const lockedSince = parseMoment(text(entry, 'lockoutTime'))
  const accountExpires = parseMoment(text(entry, 'accountExpires'))
  return {
    locked,
    lockoutEndsAt:
      locked && lockedSince && policy.lockoutDuration > 0
        ? new Date(lockedSince.getTime() + policy.lockoutDuration)
        : undefined,
    passwordExpired: (computed & passwordExpired) !== 0 && !mustChange,
    mustChange,
    disabled: (flags & disabled) !== 0,
    ...((flags & passwordNeverExpires) !== 0 && { passwordNeverExpires: true as const }),
    accountExpired: accountExpires !== undefined && accountExpires.getTime() <= now,
    passwordExpiresAt: parseMoment(text(entry, 'msDS-UserPasswordExpiryTimeComputed')),
    passwordLastSet: parseMoment(text(entry, 'pwdLastSet')),
  }
}

/** Both 0 and the highest number mean "never". */
function parseMoment(filetime: string | undefined): Date | undefined {
  if (filetime === undefined || !/^-?\d+$/.test(filetime)) return undefined
  const steps = BigInt(filetime)
  return steps <= 0n || steps === never ? undefined : filetimeToDate(steps)
}
