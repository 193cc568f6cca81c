import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }))
const { reportToBackground } = await import('./report-to-background.ts')
const { requestFromBackground, sendToBackground } = await import('./send-to-background.ts')

let sent = 0
const original = fakeBrowser.runtime.sendMessage
afterEach(() => {
  Object.assign(fakeBrowser.runtime, { sendMessage: original })
})
beforeEach(() => {
  sent = 0
})

/** A background that is stopped before its first so many answers. */
function stopBackground(times: number) {
  Object.assign(fakeBrowser.runtime, {
    sendMessage: async () => {
      if (++sent <= times) throw new Error('The message channel closed before a response was received.')
      return { ok: true, value: 'answered' }
    },
  })
}

test('F3: a background stopped during an answer counts as an unreachable server, and the answer is sent once', async () => {
  stopBackground(1)
  const reply = await requestFromBackground({ type: 'answer', language: 'en', number: 1, answer: {} })
  expect(reply).toMatchObject({ ok: false, problem: { code: 'server-unreachable' } })
  expect(sent).toBe(1)
})

test('a background that gives nothing in place of an answer was stopped', async () => {
  Object.assign(fakeBrowser.runtime, { sendMessage: async () => (++sent === 1 ? undefined : null) })
  expect(await sendToBackground({ type: 'back-to-page', language: 'en' })).toBeNull()
  expect(sent).toBe(2)
})

test('where a stopped background leaves no sign, what it answers by itself is asked again after ten seconds', async () => {
  vi.useFakeTimers()
  Object.assign(fakeBrowser.runtime, {
    sendMessage: () => (++sent === 1 ? new Promise(() => undefined) : Promise.resolve({ ok: true })),
  })
  const overview = sendToBackground({ type: 'overview', language: 'en' })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await overview).toEqual({ ok: true })
  expect(sent).toBe(2)
  vi.useRealTimers()
})

test('what a page reports is sent again, once', async () => {
  stopBackground(1)
  await reportToBackground({ prompt: 'accepted' })
  expect(sent).toBe(2)
  stopBackground(9)
  await expect(reportToBackground({ prompt: 'accepted' })).rejects.toThrow('channel closed')
})

test('F3: what only reads is asked again, once', async () => {
  stopBackground(1)
  expect(await sendToBackground({ type: 'launch-context', language: 'en' })).toEqual({ ok: true, value: 'answered' })
  expect(sent).toBe(2)
  stopBackground(9)
  await expect(sendToBackground({ type: 'overview', language: 'en' })).rejects.toThrow('channel closed')
})
