// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { giveSignsOfLife } from './sign-of-life.ts'

/** The animation of a real browser: `currentTime` goes on with the clock, and at its end the card is hidden. */
function createCard() {
  const card = document.createElement('section')
  let startedAt = Date.now()
  let duration = 0
  const hiding = {
    set currentTime(time: number) {
      startedAt = Date.now() - time
    },
    play: vi.fn(),
  }
  card.animate = (_: unknown, options: KeyframeAnimationOptions) => {
    duration = Number(options.duration)
    return hiding as unknown as Animation
  }
  return { card, isHidden: () => Date.now() - startedAt >= duration }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

test('the card stays as long as the extension is there', () => {
  const { card, isHidden } = createCard()
  giveSignsOfLife(card, new AbortController().signal)
  for (let second = 0; second < 600; second++) {
    vi.advanceTimersByTime(1000)
    expect(isHidden()).toBe(false)
  }
})

test('half a minute after the browser has taken its scripts away, the card is hidden', () => {
  const { card, isHidden } = createCard()
  const started = vi.spyOn(globalThis, 'setInterval')
  giveSignsOfLife(card, new AbortController().signal)
  vi.advanceTimersByTime(60_000)
  clearInterval(started.mock.results[0]?.value)
  vi.advanceTimersByTime(29_000)
  expect(isHidden()).toBe(false)
  vi.advanceTimersByTime(1000)
  expect(isHidden()).toBe(true)
})

test('a page that was in the background for long shows it again at once', () => {
  const { card, isHidden } = createCard()
  giveSignsOfLife(card, new AbortController().signal)
  // Browsers hold the timers of hidden pages back.
  vi.setSystemTime(Date.now() + 120_000)
  expect(isHidden()).toBe(true)
  document.dispatchEvent(new Event('visibilitychange'))
  expect(isHidden()).toBe(false)
})

test('a card that was closed needs no timer', () => {
  const end = new AbortController()
  giveSignsOfLife(createCard().card, end.signal)
  end.abort()
  expect(vi.getTimerCount()).toBe(0)
})
