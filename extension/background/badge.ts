import { browser } from 'wxt/browser'
import type { AccountStateReply } from '../../server/routes/state.ts'

/** The badge counts down when fewer days than this are left (docs/behaviour.md#what-the-badge-shows). */
const maxDaysShown = 14

const urgentColor = '#b3261e'
const soonColor = '#8a5300'

/** The badge of an account, shown in every tab; empty while all is well. */
export function getBadgeText({
  daysLeft,
  mustChange,
  locked,
}: Pick<AccountStateReply, 'daysLeft' | 'mustChange' | 'locked'>): string {
  if (mustChange || locked || (daysLeft !== undefined && daysLeft <= 0)) return '!'
  return daysLeft !== undefined && daysLeft < maxDaysShown ? String(daysLeft) : ''
}

/** The most urgent of several badges: an exclamation mark, else the fewest days. */
export const pickMostUrgentBadge = (badges: string[]): string =>
  badges.filter(Boolean).sort((a, b) => (a === '!' ? -1 : b === '!' ? 1 : Number(a) - Number(b)))[0] ?? ''

export async function showBadge(text: string): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: text === '!' ? urgentColor : soonColor })
  await browser.action.setBadgeText({ text })
}

/** In its tab, a page that asks for a new password takes precedence over the days left. */
export async function showFindingBadge(tabId: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ tabId, color: urgentColor })
  await browser.action.setBadgeText({ tabId, text: '!' })
}

export async function clearFindingBadge(tabId: number): Promise<void> {
  // Null, not '': the tab falls back to the badge of all tabs. wxt's types lack null. The colour is set again with each finding.
  await browser.action.setBadgeText({ tabId, text: null as unknown as string })
}
