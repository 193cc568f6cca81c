// @vitest-environment happy-dom
import type { FunctionComponent } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLazyComponent } from './lazy-component.tsx'
import { useTestPage } from './testing-pages.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const { find, show, text } = useTestPage()
/** Lets time pass, and draws what became due. */
const pass = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms)
  })
const Page = ({ words }: { words: string }) => <p>{words}</p>

test('code that arrives after the placeholder was drawn and before its effect is shown', async () => {
  const code = Promise.withResolvers<FunctionComponent<{ words: string }>>()
  const { Lazy, fetch } = createLazyComponent(() => code.promise)
  const arrived = fetch()
  // Effects run after the paint: the placeholder is in the document, and its effect is still due.
  show(<Lazy words="Your step" />)
  expect(find('[aria-busy]')).not.toBeNull()
  code.resolve(Page)
  await arrived
  await pass(1000)
  expect(text()).toBe('Your step')
})

test('code that cannot be had is requested again, and meanwhile the page can be loaded again', async () => {
  let tries = 0
  const { Lazy } = createLazyComponent(async () => {
    tries++
    if (tries < 3) throw new TypeError('Failed to fetch dynamically imported module')
    return Page
  })
  await act(() => show(<Lazy words="Your step" />))
  expect(find('[aria-busy]')).not.toBeNull()
  await pass(2000)
  expect(find('[role=alert] button')?.textContent).toContain('Load the page again')
  await pass(2000)
  // The drawing of the third try starts the request, whose reply then draws the page.
  await pass(100)
  expect(text()).toBe('Your step')
})
