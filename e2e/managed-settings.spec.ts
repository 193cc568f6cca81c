import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'playwright/test'
import { chromeExtensionId } from '../shared/extension-id.ts'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { createManagedChromium, type ManagedBrowser } from './environment/managed-browser.ts'
import { type RunningServer, repository, startServer } from './environment/server.ts'
import { type StaticPages, servePages } from './environment/static-pages.ts'
import { expectNoPrompt, waitForPrompt } from './pages/prompt.ts'

/**
 * An administrator's settings, in a real Chromium under a policy: they apply and are locked, and a package with access to every host
 * gets from the browser only the allowed ones.
 */
const expiredPath = '/owa/auth/expiredpassword.aspx'
const listed = ['127.0.0.1', 'localhost']

let built: BuiltExtension
let own: BuiltExtension
let server: RunningServer
let pages: StaticPages
let chromium: ManagedBrowser

const policy = (organisation: string, mistaken: string[] = []) => ({
  ExtensionSettings: {
    [chromeExtensionId]: { runtime_blocked_hosts: ['*://*'], runtime_allowed_hosts: ['http://127.0.0.1'] },
  },
  '3rdparty': {
    extensions: {
      [chromeExtensionId]: {
        serverAddress: server.url,
        origins: [...listed.map((host) => pages.origin(host)), ...mistaken],
        organisation,
        remind: false,
      },
    },
  },
})

test.beforeAll(async () => {
  pages = await servePages({ [expiredPath]: { file: join(repository, 'extension/detectors/pages/exchange-owa.html') } })
  server = await startServer()
  built = await buildExtension({ hosts: ['https://*', 'http://*'] })
  own = await buildExtension({ hosts: [pages.origin('127.0.0.1')], server: server.url, name: 'Own Package' })
  chromium = await createManagedChromium(policy('Example Bank'))
})

test.afterAll(async () => {
  await chromium?.remove()
  await built?.remove()
  await own?.remove()
  await server?.stop()
  await pages?.close()
})

const openExpired = async ({ context }: ExtensionBrowser, host: string) => {
  const page = await context.newPage()
  await page.goto(pages.origin(host) + expiredPath)
  return page
}

test('under a policy all is set and locked, and a blocked host stays unseen although it is listed', async () => {
  const browser = await launchWithExtension(built.folder, { executablePath: chromium.executablePath })
  try {
    const options = await browser.context.newPage()
    await options.goto(`chrome-extension://${browser.id}/options.html`)
    // A new profile knows of its policy after some three seconds.
    await expect(options.getByText('Your administrator set this address.')).toBeVisible()
    await expect(options.getByText('Your administrator set this list.')).toBeVisible()
    await expect(options.getByText('Your administrator decided this.')).toHaveCount(2)
    await expect(options.getByRole('textbox')).toHaveCount(0)
    await expect(options.getByRole('checkbox', { disabled: true })).toHaveCount(2)
    await expect(options.getByRole('button', { name: /Remove|Add/ })).toHaveCount(0)
    expect((await new AxeBuilder({ page: options }).analyze()).violations).toEqual([])

    const prompt = await waitForPrompt(await openExpired(browser, '127.0.0.1'))
    expect(prompt.text).toContain('From Latchkey, installed by Example Bank')
    await expectNoPrompt(await openExpired(browser, 'localhost'))

    await chromium.write(policy('Second Bank', ['htps//x y']))
    const popup = await browser.context.newPage()
    const organisation = async () => {
      await popup.goto(`chrome-extension://${browser.id}/popup.html`)
      return popup.locator('main:not([aria-busy=true])').getByRole('heading').first().textContent()
    }
    await expect.poll(organisation).toBe('Second Bank')
    // F11: a mistake is named, and opens no field.
    await options.reload()
    await expect(options.getByText('The settings from your organisation have mistakes.')).toBeVisible()
    await expect(options.getByText('"htps//x y"')).toBeVisible()
    await expect(options.getByRole('textbox')).toHaveCount(0)
  } finally {
    await browser.close()
  }
})

test("an organisation's own package helps at once: nothing is set, and nothing is asked", async () => {
  const browser = await launchWithExtension(own.folder)
  try {
    const prompt = await waitForPrompt(await openExpired(browser, '127.0.0.1'))
    expect(prompt.text).toContain('From Latchkey, installed by Own Package')
    await expectNoPrompt(await openExpired(browser, 'localhost'))
    const options = await browser.context.newPage()
    await options.goto(`chrome-extension://${browser.id}/options.html`)
    await expect(options.getByText(server.url)).toBeVisible()
    await expect(options.getByText('Your administrator set this address.')).toBeVisible()
  } finally {
    await browser.close()
  }
})
