import { type Browser, launch } from 'puppeteer-core'
import { afterAll, beforeAll, test } from 'vitest'
import { useByKeyboard } from './drivers/keyboard.ts'
import { buildAndRollBack } from './drivers/workflow-journey.ts'
import { createApi } from './environment/api.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type StaffSession, signInAsAdministrator } from './environment/staff.ts'
import { findFirefox } from './run/find-firefox.mjs'

/** The main journey of the Administration site in a real Firefox; in Chromium: workflow-designer.spec.ts. */
let server: RunningServer
let colleague: StaffSession
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  colleague = await signInAsAdministrator(createApi(server))
  browser = await launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    headless: true,
    timeout: 90_000,
    extraPrefsFirefox: { 'intl.accept_languages': 'en-GB, en' },
  })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('a workflow is built, simulated, published, met by a person and rolled back, by keyboard alone', () =>
  buildAndRollBack({
    server,
    colleague,
    async openPage() {
      const page = await browser.newPage()
      return useByKeyboard(page, (script) => page.evaluate(script))
    },
  }))
