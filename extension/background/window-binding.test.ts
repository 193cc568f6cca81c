import fc from 'fast-check'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }))
const { createBrowserHarness, findAstray, isStillNamed, secretOf } = await import('./testing-windows.ts')
type OpenWindow = import('./testing-windows.ts').OpenWindow

const a = { server: 'https://latchkey.a.example', origins: ['https://mail.a.example'] }
const b = { server: 'https://latchkey.b.example', origins: ['https://mail.b.example'] }
const c = { server: 'https://latchkey.c.example', origins: ['https://mail.a.example'] }
/** On the host of the first, and another server. */
const otherPort = { server: 'https://latchkey.a.example:8443', origins: ['https://mail.a.example'] }

const browser = await createBrowserHarness()
const { acceptOffer, chooseInPopup, typePassword, requests } = browser
beforeEach(() => browser.start([a, b]))
afterAll(() => browser.stop())

const serversOf = () => new Set(requests.map(({ server }) => server))

test('F2: the offer on another organisation’s page opens a window of its own, which asks that server only', async () => {
  const ofA = await acceptOffer(1, 'https://mail.a.example')
  const ofB = await acceptOffer(1, 'https://mail.b.example')
  expect([ofA?.names, ofB?.names]).toEqual(['latchkey.a.example', 'latchkey.b.example'])
  if (ofB) await typePassword(ofB)
  expect(serversOf()).toEqual(new Set([b.server]))
})

test('F2: the offer focuses the window of the same page while its run is unfinished, and opens a new one afterwards', async () => {
  const first = await acceptOffer(1, 'https://mail.a.example')
  expect(await acceptOffer(1, 'https://mail.a.example')).toBe(first)
  expect(await acceptOffer(2, 'https://mail.a.example')).not.toBe(first)
  browser.setFinishes(true)
  if (first) await typePassword(first)
  expect(await acceptOffer(1, 'https://mail.a.example')).not.toBe(first)
})

test('F2: a window that the browser restored says that it is lost, and asks no server', async () => {
  const window = await acceptOffer(1, 'https://mail.b.example')
  await browser.restart()
  if (window) await typePassword(window)
  expect(window).toMatchObject({ names: undefined, lost: true })
  expect(requests).toEqual([])
})

test('a window without a key is lost, too', async () => {
  expect(await browser.send({ type: 'launch-context', language: 'en' }, null)).toEqual({
    ok: true,
    value: { lost: true },
  })
  expect(await browser.send({ type: 'site', language: 'en' }, null)).toMatchObject({ problem: { code: 'window-lost' } })
})

test('a press that the popup sends again after its run has ended opens another window, and leaves the first one its server', async () => {
  const first = await chooseInPopup({ server: a.server, page: 'https://mail.a.example' })
  browser.setFinishes(true)
  if (first) await typePassword(first)
  await browser.saveOrganisations([c, b])
  const second = await browser.pressAgain()
  expect(second?.key).not.toBe(first?.key)
  if (first) await typePassword(first)
  expect(serversOf()).toEqual(new Set([a.server]))
})

test('a press that is sent again where the background was stopped before its window was known keeps its server', async () => {
  const key = 'stopped-meanwhile'
  await fakeBrowser.storage.session.set({ [`launchContext:${key}`]: { server: a.server } })
  await browser.saveOrganisations([b])
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const pressed = browser.send({ type: 'open-wizard', window: key, language: 'en' }, null)
  await vi.advanceTimersByTimeAsync(10_000)
  await pressed
  vi.useRealTimers()
  expect(browser.windows()).toHaveLength(1)
  expect(await browser.send({ type: 'launch-context', language: 'en' }, key)).toEqual({
    ok: true,
    value: { lost: true },
  })
})

test('F13: the page of an unfinished window is named when it closes, that of a finished one is not', async () => {
  const first = await acceptOffer(1, 'https://mail.a.example')
  expect(first && (await browser.close(first))).toMatchObject({ tabId: 1, origin: 'https://mail.a.example' })
  const second = await acceptOffer(1, 'https://mail.a.example')
  browser.setFinishes(true)
  if (second) await typePassword(second)
  expect(second && (await browser.close(second))).toBeUndefined()
  expect(await fakeBrowser.storage.session.get(null)).toEqual({ 'finding:1': expect.anything() })
})

const servers = fc.constantFrom(a.server, b.server, c.server, otherPort.server)
const origins = fc.constantFrom('https://mail.a.example', 'https://mail.b.example')
const pick = fc.nat({ max: 9 })
const tab = fc.integer({ min: 1, max: 2 })
const list = fc
  .subarray([a, b, c, otherPort, { origins: ['https://mail.b.example'] }])
  .chain((some) => fc.shuffledSubarray(some, { minLength: some.length }))
const managed = fc.constantFrom<Record<string, unknown>>(
  {},
  { serverAddress: c.server },
  { serverAddress: b.server, origins: a.origins },
  { serverAddress: a.server, organisations: [{ serverAddress: c.server, origins: b.origins }] },
)
const event = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('accept' as const), tab, origin: origins }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('type' as const), pick, finishes: fc.boolean() }) },
  // The window continues a run that began earlier, after any number of other events.
  { weight: 3, arbitrary: fc.record({ do: fc.constant('go-on' as const), pick, finishes: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('popup' as const),
      server: servers,
      page: fc.option(origins, { nil: undefined }),
    }),
  },
  fc.record({ do: fc.constant('press-again' as const) }),
  fc.record({ do: fc.constant('reminder' as const), server: servers }),
  fc.record({ do: fc.constant('state' as const), server: servers }),
  fc.record({ do: fc.constant('at-once' as const), pick, other: pick, list, finishes: fc.boolean() }),
  fc.record({ do: fc.constant('reload' as const), pick }),
  fc.record({ do: fc.constant('close' as const), pick }),
  fc.record({ do: fc.constant('close-tab' as const), tab }),
  fc.record({ do: fc.constant('settings' as const), list }),
  fc.record({ do: fc.constant('policy' as const), managed }),
  fc.record({ do: fc.constant('stop-background' as const) }),
  fc.record({ do: fc.constant('restart' as const) }),
)
type Event = typeof event extends fc.Arbitrary<infer Kind> ? Kind : never

/** Does what happens; `window` is the one that is picked. Returns the windows that may send something thereby. */
async function perform(each: Event, window: OpenWindow | undefined): Promise<(OpenWindow | undefined)[]> {
  if ('finishes' in each) browser.setFinishes(each.finishes)
  switch (each.do) {
    case 'accept':
      return [await acceptOffer(each.tab, each.origin)]
    case 'popup':
      return [await chooseInPopup(each)]
    case 'press-again':
      return [await browser.pressAgain()]
    case 'reminder':
      return [await browser.clickReminder(each.server)]
    case 'state':
      await browser.askForState(each.server)
      return []
    case 'type':
      if (window) await typePassword(window)
      return [window]
    case 'go-on':
      if (window) await browser.sendSecret(window)
      return [window]
    case 'at-once': {
      const other = pickWindow(each.other)
      // The settings change and the background restarts while both runs are open.
      const typing = [window, other].map((one) => one && typePassword(one))
      browser.stopBackground()
      await Promise.all([...typing, browser.saveOrganisations(each.list)])
      return [window, other]
    }
    case 'reload':
      if (window) await browser.load(window)
      return []
    case 'close':
      if (window) await browser.close(window)
      return []
    case 'close-tab':
      await browser.closeTab(each.tab)
      return []
    case 'settings':
      await browser.saveOrganisations(each.list)
      return []
    case 'policy':
      browser.setPolicy(each.managed)
      return []
    case 'stop-background':
      browser.stopBackground()
      return []
    case 'restart':
      await browser.restart()
      return []
  }
}

const pickWindow = (number: number): OpenWindow | undefined =>
  browser.windows()[number % Math.max(browser.windows().length, 1)]

test('a secret reaches only the server that its window names, after restarts, closed tabs and changed settings', async () => {
  const sent = { secrets: 0, refused: 0, stateTokens: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 4, maxLength: 25 }), async (events) => {
      await browser.start([a, b])
      const everyWindow: OpenWindow[] = []
      const lost = new Set<number>()
      for (const each of events) {
        requests.length = 0
        const window = 'pick' in each ? pickWindow(each.pick) : undefined
        const mayAsk = window !== undefined && !lost.has(window.id) && (await isStillNamed(window))
        const asking = await perform(each, window)
        for (const one of browser.windows()) if (!everyWindow.includes(one)) everyWindow.push(one)

        expect(await findAstray(requests, everyWindow)).toEqual([])
        // A window belongs to one server for life, and one that is lost stays so.
        for (const { id, names, opened, lost: isLost } of browser.windows()) {
          if (names !== undefined) expect(names).toBe(opened && new URL(opened).host)
          if (isLost) lost.add(id)
          else expect(lost).not.toContain(id)
        }
        const allowed = each.do === 'state' ? [each.server] : asking.flatMap((one) => one?.opened ?? [])
        expect(requests.filter(({ server }) => !allowed.includes(server))).toEqual([])
        if (each.do === 'type' || each.do === 'go-on') {
          if (window && !mayAsk) {
            sent.refused++
            expect(requests).toEqual([])
            // A window that knew no server has lost none.
            if (window.opened) {
              lost.add(window.id)
              window.lost = true
            }
          }
        }
        sent.secrets += requests.filter(({ body }) => body.includes(secretOf(''))).length
        sent.stateTokens += requests.filter(({ bearer }) => bearer?.startsWith('state.')).length
      }
    }),
    { seed: 20261129, numRuns: 500 },
  )
  // The property would also hold if nothing was ever sent, or nothing had to be refused.
  expect(sent.secrets).toBeGreaterThan(100)
  expect(sent.refused).toBeGreaterThan(100)
  expect(sent.stateTokens).toBeGreaterThan(25)
}, 60_000)
