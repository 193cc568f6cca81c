import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }))

const { getBadgeText, pickMostUrgentBadge } = await import('./badge.ts')
const { isDue } = await import('./reminder.ts')
const { handleStorageChange, refreshStatesWhenDue } = await import('./state-refresh.ts')

const state = { account: 'anna', displayName: 'Anna', mustChange: false, locked: false, tasks: [] }
const first = 'https://latchkey.example.com'
const second = 'https://help.example.org'
const noon = new Date(2026, 10, 21, 12)

/** What the toolbar shows, and each request's server and authorization header. */
let badge = ''
let requests: [string, string | null][] = []

beforeEach(async () => {
  fakeBrowser.reset()
  badge = ''
  requests = []
  fakeBrowser.action.setBadgeText = async ({ text }: { text?: string | null }) => {
    badge = text ?? ''
  }
  fakeBrowser.action.setBadgeBackgroundColor = async () => undefined
  await fakeBrowser.storage.local.set({ organisations: [{ server: first }, { server: second }] })
})
afterEach(() => vi.unstubAllGlobals())

/** Stubs servers by origin, each of which reports this number of days. */
function servers(days: Record<string, number>) {
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const { origin } = new URL(String(input))
    requests.push([origin, new Headers(init?.headers).get('authorization')])
    return Response.json({ ...state, daysLeft: days[origin] })
  })
}

describe('the badge', () => {
  test.each([
    [{ daysLeft: 14 }, ''],
    [{ daysLeft: 13 }, '13'],
    [{ daysLeft: 0 }, '!'],
    [{ daysLeft: 40, locked: true }, '!'],
    [{ mustChange: true }, '!'],
    [{}, ''],
  ])('for %j shows %j', (given, text) => {
    expect(getBadgeText({ ...state, ...given })).toBe(text)
  })
  test('for several accounts shows the most urgent', () => {
    expect(pickMostUrgentBadge(['', '12', '3'])).toBe('3')
    expect(pickMostUrgentBadge(['3', '!', ''])).toBe('!')
    expect(pickMostUrgentBadge(['', ''])).toBe('')
  })
})

describe('the state', () => {
  test('is loaded with the server’s own token, only if there is one, and once in three hours', async () => {
    servers({ [first]: 9, [second]: 2 })
    await fakeBrowser.storage.local.set({ [`token:${first}`]: 'of-first' })
    await refreshStatesWhenDue(noon)
    await refreshStatesWhenDue(new Date(noon.getTime() + 2 * 3_600_000))
    expect(requests).toEqual([[first, 'Bearer of-first']])
    expect(badge).toBe('9')
    await refreshStatesWhenDue(new Date(noon.getTime() + 4 * 3_600_000))
    expect(requests).toHaveLength(2)
  })
  test('is loaded again ten minutes after a server was away, not three hours', async () => {
    await fakeBrowser.storage.local.set({ [`token:${first}`]: 'of-first' })
    let tries = 0
    vi.stubGlobal('fetch', async () => {
      tries++
      throw new TypeError('Failed to fetch')
    })
    await refreshStatesWhenDue(noon)
    await refreshStatesWhenDue(new Date(noon.getTime() + 9 * 60_000))
    expect(tries).toBe(1)
    servers({ [first]: 9 })
    await refreshStatesWhenDue(new Date(noon.getTime() + 11 * 60_000))
    expect(requests).toHaveLength(1)
    expect(badge).toBe('9')
    await refreshStatesWhenDue(new Date(noon.getTime() + 60 * 60_000))
    expect(requests).toHaveLength(1)
  })
  test('is loaded at once when a run has succeeded, and the badge is cleared', async () => {
    servers({ [first]: 90 })
    await fakeBrowser.storage.local.set({ [`token:${first}`]: 'new' })
    badge = '2'
    await handleStorageChange([`token:${first}`])
    expect(requests).toEqual([[first, 'Bearer new']])
    expect(badge).toBe('')
  })
  test('is not loaded from a second server with the token stored when there was only one', async () => {
    servers({ [first]: 9, [second]: 9 })
    await fakeBrowser.storage.local.set({ stateToken: 'of-nobody-known' })
    await refreshStatesWhenDue(noon)
    expect(requests).toEqual([])
    await fakeBrowser.storage.local.set({ organisations: [{ server: first }] })
    await refreshStatesWhenDue(new Date(noon.getTime() + 4 * 3_600_000))
    expect(requests).toEqual([[first, 'Bearer of-nobody-known']])
  })
})

describe('the reminder', () => {
  const at = (hour: number) => new Date(2026, 10, 21, hour)
  test.each([
    [5, at(9), undefined, true],
    [6, at(9), undefined, false],
    [0, at(9), undefined, false],
    [undefined, at(9), undefined, false],
    [3, at(7), undefined, false],
    [3, at(18), undefined, false],
    [3, at(23), undefined, false],
    [3, at(17), '2026-11-20', true],
    [3, at(17), '2026-11-21', false],
  ])('with %j days left at %s and the last one on %j is due: %j', (days, now, last, due) => {
    expect(isDue({ daysLeft: days }, now, last)).toBe(due)
  })
  test('is shown once a day, and only when enabled', async () => {
    servers({ [first]: 9, [second]: 2 })
    await fakeBrowser.storage.local.set({ [`token:${first}`]: 'a', [`token:${second}`]: 'b' })
    await refreshStatesWhenDue(at(8))
    expect(await fakeBrowser.notifications.getAll()).toEqual({})
    await fakeBrowser.storage.local.set({ reminder: true })
    await refreshStatesWhenDue(at(12))
    expect(Object.keys(await fakeBrowser.notifications.getAll())).toEqual([`reminder:${second}`])
    await fakeBrowser.notifications.clear(`reminder:${second}`)
    await refreshStatesWhenDue(at(16))
    expect(await fakeBrowser.notifications.getAll()).toEqual({})
  })
})
