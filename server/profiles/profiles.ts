import type { DirectoryPerson } from '../directory/directory.ts'
import type { Profile } from './profile.ts'

/** `createProfiles({ store, keys, hasher, clock }): Profiles` follows in this file. */
export interface Profiles {
  of(person: DirectoryPerson): Profile
  /** What somebody without a profile, or without an account, is shown: same questions each time, same work, same lockout. */
  decoy(accountKey: string, domain: string): Profile
  /** Key of an account's counters: the same for `user`, `DOMAIN\user` and `user@domain`, in any case. */
  accountKey(domain: string, account: string): string
}
