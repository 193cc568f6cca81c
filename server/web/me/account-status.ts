import type { MessageKey, MessageValues } from '../../../shared/languages/keys.ts'
import type { PasswordHealth } from './client.ts'

interface AccountStatus {
  tone: 'good' | 'warn' | 'bad'
  key: MessageKey
  values?: MessageValues
}

/** An expiry is near when this many days are left, as in the server's `nextStep`. */
const expiringSoonDays = 14

/** The most severe fact about the account. */
export function toAccountStatus(
  health: Pick<PasswordHealth, 'accountExpired' | 'disabled' | 'lockout' | 'password' | 'profile'>,
): AccountStatus {
  const { accountExpired, disabled, lockout, password, profile } = health
  const days = password.daysLeft ?? Number.POSITIVE_INFINITY
  if (disabled) return { tone: 'bad', key: 'me.state-disabled' }
  if (accountExpired) return { tone: 'bad', key: 'me.state-account-expired' }
  if (lockout.locked) return { tone: 'bad', key: 'me.state-locked' }
  if (password.expired) return { tone: 'bad', key: 'me.state-expired' }
  if (password.mustChange) return { tone: 'bad', key: 'me.state-must-change' }
  if (days < expiringSoonDays) return { tone: 'warn', key: 'me.state-soon', values: { days } }
  if (profile.state !== 'complete') return { tone: 'warn', key: `me.state-${profileKeys[profile.state]}` }
  return { tone: 'good', key: 'me.state-good' }
}

const profileKeys = {
  'not-registered': 'not-registered',
  'must-update': 'must-update',
  locked: 'profile-locked',
} as const

/** The remaining part of the password's lifetime, from 0 to 1; undefined if it never expires. */
export function remainingLifetime({
  daysLeft,
  expiresAt,
  lastChangedAt,
}: PasswordHealth['password']): number | undefined {
  if (daysLeft === undefined || expiresAt === undefined) return undefined
  const whole = lastChangedAt ? (Date.parse(expiresAt) - Date.parse(lastChangedAt)) / 86_400_000 : 90
  return Math.min(1, Math.max(0, daysLeft / Math.max(1, whole)))
}
