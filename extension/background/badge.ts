import { browser } from 'wxt/browser'
import type { AccountStateReply } from '../../server/routes/state.ts'

/** From so many days on the badge says how many are left (features.md G.6). */
const countedDays = 14

const urgent = '#b3261e'
const soon = '#8a5300'

/** What the toolbar shows of an account everywhere: nothing while all is well. */
export function badgeOf({
  daysLeft,
  mustChange,
  locked,
}: Pick<AccountStateReply, 'daysLeft' | 'mustChange' | 'locked'>): string {
  if (mustChange || locked || (daysLeft !== undefined && daysLeft <= 0)) return '!'
  return daysLeft !== undefined && daysLeft < countedDays ? String(daysLeft) : ''
}

/** The most pressing of several: a mark, else the fewest days. */
export const worstBadge = (badges: string[]): string =>
  badges.filter(Boolean).sort((a, b) => (a === '!' ? -1 : b === '!' ? 1 : Number(a) - Number(b)))[0] ?? ''

export async function showBadge(text: string): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: text === '!' ? urgent : soon })
  await browser.action.setBadgeText({ text })
}

/** A page that asks for a new password goes before what is known of days. */
export async function showFoundBadge(tabId: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ tabId, color: urgent })
  await browser.action.setBadgeText({ tabId, text: '!' })
}

export async function clearFoundBadge(tabId: number): Promise<void> {
  // Null and not '': the tab goes back to what all tabs show. The colour is set anew with every mark.
  await browser.action.setBadgeText({ tabId, text: null as unknown as string })
}
