// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest'
import { readStatements } from '../detectors/grammar.ts'
import { vocabularies } from '../detectors/vocabularies/index.ts'
import type { PageFacts } from './rules.ts'

/** What the rules that were started last have sent to the background; those of earlier tests stay in the document. */
let sent = vi.fn()
vi.mock('../detectors/layout.ts', async (original) => ({
  ...(await original<object>()),
  browserLayout: () => ({ isDrawn: () => true }),
}))

const here = globalThis as {
  latchkeyFacts?: PageFacts
  latchkeyVocabularies?: object
  latchkeyGrammar?: unknown
  latchkeyRules?: () => void
}
const found = { found: 'generic', kind: 'expired' }
const sentence = 'Your password has expired.'

/** Changes the address, as a single-page app does. */
const goTo = (path: string) =>
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
    `https://portal.example.com${path}`,
  )

/** Lets the rules look at the page as it is now, after some time has passed. */
async function look(afterMs = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(afterMs)
  here.latchkeyRules?.()
  await vi.advanceTimersByTimeAsync(2000)
}

/** Starts rules that are in no page yet. */
async function start(facts: PageFacts): Promise<void> {
  vi.resetModules()
  const own = vi.fn(async (_message: unknown) => undefined)
  sent = own
  const runtime = { id: 'test', sendMessage: (message: unknown) => own(message), onMessage: { addListener() {} } }
  vi.doMock('wxt/browser', () => ({ browser: { runtime } }))
  here.latchkeyRules = undefined
  here.latchkeyFacts = facts
  const { applyRules } = await import('./rules.ts')
  applyRules()
  await vi.advanceTimersByTimeAsync(100)
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-29T10:00:00Z') })
  Object.assign(globalThis, { requestIdleCallback: (work: () => void) => work() })
  here.latchkeyVocabularies = vocabularies
  here.latchkeyGrammar = readStatements
  document.body.innerHTML = `<p>${sentence}</p>`
  goTo('/welcome')
  return () => vi.useRealTimers()
})

/** What the background was told last; the rules send it again until it answers. */
const lastReport = () => sent.mock.calls.at(-1)?.[0]

test('the facts are renewed: a sign-in that the background learns of after the first look makes the finding', async () => {
  await start({ listedByAdministrator: false })
  expect(lastReport()).toEqual({ found: null })
  here.latchkeyFacts = { listedByAdministrator: false, signInAt: Date.now() }
  await look()
  expect(lastReport()).toEqual(found)
})

test('a page that is looked at 11 seconds after the sign-in was not reached by it', async () => {
  await start({ listedByAdministrator: false, signInAt: Date.now() - 11_000 })
  expect(lastReport()).toEqual({ found: null })
})

test('a finding right after a sign-in stays as long as the page says so, however long that is', async () => {
  await start({ listedByAdministrator: false, signInAt: Date.now() })
  expect(lastReport()).toEqual(found)
  document.body.append('Support: 4711')
  await look(60_000)
  expect(lastReport()).toEqual(found)
  document.body.innerHTML = '<p>Welcome back</p>'
  await look()
  expect(lastReport()).toEqual({ found: null })
  // It was not reached by the sign-in any more.
  document.body.innerHTML = `<p>${sentence}</p>`
  await look()
  expect(lastReport()).toEqual({ found: null })
})

test('a finding right after a sign-in does not follow to another address', async () => {
  await start({ listedByAdministrator: false, signInAt: Date.now() })
  expect(lastReport()).toEqual(found)
  await look(11_000)
  expect(lastReport()).toEqual(found)
  goTo('/news')
  await look()
  expect(lastReport()).toEqual({ found: null })
})
