import { expect, test } from 'vitest'
import { remainingLifetime, toAccountStatus } from './account-status.ts'

type Facts = Parameters<typeof toAccountStatus>[0]
const well: Facts = {
  disabled: false,
  accountExpired: false,
  lockout: { locked: false },
  password: { expired: false, mustChange: false, daysLeft: 60 },
  profile: { state: 'complete', reasons: [] },
}
const profile = (state: Facts['profile']['state']): Partial<Facts> => ({ profile: { state, reasons: [] } })
const password = (facts: Partial<Facts['password']>): Partial<Facts> => ({ password: { ...well.password, ...facts } })

test.each<[string, Partial<Facts>, string]>([
  ['all is well', {}, 'good me.state-good'],
  ['never expires', password({ daysLeft: undefined }), 'good me.state-good'],
  ['13 days', password({ daysLeft: 13 }), 'warn me.state-soon'],
  ['14 days', password({ daysLeft: 14 }), 'good me.state-good'],
  ['expired', password({ expired: true, daysLeft: 0 }), 'bad me.state-expired'],
  ['must change', password({ mustChange: true, daysLeft: undefined }), 'bad me.state-must-change'],
  ['locked and expired', { lockout: { locked: true }, ...password({ expired: true }) }, 'bad me.state-locked'],
  ['disabled', { disabled: true, lockout: { locked: true } }, 'bad me.state-disabled'],
  ['at its end date', { accountExpired: true }, 'bad me.state-account-expired'],
  ['unregistered', profile('not-registered'), 'warn me.state-not-registered'],
  ['out of date', profile('must-update'), 'warn me.state-must-update'],
  ['paused', profile('locked'), 'warn me.state-profile-locked'],
])('account status: %s', (_what, facts, expected) => {
  const { tone, key } = toAccountStatus({ ...well, ...facts })
  expect(`${tone} ${key}`).toBe(expected)
})

test('the bar shows the remaining part of the password’s lifetime', () => {
  const life = { expired: false, mustChange: false, expiresAt: '2026-12-01T00:00:00Z' }
  expect(remainingLifetime({ ...life, daysLeft: 10, lastChangedAt: '2026-11-11T00:00:00Z' })).toBe(0.5)
  expect(remainingLifetime({ ...life, daysLeft: 45 })).toBe(0.5)
  expect(remainingLifetime({ ...life, daysLeft: 400 })).toBe(1)
  expect(remainingLifetime({ expired: false, mustChange: false })).toBeUndefined()
})
