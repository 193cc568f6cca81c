import { browser } from 'wxt/browser'
import { readSettings, type Settings } from '../settings.ts'
import { isStateKey, knownState, refreshState } from './account-state.ts'
import { badgeOf, showBadge, worstBadge } from './badge.ts'
import { known, serverOfToken } from './known.ts'
import { remind } from './reminder.ts'

/** How long an answer holds; days are counted, not minutes. */
const holdsMs = 3 * 60 * 60_000

/**
 * Keeps the toolbar's badge and the reminder in step with what the servers say, at most every few hours. Called whenever a page is
 * loaded: somebody who is not browsing needs neither, so no alarm (and no permission for one) is needed.
 */
export async function watchStates(now: Date = new Date()): Promise<void> {
  const { watchedAt } = await browser.storage.session.get('watchedAt')
  if (typeof watchedAt === 'number' && Math.abs(now.getTime() - watchedAt) < holdsMs) return
  // First, so that the pages of a whole session that is restored ask once.
  await browser.storage.session.set({ watchedAt: now.getTime() })
  const { organisations } = await readSettings()
  await Promise.all(organisations.map(({ server }) => server && refreshState(server)))
  await showStates(now)
}

/** What was stored says what to do: a new token is a run that ended well, a new state is something to show. */
export async function hearStored(keys: string[]): Promise<void> {
  await Promise.all(keys.map((key) => serverOfToken(key)).map((server) => server && refreshState(server)))
  if (keys.some((key) => isStateKey(key) || serverOfToken(key))) await showStates()
}

/** Shows what is known already, after a run or when somebody has looked. */
export async function showStates(now: Date = new Date()): Promise<void> {
  const settings = await readSettings()
  const states = await statesOf(settings)
  await showBadge(worstBadge(states.map(({ state }) => badgeOf(state))))
  await remind(settings, states, now)
}

async function statesOf({ organisations }: Settings) {
  const asked = organisations.map(async ({ server }) => {
    // Without its token a server says nothing any more, and what it said is not repeated.
    const state = server && (await known('token', server)) ? await knownState(server) : undefined
    return server && state ? { server, state } : []
  })
  return (await Promise.all(asked)).flat()
}
