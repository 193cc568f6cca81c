import { expect, test } from 'playwright/test'
import { headlessPath } from '../environment/browser.ts'
import { runsWholeProof } from '../environment/proof.ts'
import { allShowings, checkScene, sampleShowings } from './check-scene.ts'
import { compilesLess, createSharedBrowsers, type SharedBrowsers } from './environment/shared-browsers.ts'
import { collectPageErrors, provideAxe } from './faults.ts'
import type { Surface, SurfaceDriver } from './surface.ts'
import { surfaces } from './surfaces/index.ts'

/** A test for every state of these surfaces. `npm run screenshots` photographs the same states, in every look. */
export function defineStateTests(ids: (keyof typeof surfaces)[]): void {
  test.use({ launchOptions: { executablePath: headlessPath, args: [compilesLess] } })
  let browsers: SharedBrowsers
  test.beforeAll(({ browser }) => {
    browsers = createSharedBrowsers(browser)
  })
  test.afterAll(() => browsers?.close())

  for (const id of ids) {
    const { title, scenes, start, width }: Surface = surfaces[id]
    test.describe(title, () => {
      let driver: SurfaceDriver
      let pageErrors: string[]
      test.beforeAll(async () => {
        driver = await start(browsers)
        await provideAxe(driver.page)
        pageErrors = collectPageErrors(driver.page)
      })
      test.afterAll(() => driver?.close())
      for (const [index, [name, scene]] of Object.entries(scenes).entries()) {
        const showings = runsWholeProof ? allShowings : sampleShowings(index)
        test(name, async () => {
          expect(await checkScene(driver, { name, scene, pageErrors, showings, width })).toEqual([])
        })
      }
    })
  }
}
