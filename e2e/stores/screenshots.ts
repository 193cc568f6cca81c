import type { Browser, Page } from 'playwright'
import { showScene } from '../screenshots/check-scene.ts'
import { createSharedBrowsers } from '../screenshots/environment/shared-browsers.ts'
import type { Language, Surface } from '../screenshots/surface.ts'
import { surfaces } from '../screenshots/surfaces/index.ts'

interface StoreScreenshot {
  surface: keyof typeof surfaces
  scene: string
  /** What is photographed, in pixels: a page in its browser, or a window beside its caption. */
  width: number
  height: number
  /** Less high: no element of this kind is cut in two. */
  cutsBelow?: string
}

/** The moments that a listing shows, in this order: states of the real extension. */
export const screenshots = {
  prompt: { surface: 'prompt', scene: 'expired', width: 1120, height: 600 },
  window: { surface: 'window', scene: 'change', width: 520, height: 690 },
  done: { surface: 'window', scene: 'done', width: 520, height: 560 },
  popup: { surface: 'popup', scene: 'days-left', width: 360, height: 720, cutsBelow: '.row' },
  welcome: { surface: 'welcome', scene: 'confirm', width: 640, height: 620 },
} as const satisfies Record<string, StoreScreenshot>

export type ScreenshotName = keyof typeof screenshots

/** Every picture with words of the listing in it. */
export const captioned = [...Object.keys(screenshots), 'promotion']

export type Shots = Record<ScreenshotName, Buffer>

/** Photographs each moment in a language, light and without motion. */
export async function takeScreenshots(browser: Browser, languages: Language[]): Promise<Record<Language, Shots>> {
  const world = createSharedBrowsers(browser)
  const taken = Object.fromEntries(languages.map((language) => [language, {}])) as Record<Language, Shots>
  for (const [name, moment] of Object.entries<StoreScreenshot>(screenshots) as [ScreenshotName, StoreScreenshot][]) {
    const surface: Surface = surfaces[moment.surface]
    const scene = surface.scenes[moment.scene]
    if (!scene) throw new Error(`${moment.surface} has no state ${moment.scene}`)
    const driver = await surface.start(world)
    for (const language of languages) {
      const { page } = driver
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      await page.setViewportSize({ width: moment.width, height: moment.height })
      await showScene(driver, { name: moment.scene, scene, language })
      const height = moment.cutsBelow ? await findLastEnd(page, moment.cutsBelow, moment.height) : moment.height
      const size = { width: moment.width, height }
      taken[language][name] = await page.screenshot({ caret: 'initial', clip: { x: 0, y: 0, ...size } })
    }
    await driver.close()
  }
  await world.close()
  return taken
}

/** Where the last of these elements ends that are whole within this height, with the gap below it. */
async function findLastEnd(page: Page, selector: string, maxHeight: number): Promise<number> {
  const padding = 8
  const ends = await page
    .locator(selector)
    .evaluateAll((all) => all.map((each) => Math.ceil(each.getBoundingClientRect().bottom)))
  return Math.max(...ends.map((end) => end + padding).filter((end) => end <= maxHeight))
}
