import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }))

const { badgeOf, worstBadge } = await import('./badge.ts')
const { isDue } = await import('./reminder.ts')
const { hearStored, watchStates } = await import('./state-watch.ts')

const state = { account: 'anna', displayName: 'Anna', mustChange: false, locked: false, tasks: [] }
const first = 'https://latchkey.example.com'
const second = 'https://help.example.org'
const noon = new Date(2026, 10, 21, 12)

/** What the toolbar shows, and what was asked of which server with which token. */
let badge = ''
let asked: [string, string | null][] = []

beforeEach(async () => {
  fakeBrowser.reset()
  badge = ''
  asked = []
  fakeBrowser.action.setBadgeText = async ({ text }: { text?: string | null }) => {
    badge = text ?? ''
  }
  fakeBrowser.action.setBadgeBackgroundColor = async () => undefined
  await fakeBrowser.storage.local.set({ organisations: [{ server: first }, { server: second }] })
})
afterEach(() => vi.unstubAllGlobals())

/** Servers that tell these days. */
function servers(days: Record<string, number>) {
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const { origin } = new URL(String(input))
    asked.push([origin, new Headers(init?.headers).get('authorization')])
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
  ])('of %j is %j', (given, text) => {
    expect(badgeOf({ ...state, ...given })).toBe(text)
  })
  test('of several shows what presses most', () => {
    expect(worstBadge(['', '12', '3'])).toBe('3')
    expect(worstBadge(['3', '!', ''])).toBe('!')
    expect(worstBadge(['', ''])).toBe('')
  })
})

describe('servers', () => {
  test('are asked with their own token, only where there is one, and once in three hours', async () => {
    servers({ [first]: 9, [second]: 2 })
    await fakeBrowser.storage.local.set({ [`token:${first}`]: 'of-first' })
    await watchStates(noon)
    await watchStates(new Date(noon.getTime() + 2 * 3_600_000))
    expect(asked).toEqual([[first, 'Bearer of-first']])
    expect(badge).toBe('9')
    await watchStates(new Date(noon.getTime() + 4 * 3_600_000))
    expect(asked).toHaveLength(2)
  })
  test('are asked at once when a run ended well, and the badge goes', async () => {
    servers({ [first]: 90 })
    await fakeBrowser.storage.local.set({ [`token:${first}`]: 'new' })
    badge = '2'
    await hearStored([`token:${first}`])
    expect(asked).toEqual([[first, 'Bearer new']])
    expect(badge).toBe('')
  })
  test('get no token of another: what was kept before there were several stays with the one', async () => {
    servers({ [first]: 9, [second]: 9 })
    await fakeBrowser.storage.local.set({ stateToken: 'of-nobody-known' })
    await watchStates(noon)
    expect(asked).toEqual([])
    await fakeBrowser.storage.local.set({ organisations: [{ server: first }] })
    await watchStates(new Date(noon.getTime() + 4 * 3_600_000))
    expect(asked).toEqual([[first, 'Bearer of-nobody-known']])
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
  ])('with %j days left at %s, last on %j: %j', (days, now, last, due) => {
    expect(isDue(days, now, last)).toBe(due)
  })
  test('comes once a day, and only to somebody who wants it', async () => {
    servers({ [first]: 9, [second]: 2 })
    await fakeBrowser.storage.local.set({ [`token:${first}`]: 'a', [`token:${second}`]: 'b' })
    await watchStates(at(8))
    expect(await fakeBrowser.notifications.getAll()).toEqual({})
    await fakeBrowser.storage.local.set({ reminder: true })
    await watchStates(at(12))
    expect(Object.keys(await fakeBrowser.notifications.getAll())).toEqual([`reminder:${second}`])
    await fakeBrowser.notifications.clear(`reminder:${second}`)
    await watchStates(at(16))
    expect(await fakeBrowser.notifications.getAll()).toEqual({})
  })
})
