import type { AccountStateReply } from '../../server/routes/state.ts'
import { wordsFor } from '../../shared/languages/browser.ts'

export interface SaidState {
  sentence: string
  tone: 'good' | 'warn' | 'bad'
  /** What the ring shows in place of days. */
  sign?: 'locked' | 'must-change' | 'endless'
  /** The exact time behind "days", for hovering. */
  exact?: string
}

/** From here on the ring asks for attention. */
const soonDays = 14

/** The state of an account in one sentence; what stops somebody from signing in goes first. */
export function sayState(state: AccountStateReply, language: string): SaidState {
  const words = wordsFor(language)
  const time = (at: string) => new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })
  const { locked, lockoutEndsAt, mustChange, passwordExpiresAt, daysLeft } = state
  const exact = passwordExpiresAt && time(passwordExpiresAt)
  if (locked) {
    const sentence = lockoutEndsAt
      ? words('extension.popup-locked', { time: time(lockoutEndsAt) })
      : words('extension.popup-locked-open')
    return { sentence, tone: 'bad', sign: 'locked' }
  }
  if (mustChange) return { sentence: words('extension.popup-must-change'), tone: 'bad', sign: 'must-change' }
  if (daysLeft === undefined) return { sentence: words('extension.popup-never'), tone: 'good', sign: 'endless' }
  if (daysLeft <= 0) return { sentence: words('extension.popup-expired'), tone: 'bad', exact }
  const sentence = words('extension.popup-days-left', { days: daysLeft })
  return { sentence, tone: daysLeft <= soonDays ? 'warn' : 'good', exact }
}
