import type { Page } from 'playwright'

/** Lets so many seconds go by for everything on the page that waits by an animation, in place of a script. */
export async function passTime(page: Page, seconds: number): Promise<void> {
  await page.evaluate((passed) => {
    for (const animation of document.getAnimations())
      animation.currentTime = Number(animation.currentTime ?? 0) + passed * 1000
  }, seconds)
}
