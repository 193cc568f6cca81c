import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from 'playwright/test'

/** Where pictures of every state go; without it the states are only held against axe. */
const folder = process.env.LATCHKEY_TEST_SHOTS
const sizes = [
  { width: 320, height: 640 },
  { width: 1280, height: 800 },
]
const schemes = ['light', 'dark'] as const

/**
 * Holds the state that a page shows against axe, narrow in light and wide in dark, and sees that nothing is cut off sideways. Typed
 * text, focus and run stay as they are. With LATCHKEY_TEST_SHOTS every size in both schemes is photographed there.
 */
export async function lookAt(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()
  for (const [index, size] of sizes.entries()) {
    await page.setViewportSize(size)
    for (const scheme of folder ? schemes : schemes.slice(index, index + 1)) {
      // Without motion nothing is half transparent when it is looked at.
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      if (folder) await photograph(page, `${name}-${size.width}-${scheme}`)
      if (scheme !== schemes[index]) continue
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations, `${name}, ${size.width} px, ${scheme}`).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        `${name} can be scrolled sideways at ${size.width} px`,
      ).toBeLessThanOrEqual(0)
    }
  }
  await page.emulateMedia({ colorScheme: null })
  if (before) await page.setViewportSize(before)
}

async function photograph(page: Page, name: string): Promise<void> {
  await mkdir(folder ?? '', { recursive: true })
  await page.screenshot({ path: join(folder ?? '', `${name}.png`), fullPage: true, animations: 'disabled' })
}
