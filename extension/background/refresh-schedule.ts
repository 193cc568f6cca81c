/** When the background asked servers by itself, and how often in a row without an answer. It is stored on disk, so that a restart of the browser does not reset the count. */
export interface RefreshHistory {
  /** Milliseconds; one entry for each request. */
  requestedAt: number[]
  failures: number
}

/** A person who does nothing costs their servers this many requests in 24 hours, tries that failed included. */
export const maxRequestsADay = 8

const day = 24 * 60 * 60_000
/** The server reports days, so a state is valid for hours. */
const minIntervalMs = 4 * 60 * 60_000
/** Often enough for a refresh within the hours of the reminder, on each day. */
const maxIntervalMs = 9 * 60 * 60_000
/** A server that was away at the start of the day, before the VPN is up, is asked again after this long; then after twice as long each time. */
const firstRetryMs = 10 * 60_000

/** Reads what was stored. A clock that was set back makes no request late. */
export function parseHistory(stored: unknown, now: number): RefreshHistory {
  const { requestedAt, failures } = (stored ?? {}) as Record<string, unknown>
  const times = Array.isArray(requestedAt) ? requestedAt.filter((at) => typeof at === 'number') : []
  return {
    requestedAt: times.filter((at) => at <= now && at > now - day).sort((a, b) => a - b),
    failures: typeof failures === 'number' ? failures : 0,
  }
}

/** When the next refresh of so many servers is due, each of which costs one request. */
export function planRefresh({ requestedAt, failures }: RefreshHistory, servers: number): number {
  const last = requestedAt.at(-1)
  if (last === undefined) return 0
  const interval = Math.min(Math.max((day / maxRequestsADay) * servers, minIntervalMs), maxIntervalMs)
  const wait = failures > 0 ? Math.min(firstRetryMs * 2 ** (failures - 1), interval) : interval
  return Math.max(last + wait, planWithinBudget(requestedAt, servers))
}

/** The first moment at which these requests are not too many for 24 hours. */
export function planWithinBudget(requestedAt: number[], servers: number): number {
  const tooMany = requestedAt.length + servers - maxRequestsADay
  return tooMany > 0 ? (requestedAt[Math.min(tooMany, requestedAt.length) - 1] ?? 0) + day : 0
}
