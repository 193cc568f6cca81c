import { browser } from 'wxt/browser'
import type { AccountStateReply } from '../../server/routes/state.ts'
import { wordsFor } from '../../shared/languages/browser.ts'
import { pickLanguage } from '../../shared/languages/pick-language.ts'
import type { Settings } from '../settings.ts'
import { knownState } from './account-state.ts'
import { openWizard } from './wizard-window.ts'

/** From so many days before the end. */
const firstDays = 5
/** Hours of the person's own clock within which a reminder disturbs nobody. */
const quiet = { from: 8, until: 18 }

const idPrefix = 'reminder:'

/** Whether a reminder is due: wanted, near the end, by day, and not yet today. `last` is the local date of the one before. */
export function isDue(daysLeft: number | undefined, now: Date, last: unknown): boolean {
  if (daysLeft === undefined || daysLeft <= 0 || daysLeft > firstDays) return false
  const hour = now.getHours()
  return hour >= quiet.from && hour < quiet.until && last !== dateOf(now)
}

/** Shows at most one notification a day, of the password that ends first. */
export async function remind(
  { reminder }: Pick<Settings, 'reminder'>,
  states: { server: string; state: AccountStateReply }[],
  now: Date,
): Promise<void> {
  const [soonest] = states.toSorted((a, b) => (a.state.daysLeft ?? Infinity) - (b.state.daysLeft ?? Infinity))
  // Without the permission there is no such API in Chromium.
  if (!reminder || !soonest || !browser.notifications) return
  const { remindedOn } = await browser.storage.local.get('remindedOn')
  if (!isDue(soonest.state.daysLeft, now, remindedOn)) return
  await browser.storage.local.set({ remindedOn: dateOf(now) })
  const words = wordsFor(pickLanguage(navigator.languages))
  await browser.notifications.create(`${idPrefix}${soonest.server}`, {
    type: 'basic',
    iconUrl: '/icons/128.png',
    title: words('extension.reminder-title', { days: soonest.state.daysLeft ?? 0 }),
    message: words('extension.reminder-text'),
  })
}

/** A reminder was pressed: the wizard opens on changing the password, for the account that it was about. */
export async function answerReminder(id: string): Promise<void> {
  if (!id.startsWith(idPrefix)) return
  const server = id.slice(idPrefix.length)
  await browser.notifications.clear(id)
  await openWizard({ server, workflow: 'manage-my-passwords', account: (await knownState(server))?.account })
}

const dateOf = (now: Date) => `${now.getFullYear()}-${now.getMonth() + 1}-${now.getDate()}`
