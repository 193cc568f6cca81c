import { browser } from 'wxt/browser'
import type { AccountStateReply } from '../../server/routes/state.ts'
import { getTranslator } from '../../shared/languages/browser.ts'
import { pickLanguage } from '../../shared/languages/pick-language.ts'
import { hasExpired } from '../has-expired.ts'
import type { Settings } from '../settings.ts'
import { readCachedState } from './account-state.ts'
import { openWizard } from './wizard-window.ts'

/** Reminders start when this many days are left. */
const maxDaysLeft = 5
/** Reminders are shown between these hours of local time. */
const reminderHours = { from: 8, until: 18 }

const idPrefix = 'reminder:'

/** Whether a reminder is due: few days left, by day, none shown today. `last` is the local date of the previous one. */
export function isDue(
  state: Pick<AccountStateReply, 'daysLeft' | 'passwordExpiresAt'>,
  now: Date,
  last: unknown,
): boolean {
  const { daysLeft } = state
  if (daysLeft === undefined || daysLeft > maxDaysLeft || hasExpired(state, now)) return false
  const hour = now.getHours()
  return hour >= reminderHours.from && hour < reminderHours.until && last !== formatLocalDate(now)
}

/** Shows at most one notification a day, about the password that expires first; expired ones are none of its business. */
export async function showReminder(
  { reminder }: Pick<Settings, 'reminder'>,
  states: { server: string; state: AccountStateReply }[],
  now: Date,
): Promise<void> {
  const [soonest] = states
    .filter(({ state }) => !hasExpired(state, now))
    .toSorted((a, b) => (a.state.daysLeft ?? Infinity) - (b.state.daysLeft ?? Infinity))
  // Without the permission there is no such API in Chromium.
  if (!reminder || !soonest || !browser.notifications) return
  const { remindedOn } = await browser.storage.local.get('remindedOn')
  if (!isDue(soonest.state, now, remindedOn)) return
  await browser.storage.local.set({ remindedOn: formatLocalDate(now) })
  const t = getTranslator(pickLanguage(navigator.languages))
  await browser.notifications.create(`${idPrefix}${soonest.server}`, {
    type: 'basic',
    iconUrl: '/icons/128.png',
    // At most a day is left on the last day and on the one before.
    title: t('extension.reminder-title', { days: Math.max(1, soonest.state.daysLeft ?? 1) }),
    message: t('extension.reminder-text'),
  })
}

/** Opens the wizard for changing the password of the account that the clicked reminder is about. */
export async function handleReminderClick(id: string): Promise<void> {
  if (!id.startsWith(idPrefix)) return
  const server = id.slice(idPrefix.length)
  await browser.notifications.clear(id)
  await openWizard({ server, workflow: 'manage-my-passwords', account: (await readCachedState(server))?.account })
}

const formatLocalDate = (now: Date) => `${now.getFullYear()}-${now.getMonth() + 1}-${now.getDate()}`
