import { expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.mock('wxt/browser', () => ({ browser: fakeBrowser }))
const { fitIntoScreen } = await import('./fit-window.ts')

const small = { left: 0, top: 0, width: 1024, height: 600 }
test.each([
  [
    'higher than the screen',
    { left: 250, top: 10, width: 520, height: 780 },
    { left: 250, top: 0, width: 520, height: 600 },
  ],
  ['partly below it', { left: 0, top: 300, width: 520, height: 400 }, { left: 0, top: 200, width: 520, height: 400 }],
  ['partly beside it', { left: 900, top: 0, width: 520, height: 400 }, { left: 504, top: 0, width: 520, height: 400 }],
  ['left of it', { left: -20, top: 0, width: 520, height: 400 }, { left: 0, top: 0, width: 520, height: 400 }],
])('F14: a window that is %s is moved wholly onto it', (_, window, fitted) => {
  expect(fitIntoScreen(window, small)).toEqual(fitted)
})

test('F14: a window on a second screen stays there, and one that fits is left alone', () => {
  const second = { left: 1024, top: 30, width: 1280, height: 770 }
  expect(fitIntoScreen({ left: 1100, top: 30, width: 520, height: 770 }, second)).toBeUndefined()
  expect(fitIntoScreen({ left: 1100, top: 0, width: 520, height: 780 }, second)).toEqual({
    left: 1100,
    top: 30,
    width: 520,
    height: 770,
  })
})
