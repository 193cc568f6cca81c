import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }))

const { readCachedState } = await import('./account-state.ts')
const { getBadgeText, pickMostUrgentBadge } = await import('./badge.ts')
const { isDue } = await import('./reminder.ts')
const { handleAlarm, handleStorageChange, refreshStatesAtStart } = await import('./state-refresh.ts')

const state = { account: 'anna', displayName: 'Anna', mustChange: false, locked: false, tasks: [] }
/** What a server answers that ended or never issued a token. */
const refused = { code: 'token-invalid', title: 'Refused' }
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
  const hours = (count: number) => new Date(noon.getTime() + count * 3_600_000)
  test('is loaded at the start with the server’s own token, and by alarm every four hours', async () => {
    servers({ [first]: 9, [second]: 2 })
    await fakeBrowser.storage.local.set({ [`token:${first}`]: 'of-first' })
    await refreshStatesAtStart(noon)
    expect(requests).toEqual([[first, 'Bearer of-first']])
    expect(badge).toBe('9')
    expect(await fakeBrowser.alarms.getAll()).toMatchObject([{ name: 'refresh', scheduledTime: hours(4).getTime() }])
    await handleAlarm('refresh', hours(4))
    expect(requests).toHaveLength(2)
  })
  test('F18: with a damaged token is not asked for, and the token is forgotten', async () => {
    servers({ [first]: 9 })
    await fakeBrowser.storage.local.set({ [`token:${first}`]: 'dam\naged' })
    await refreshStatesAtStart(noon)
    expect(requests).toEqual([])
    expect(await fakeBrowser.storage.local.get(`token:${first}`)).toEqual({})
  })
  test('F18: that lacks its fields is not stored', async () => {
    vi.stubGlobal('fetch', async () => Response.json({ daysLeft: 3 }))
    await fakeBrowser.storage.local.set({ [`token:${first}`]: 'of-first' })
    await refreshStatesAtStart(noon)
    expect(badge).toBe('')
    expect(await fakeBrowser.storage.session.get(null)).toEqual({})
  })
  test('is never asked for without a token, and there is no alarm', async () => {
    servers({ [first]: 9 })
    await refreshStatesAtStart(noon)
    await handleAlarm('refresh', hours(4))
    expect(requests).toEqual([])
    expect(await fakeBrowser.alarms.getAll()).toEqual([])
  })
  test('is loaded again ten minutes after a server was away', async () => {
    await fakeBrowser.storage.local.set({ [`token:${first}`]: 'of-first' })
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch')
    })
    await refreshStatesAtStart(noon)
    expect(await fakeBrowser.alarms.getAll()).toMatchObject([{ scheduledTime: noon.getTime() + 10 * 60_000 }])
    servers({ [first]: 9 })
    await handleAlarm('refresh', hours(1 / 6))
    expect(badge).toBe('9')
  })
  test('is loaded at once when a run has succeeded, and the badge is cleared', async () => {
    servers({ [first]: 90 })
    await fakeBrowser.storage.local.set({ [`token:${first}`]: 'new' })
    badge = '2'
    await handleStorageChange([`token:${first}`], noon)
    expect(requests).toEqual([[first, 'Bearer new']])
    expect(badge).toBe('')
    expect(await fakeBrowser.alarms.getAll()).toMatchObject([{ scheduledTime: hours(4).getTime() }])
  })
  test('is loaded with a token that was stored while the one before was asked for, which is not forgotten', async () => {
    const key = `token:${first}`
    await fakeBrowser.storage.local.set({ [key]: 'before' })
    vi.stubGlobal('fetch', async (_: unknown, init?: RequestInit) => {
      const sent = new Headers(init?.headers).get('authorization')
      if (sent === 'Bearer after') return Response.json({ ...state, daysLeft: 90 })
      await fakeBrowser.storage.local.set({ [key]: 'after' })
      return Response.json(refused, { status: 401 })
    })
    await refreshStatesAtStart(noon)
    expect(await fakeBrowser.storage.local.get(key)).toEqual({ [key]: 'after' })
    expect(await readCachedState(first)).toMatchObject({ daysLeft: 90 })
  })
  test('is forgotten with a token that the server refuses', async () => {
    await fakeBrowser.storage.local.set({ [`token:${first}`]: 'refused' })
    vi.stubGlobal('fetch', async () => Response.json(refused, { status: 401 }))
    await refreshStatesAtStart(noon)
    expect(await fakeBrowser.storage.local.get(`token:${first}`)).toEqual({})
  })
  test('has no alarm any more once the last token is gone', async () => {
    servers({ [first]: 90 })
    await fakeBrowser.storage.local.set({ [`token:${first}`]: 'new' })
    await handleStorageChange([`token:${first}`], noon)
    await fakeBrowser.storage.local.remove(`token:${first}`)
    await handleStorageChange([`token:${first}`], noon)
    expect(await fakeBrowser.alarms.getAll()).toEqual([])
  })
  test('is not loaded from another server with the token stored when there was only one', async () => {
    servers({ [first]: 9, [second]: 9 })
    await fakeBrowser.storage.local.set({ stateToken: 'of-the-only-one' })
    await refreshStatesAtStart(noon)
    // It may have taken the place of the server that issued the token.
    await fakeBrowser.storage.local.set({ organisations: [{ server: second }] })
    await refreshStatesAtStart(noon)
    expect(requests).toEqual([])
    await fakeBrowser.storage.local.remove('organisations')
    await fakeBrowser.storage.local.set({ server: first })
    await refreshStatesAtStart(noon)
    expect(requests).toEqual([[first, 'Bearer of-the-only-one']])
  })
})

describe('a day of a person who does nothing', () => {
  test.each([
    ['one server that answers', 1, false, 6],
    ['one server that is away', 1, true, 8],
    ['two servers that answer', 2, false, 8],
    ['two servers that are away', 2, true, 8],
    ['five servers that are away', 5, true, 5],
    ['ten servers that answer', 10, false, 8],
  ])('with %s costs at most eight requests', async (_, count, isAway, expected) => {
    const names = Array.from({ length: count }, (_, index) => `https://latchkey-${index}.example.com`)
    await fakeBrowser.storage.local.set({ organisations: names.map((server) => ({ server })) })
    for (const server of names) await fakeBrowser.storage.local.set({ [`token:${server}`]: 't' })
    const asked: number[] = []
    let now = noon.getTime()
    vi.stubGlobal('fetch', async () => {
      asked.push(now)
      if (isAway) throw new TypeError('Failed to fetch')
      return Response.json({ ...state, daysLeft: 9 })
    })
    await refreshStatesAtStart(new Date(now))
    for (const end = now + 72 * 3_600_000; now < end; ) {
      const [alarm] = await fakeBrowser.alarms.getAll()
      now = alarm?.scheduledTime ?? Number.NaN
      expect(now).toBeGreaterThan(asked.at(-1) ?? 0)
      await fakeBrowser.alarms.clear('refresh')
      await handleAlarm('refresh', new Date(now))
    }
    const inDayFrom = (start: number) => asked.filter((at) => at >= start && at < start + 24 * 3_600_000).length
    expect(inDayFrom(noon.getTime())).toBe(expected)
    expect(Math.max(...asked.map(inDayFrom))).toBeLessThanOrEqual(8)
  })
  test('and starts the browser twenty times costs at most eight requests', async () => {
    servers({ [first]: 9 })
    await fakeBrowser.storage.local.set({ [`token:${first}`]: 't' })
    for (let start = 0; start < 20; start++) {
      await fakeBrowser.storage.session.clear()
      await refreshStatesAtStart(new Date(noon.getTime() + start * 3_600_000))
    }
    expect(requests).toHaveLength(8)
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
    await refreshStatesAtStart(at(8))
    expect(await fakeBrowser.notifications.getAll()).toEqual({})
    await fakeBrowser.storage.local.set({ reminder: true })
    await handleAlarm('refresh', at(12))
    expect(Object.keys(await fakeBrowser.notifications.getAll())).toEqual([`reminder:${second}`])
    await fakeBrowser.notifications.clear(`reminder:${second}`)
    await handleAlarm('refresh', at(16))
    expect(await fakeBrowser.notifications.getAll()).toEqual({})
  })
})
