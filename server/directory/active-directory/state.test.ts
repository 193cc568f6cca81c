import { expect, test } from 'vitest'
import type { AccountState, DirectoryPasswordPolicy } from '../directory.ts'
import { dateToFiletime } from '../filetime.ts'
import { toState } from './state.ts'

/** What the attributes of an account mean (docs/directory.md#reading-state). */
const now = new Date('2026-11-21T12:00:00Z')
const minute = 60_000
const filetimeIn = (milliseconds: number) => dateToFiletime(new Date(now.getTime() + milliseconds))
const dateIn = (milliseconds: number) => new Date(now.getTime() + milliseconds)
const never = '9223372036854775807'

const policy: DirectoryPasswordPolicy = {
  source: 'domain',
  minLength: 8,
  historyLength: 24,
  complexity: true,
  minAge: 0,
  lockoutThreshold: 10,
  lockoutDuration: 30 * minute,
  observationWindow: 30 * minute,
}
const account = {
  dn: 'CN=Ada,DC=example,DC=com',
  userAccountControl: '512',
  'msDS-User-Account-Control-Computed': '0',
  'msDS-UserPasswordExpiryTimeComputed': filetimeIn(10 * minute),
  pwdLastSet: filetimeIn(-10 * minute),
  lockoutTime: '0',
  accountExpires: never,
}
const well: AccountState = {
  locked: false,
  passwordExpired: false,
  mustChange: false,
  disabled: false,
  accountExpired: false,
  passwordExpiresAt: dateIn(10 * minute),
  passwordLastSet: dateIn(-10 * minute),
}
const locked = { 'msDS-User-Account-Control-Computed': '16', lockoutTime: filetimeIn(-10 * minute) }

test.each<[string, Record<string, string>, Partial<AccountState>]>([
  ['all well', {}, {}],
  ['disabled', { userAccountControl: '514' }, { disabled: true }],
  ['locked', locked, { locked: true, lockoutEndsAt: dateIn(20 * minute) }],
  ['a lock that ended, whose time stays', { lockoutTime: filetimeIn(-40 * minute) }, {}],
  ['expired', { 'msDS-User-Account-Control-Computed': '8388608' }, { passwordExpired: true }],
  [
    'must change, which counts as expired for the controller',
    { 'msDS-User-Account-Control-Computed': '8388608', pwdLastSet: '0' },
    { mustChange: true, passwordLastSet: undefined },
  ],
  ['a password for ever', { 'msDS-UserPasswordExpiryTimeComputed': never }, { passwordExpiresAt: undefined }],
  ['an account that ends now', { accountExpires: filetimeIn(0) }, { accountExpired: true }],
  ['an account that ends in a minute', { accountExpires: filetimeIn(minute) }, {}],
  ['an account without an end, written as 0', { accountExpires: '0' }, {}],
  ['unreadable times', { accountExpires: 'soon', pwdLastSet: '12 days' }, { passwordLastSet: undefined }],
])('%s', (_, attributes, state) => {
  expect(toState({ ...account, ...attributes }, policy, now.getTime())).toEqual({ ...well, ...state })
})

test('a lock that only an administrator ends has no end', () => {
  const state = toState({ ...account, ...locked }, { ...policy, lockoutDuration: 0 }, now.getTime())
  expect(state).toEqual({ ...well, locked: true })
})

test('attributes that may not be read count as well', () => {
  expect(toState({ dn: account.dn }, policy, now.getTime())).toEqual({
    ...well,
    passwordExpiresAt: undefined,
    passwordLastSet: undefined,
  })
})
