import { browser } from 'wxt/browser'
import { readSettings, type Settings } from '../settings.ts'
import { isStateKey, readCachedState, refreshState } from './account-state.ts'
import { getBadgeText, pickMostUrgentBadge, showBadge } from './badge.ts'
import { showReminder } from './reminder.ts'
import { parseTokenKey, readServerValue } from './server-values.ts'

/** The server reports days, so a state is valid for hours. */
const refreshIntervalMs = 3 * 60 * 60_000
/** A server that was away at the first page of the day, before the VPN is up, is asked again after this long. */
const retryIntervalMs = 10 * 60_000

/**
 * Refreshes the toolbar's badge and the reminder from the servers, at most every three hours. Called on every page load: a person who
 * is not browsing needs neither, so the extension needs no alarm and no permission for one.
 */
export async function refreshStatesWhenDue(now: Date = new Date()): Promise<void> {
  const { statesRefreshedAt: last } = await browser.storage.session.get('statesRefreshedAt')
  if (typeof last === 'number' && Math.abs(now.getTime() - last) < refreshIntervalMs) return
  // Written first, so that the many pages of a restored browser session cause one request.
  await browser.storage.session.set({ statesRefreshedAt: now.getTime() })
  const { organisations } = await readSettings()
  const replies = await Promise.all(organisations.map(({ server }) => (server ? refreshState(server) : undefined)))
  if (replies.some((reply) => reply?.ok === false)) {
    await browser.storage.session.set({ statesRefreshedAt: now.getTime() - refreshIntervalMs + retryIntervalMs })
  }
  await showStates(now)
}

/** Refreshes the state when a new token was stored (a run has succeeded), and shows states when one was stored. */
export async function handleStorageChange(keys: string[]): Promise<void> {
  await Promise.all(keys.map((key) => parseTokenKey(key)).map((server) => server && refreshState(server)))
  if (keys.some((key) => isStateKey(key) || parseTokenKey(key))) await showStates()
}

/** Updates badge and reminder from the cached states. */
async function showStates(now: Date = new Date()): Promise<void> {
  const settings = await readSettings()
  const states = await readCachedStates(settings)
  await showBadge(pickMostUrgentBadge(states.map(({ state }) => getBadgeText(state))))
  await showReminder(settings, states, now)
}

async function readCachedStates({ organisations }: Settings) {
  const states = organisations.map(async ({ server }) => {
    // Without a token the cached state cannot be refreshed any more and is not shown.
    const state = server && (await readServerValue('token', server)) ? await readCachedState(server) : undefined
    return server && state ? { server, state } : []
  })
  return (await Promise.all(states)).flat()
}
