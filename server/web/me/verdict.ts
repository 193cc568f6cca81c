import type { MessageKey, MessageValues } from '../../../shared/languages/keys.ts'
import type { Health } from './client.ts'

export interface Verdict {
  tone: 'good' | 'warn' | 'bad'
  key: MessageKey
  values?: MessageValues
}

/** From here on an expiry is near; as `nextStep` on the server. */
const soonDays = 14

/** The account at one glance: the worst that can be said of it. */
export function verdictOf(
  health: Pick<Health, 'accountExpired' | 'disabled' | 'lockout' | 'password' | 'profile'>,
): Verdict {
  const { accountExpired, disabled, lockout, password, profile } = health
  const days = password.daysLeft ?? Number.POSITIVE_INFINITY
  if (disabled) return { tone: 'bad', key: 'me.state-disabled' }
  if (accountExpired) return { tone: 'bad', key: 'me.state-account-expired' }
  if (lockout.locked) return { tone: 'bad', key: 'me.state-locked' }
  if (password.expired) return { tone: 'bad', key: 'me.state-expired' }
  if (password.mustChange) return { tone: 'bad', key: 'me.state-must-change' }
  if (days < soonDays) return { tone: 'warn', key: 'me.state-soon', values: { days } }
  if (profile.state !== 'complete') return { tone: 'warn', key: `me.state-${profileKeys[profile.state]}` }
  return { tone: 'good', key: 'me.state-good' }
}

const profileKeys = {
  'not-registered': 'not-registered',
  'must-update': 'must-update',
  locked: 'profile-locked',
} as const

/** How much of the password's life is left, from 0 to 1; undefined where it has no end. */
export function lifeLeft({ daysLeft, expiresAt, lastChangedAt }: Health['password']): number | undefined {
  if (daysLeft === undefined || expiresAt === undefined) return undefined
  const whole = lastChangedAt ? (Date.parse(expiresAt) - Date.parse(lastChangedAt)) / 86_400_000 : 90
  return Math.min(1, Math.max(0, daysLeft / Math.max(1, whole)))
}
