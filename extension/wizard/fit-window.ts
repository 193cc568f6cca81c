import { browser } from 'wxt/browser'

interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** Where a window must be so that no part of it is outside the available part of its screen; undefined if it is there. */
export function fitIntoScreen(window: Box, available: Box): Box | undefined {
  const width = Math.min(window.width, available.width)
  const height = Math.min(window.height, available.height)
  const between = (value: number, from: number, space: number) => Math.max(from, Math.min(value, from + space))
  const fitted = {
    left: between(window.left, available.left, available.width - width),
    top: between(window.top, available.top, available.height - height),
    width,
    height,
  }
  const isSame = (Object.keys(fitted) as (keyof Box)[]).every((side) => fitted[side] === window[side])
  return isSame ? undefined : fitted
}

/** Moves this window wholly onto its screen. Only a page knows the screen: the background of Chromium has none. */
export async function fitWindow(): Promise<void> {
  const { availWidth: width, availHeight: height } = screen
  // Not in every browser; 0 on its main screen.
  const { availLeft: left = 0, availTop: top = 0 } = screen as { availLeft?: number; availTop?: number }
  const own = { left: screenX, top: screenY, width: outerWidth, height: outerHeight }
  const fitted = fitIntoScreen(own, { left, top, width, height })
  // Firefox for Android has no windows.
  if (!fitted || !browser.windows) return
  const { id, type } = await browser.windows.getCurrent()
  // A restored window may be a tab of another one.
  if (id !== undefined && type === 'popup') await browser.windows.update(id, fitted)
}
