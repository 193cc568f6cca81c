import type { AccountStateReply } from '../../server/routes/state.ts'
import { getTranslator } from '../../shared/languages/browser.ts'
import { hasExpired } from '../has-expired.ts'

interface StateDescription {
  sentence: string
  tone: 'good' | 'warn' | 'bad'
  /** Shown in the ring in place of the days. */
  sign?: 'locked' | 'must-change' | 'endless'
  /** Exact time of expiry, for the tooltip. */
  exact?: string
}

/** The ring turns to the colour of a warning when this many days are left. */
const warningDays = 14

/** Describes the state of an account in one sentence; what prevents signing in comes first. */
export function describeState(state: AccountStateReply, language: string, now = new Date()): StateDescription {
  const t = getTranslator(language)
  const time = (at: string) => new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })
  const { locked, lockoutEndsAt, mustChange, passwordExpiresAt, daysLeft } = state
  const exact = passwordExpiresAt && time(passwordExpiresAt)
  if (locked) {
    const sentence = lockoutEndsAt
      ? t('extension.popup-locked', { time: time(lockoutEndsAt) })
      : t('extension.popup-locked-open')
    return { sentence, tone: 'bad', sign: 'locked' }
  }
  if (mustChange) return { sentence: t('extension.popup-must-change'), tone: 'bad', sign: 'must-change' }
  if (daysLeft === undefined) return { sentence: t('extension.popup-never'), tone: 'good', sign: 'endless' }
  if (hasExpired(state, now)) return { sentence: t('extension.popup-expired'), tone: 'bad', exact }
  if (daysLeft <= 0) {
    const day = new Date(passwordExpiresAt ?? now).toDateString() === now.toDateString() ? 'today' : 'tomorrow'
    return { sentence: t('extension.popup-last-day', { day }), tone: 'bad', exact }
  }
  const sentence = t('extension.popup-days-left', { days: daysLeft })
  return { sentence, tone: daysLeft <= warningDays ? 'warn' : 'good', exact }
}
