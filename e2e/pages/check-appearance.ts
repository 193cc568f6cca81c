import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from 'playwright/test'
import { findFaults } from '../screenshots/faults.ts'

/** The folder for pictures of every state; without it axe only checks the states. */
const folder = process.env.LATCHKEY_TEST_SHOTS
const narrow = { width: 320, height: 640 }
const wide = { width: 1280, height: 800 }
const schemes = ['light', 'dark'] as const

/** Every second state is checked in the dark look, so that journeys stay short. `npm run screenshots` checks all looks of all states. */
let looks = 0

/**
 * Checks the state that a page shows, at its narrowest, by axe, and that no content is cut off sideways. Typed text, focus and run stay
 * as they are. With LATCHKEY_TEST_SHOTS it is photographed there, too, narrow and wide in both schemes.
 */
export async function checkAppearance(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()
  const scheme = schemes[looks++ % 2] ?? 'light'
  if (folder) await photograph(page, folder, name)
  await page.setViewportSize(narrow)
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  // A window takes a moment to lay itself out again.
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${name} is too wide`)
    .toBeLessThanOrEqual(0)
  expect(await findFaults(page), `${name}, ${scheme}`).toEqual([])
  await page.emulateMedia({ colorScheme: null })
  if (before) await page.setViewportSize(before)
}

async function photograph(page: Page, folder: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const size of [narrow, wide]) {
    await page.setViewportSize(size)
    for (const colorScheme of schemes) {
      // Without motion no element is half transparent during the check.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const path = join(folder, `${name}-${size.width}-${colorScheme}.png`)
      await page.screenshot({ path, fullPage: true, animations: 'disabled' })
    }
  }
}
