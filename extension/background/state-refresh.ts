import { browser } from 'wxt/browser'
import { readSettings, type Settings } from '../settings.ts'
import { isStateKey, readCachedState, refreshState } from './account-state.ts'
import { getBadgeText, pickMostUrgentBadge, showBadge } from './badge.ts'
import { maxRequestsADay, parseHistory, planRefresh, planWithinBudget } from './refresh-schedule.ts'
import { showReminder } from './reminder.ts'
import { parseTokenKey, readServerValue } from './server-values.ts'

const alarm = 'refresh'
const historyKey = 'refreshes'
/** An update of the extension at the start of the browser is two starts. */
const startIntervalMs = 60_000

/** Refreshes badge and reminder when the alarm says so. There is an alarm only where a server has given a token. */
export async function handleAlarm(name: string, now: Date = new Date()): Promise<void> {
  if (name === alarm) await refreshStates(now)
}

/** After a start of the browser nothing is known of the accounts, so their servers are asked at once, unless they were too often today. */
export async function refreshStatesAtStart(now: Date = new Date()): Promise<void> {
  const servers = await listServersWithToken()
  const { requestedAt } = await readHistory(now)
  const earliest = Math.max(planWithinBudget(requestedAt, servers.length), (requestedAt.at(-1) ?? 0) + startIntervalMs)
  if (earliest > now.getTime()) return planNextRefresh(now)
  await refreshStates(now)
}

async function refreshStates(now: Date): Promise<void> {
  const servers = (await listServersWithToken()).slice(0, maxRequestsADay)
  if (servers.length > 0) {
    const { requestedAt, failures } = await readHistory(now)
    const requests = [...requestedAt, ...servers.map(() => now.getTime())]
    // Written first, so that a background that is stopped meanwhile does not ask more often.
    await saveHistory({ requestedAt: requests, failures: failures + 1 })
    const replies = await Promise.all(servers.map(refreshState))
    if (replies.every((reply) => reply?.ok !== false)) await saveHistory({ requestedAt: requests, failures: 0 })
  }
  await planNextRefresh(now)
  await showStates(now)
}

/** Sets the alarm for the next refresh; without a token there is none. */
async function planNextRefresh(now: Date): Promise<void> {
  const servers = await listServersWithToken()
  if (servers.length === 0) return void (await browser.alarms.clear(alarm))
  const when = planRefresh(await readHistory(now), Math.min(servers.length, maxRequestsADay))
  await browser.alarms.create(alarm, { when: Math.max(when, now.getTime()) })
}

/** Refreshes the state when a new token was stored (a run has succeeded), and shows states when one was stored. */
export async function handleStorageChange(keys: string[], now: Date = new Date()): Promise<void> {
  const changed = keys.flatMap((key) => parseTokenKey(key) ?? [])
  const replies = await Promise.all(changed.map(refreshState))
  if (replies.some((reply) => reply?.ok)) {
    const { requestedAt } = await readHistory(now)
    await saveHistory({ requestedAt: [...requestedAt, now.getTime()], failures: 0 })
  }
  if (changed.length > 0) await planNextRefresh(now)
  if (keys.some((key) => isStateKey(key) || parseTokenKey(key))) await showStates(now)
}

async function readHistory(now: Date) {
  return parseHistory((await browser.storage.local.get(historyKey))[historyKey], now.getTime())
}

const saveHistory = (history: ReturnType<typeof parseHistory>): Promise<void> =>
  browser.storage.local.set({ [historyKey]: history })

async function listServersWithToken(): Promise<string[]> {
  const { organisations } = await readSettings()
  const servers = [...new Set(organisations.flatMap(({ server }) => server ?? []))]
  const tokens = await Promise.all(servers.map((server) => readServerValue('token', server)))
  return servers.filter((_, index) => tokens[index] !== undefined)
}

/** Updates badge and reminder from the cached states. */
async function showStates(now: Date): Promise<void> {
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
