import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, test } from 'vitest'
import { until } from './drivers/driver.ts'
import { useByKeyboard } from './drivers/keyboard.ts'
import { buildAndRollBack } from './drivers/workflow-journey.ts'
import { createApi } from './environment/api.ts'
import { launchPlainFirefox } from './environment/firefox.ts'
import { createRunInFirefox, tabIntoPageInFirefox } from './environment/in-firefox.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type StaffSession, signInAsAdministrator } from './environment/staff.ts'

/** The main journey of the Administration site in a real Firefox; in Chromium: workflow-designer.spec.ts. */

let server: RunningServer
let colleague: StaffSession
let firefox: Browser

beforeAll(async () => {
  ;[server, firefox] = await Promise.all([startServer(), launchPlainFirefox()])
  colleague = await signInAsAdministrator(createApi(server))
})
afterAll(async () => {
  await firefox?.close()
  await server?.stop()
})

async function openPage() {
  const page = await firefox.newPage()
  // As wide as in the other browser: a narrow window folds the list of activities.
  await page.setViewport({ width: 1280, height: 720 })
  const inBrowser = createRunInFirefox(page)
  return useByKeyboard(
    page,
    (script) => page.evaluate(script),
    async () => {
      await inBrowser(tabIntoPageInFirefox)
      await until('focus in the page', () => page.evaluate(() => document.hasFocus()))
    },
  )
}

test('a workflow is built, simulated, published, met by a person and rolled back, by keyboard alone', () =>
  buildAndRollBack({ server, colleague, openPage }))
