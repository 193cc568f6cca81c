import type { Page } from 'playwright'

interface Look {
  width: 320 | 1280
  height: number
  colorScheme: 'light' | 'dark'
  forcedColors?: 'active'
}

const narrow = { width: 320, height: 640 } as const
const wide = { width: 1280, height: 800 } as const

/** Every state is checked in each of these. Those of one width follow each other: a new layout takes longest. */
export const looks = {
  narrow: { ...narrow, colorScheme: 'light' },
  'narrow-dark': { ...narrow, colorScheme: 'dark' },
  'narrow-forced': { ...narrow, colorScheme: 'dark', forcedColors: 'active' },
  'wide-dark': { ...wide, colorScheme: 'dark' },
  'wide-forced': { ...wide, colorScheme: 'light', forcedColors: 'active' },
  wide: { ...wide, colorScheme: 'light' },
} satisfies Record<string, Look>

export type LookName = keyof typeof looks
export const lookNames = Object.keys(looks) as LookName[]

export async function applyLook(page: Page, name: LookName): Promise<void> {
  const { width, height, colorScheme, forcedColors }: Look = looks[name]
  // Without motion no element is half transparent during the check.
  await page.emulateMedia({ colorScheme, forcedColors: forcedColors ?? 'none', reducedMotion: 'reduce' })
  await resize(page, { width, height })
}

/** What the extension's window leaves below its title bar. */
const heightOfWindow = 741

/** As wide as the surface is in real use. */
export const applyOwnWidth = (page: Page, width: number): Promise<void> =>
  resize(page, { width, height: heightOfWindow })

async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  const now = page.viewportSize()
  if (now?.width !== size.width || now.height !== size.height) await page.setViewportSize(size)
  await page.evaluate(waitUntilPainted, size.width)
}

/** Runs in the page. The window takes its size, and lays out and paints the page, a moment later. */
async function waitUntilPainted(width: number): Promise<void> {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  while (innerWidth !== width) await nextFrame()
  await nextFrame()
  await nextFrame()
}
