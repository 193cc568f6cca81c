import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'playwright/test'
import { vocabularyFile, vocabularyLanguages } from '../extension/detectors/vocabularies/languages.ts'
import { chromeExtensionKey } from '../shared/extension-id.ts'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { servePages } from './environment/static-pages.ts'

test.describe('the normal build', () => {
  let built: BuiltExtension
  test.beforeAll(async () => {
    built = await buildExtension()
  })
  test.afterAll(() => built?.remove())
  const read = (file: string) => readFile(join(built.folder, file))

  test('has no access to any page until it is granted, and exposes nothing to pages', async () => {
    const manifest = JSON.parse((await read('manifest.json')).toString())
    expect(manifest.permissions).toEqual(['storage', 'scripting', 'activeTab', 'alarms'])
    expect(manifest.optional_permissions).toEqual(['notifications'])
    expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'])
    for (const absent of [
      'host_permissions',
      'content_scripts',
      'web_accessible_resources',
      'externally_connectable',
    ]) {
      expect(manifest[absent], absent).toBeUndefined()
    }
    expect(manifest.storage.managed_schema).toBe('managed-schema.json')
    expect(manifest.key).toBe(chromeExtensionKey)
    expect(manifest.content_security_policy.extension_pages).toMatch(/^default-src 'none'; script-src 'self';/)
    expect((await readdir(join(built.folder, '_locales'))).sort()).toEqual(['de', 'en'])
  })

  test('the gate weighs at most 1.2 kB, the rules 8 kB, grammar and words of a language 5 kB', async () => {
    // As the bench measures them, and the program gzip -9.
    const compress = (code: Parameters<typeof gzipSync>[0]) => gzipSync(code, { level: 9 }).length
    const size = async (file: string) => compress(await read(file))
    const words = await Promise.all(vocabularyLanguages.map((language) => size(vocabularyFile(language))))
    expect(await size('gate.js')).toBeLessThanOrEqual(1200)
    expect(await size('rules.js')).toBeLessThanOrEqual(8000)
    expect((await size('grammar.js')) + Math.max(...words)).toBeLessThanOrEqual(5000)
  })

  test('cannot be detected by web pages', async () => {
    const browser = await launchWithExtension(built.folder)
    const pages = await servePages({ '/': { html: '<!doctype html><title>Page</title>' } })
    try {
      const page = await browser.context.newPage()
      await page.goto(`${pages.origin()}/`)
      for (const file of ['manifest.json', 'icons/32.png', 'prompt.js', 'wizard.html']) {
        const answer = await page.evaluate(
          (url) =>
            fetch(url).then(
              () => 'answered',
              () => 'refused',
            ),
          `chrome-extension://${browser.id}/${file}`,
        )
        expect(answer, file).toBe('refused')
      }
    } finally {
      await pages.close()
      await browser.close()
    }
  })
})

test.describe('settings', () => {
  let built: BuiltExtension
  let browser: ExtensionBrowser
  let server: RunningServer
  test.beforeAll(async () => {
    built = await buildExtension({ hosts: ['http://127.0.0.1:*'] })
    server = await startServer()
    browser = await launchWithExtension(built.folder)
  })
  test.afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await built?.remove()
  })
  const open = async (page: 'options' | 'popup') => {
    const opened = await browser.context.newPage()
    await opened.goto(`chrome-extension://${browser.id}/${page}.html`)
    return opened
  }

  test('the popup of a new installation leads to the set-up', async () => {
    const popup = await open('popup')
    await expect(popup.getByText('Latchkey does not know your server yet.')).toBeVisible()
    expect((await new AxeBuilder({ page: popup }).analyze()).violations).toEqual([])
    const opening = browser.context.waitForEvent('page')
    await popup.getByRole('button', { name: 'Set up' }).click()
    await expect((await opening).getByRole('heading', { name: 'Set up Latchkey' })).toBeVisible()
  })

  test('only a Latchkey server is saved as one, and what is wrong is named', async () => {
    const other = await servePages({ '/api/v1/site': { html: '<h1>Somebody else</h1>' } })
    const options = await open('options')
    const address = options.getByLabel('Address of the Latchkey server')
    const check = async (typed: string, says: string | RegExp) => {
      await address.fill(typed)
      await address.press('Enter')
      await expect(options.locator('#server-address-note')).toHaveText(says)
    }
    await check('not an address', /That is not a web address/)
    await check('ftp://latchkey.example.com', /That is not a web address/)
    await check('http://latchkey.example.com', /is not encrypted/)
    await check('http://localhost:1', 'http://localhost:1 does not answer.')
    await check(other.origin('127.0.0.1'), /answers, but it is no Latchkey server/)
    await options.reload()
    await expect(address).toHaveValue('')
    await check(server.url, `Connected to Example Company at ${server.url}.`)
    await options.reload()
    await expect(address).toHaveValue(server.url)
    await other.close()
  })

  test('pages are added and removed', async () => {
    const options = await open('options')
    const origin = options.getByLabel('Address of a page')
    await expect(options.getByText('No page is on the list yet.')).toBeVisible()
    await origin.fill('mail example')
    await origin.press('Enter')
    await expect(options.locator('#origin-note')).toHaveText(/That is not a web address/)
    await origin.fill('http://mail.example.com')
    await origin.press('Enter')
    await expect(options.locator('#origin-note')).toHaveText(/http:\/\/mail.example.com is not encrypted/)
    await origin.fill('http://127.0.0.1:8111/owa/?a=b')
    await options.getByRole('button', { name: 'Add page' }).click()
    await expect(options.getByRole('listitem')).toHaveText('http://127.0.0.1:8111')
    await expect(origin).toBeFocused()
    const remove = options.getByRole('listitem').getByRole('button', { name: 'Remove 127.0.0.1:8111' })
    const question = options.getByRole('dialog', { name: 'Remove 127.0.0.1:8111?' })
    await remove.click()
    await expect(question.getByRole('button', { name: 'Keep' })).toBeFocused()
    await options.keyboard.press('Escape')
    await expect(remove).toBeFocused()
    await remove.click()
    await question.getByRole('button', { name: 'Remove 127.0.0.1:8111' }).click()
    await expect(options.getByText('No page is on the list yet.')).toBeVisible()
    await expect(origin).toBeFocused()
  })

  test('an organisation is added and removed without losing the focus', async () => {
    const options = await open('options')
    const add = options.getByRole('button', { name: 'Add an organisation' })
    await add.click()
    const second = options.locator('#server-address-2')
    await expect(second).toBeFocused()
    await options.getByRole('button', { name: 'Remove Organisation no. 2' }).click()
    const question = options.getByRole('dialog', { name: 'Remove Organisation no. 2?' })
    await expect(question).toContainText('forgets its server')
    await question.getByRole('button', { name: 'Remove Organisation no. 2' }).click()
    await expect(second).toHaveCount(0)
    await expect(options.getByRole('heading', { level: 1 })).toBeFocused()
  })

  test('where the browser can store nothing, every control says so, and nothing typed is lost', async () => {
    const options = await open('options')
    const address = options.getByLabel('Address of the Latchkey server')
    await address.fill(server.url)
    await address.press('Enter')
    await expect(options.locator('#server-address-note')).toContainText('Connected to')
    await options.getByRole('button', { name: 'Add an organisation' }).click()
    await expect(options.locator('#server-address-2')).toBeFocused()
    await options.evaluate(() => {
      const { local } = (globalThis as unknown as { chrome: typeof import('wxt/browser').browser }).chrome.storage
      local.set = () => Promise.reject(new Error('Resource::kQuotaBytes quota exceeded'))
    })
    const says = 'Your browser could not store this; its disk may be full.'
    const second = options.locator('#server-address-2')
    await second.fill(server.url)
    await second.press('Enter')
    await expect(options.locator('#server-address-2-note')).toContainText(says)
    await expect(second).toHaveValue(server.url)
    const origin = options.locator('#origin')
    await origin.fill('http://127.0.0.1:8112')
    await origin.press('Enter')
    await expect(options.locator('#origin-note')).toContainText(says)
    await expect(origin).toHaveValue('http://127.0.0.1:8112')
    await options.getByRole('button', { name: 'Remove Organisation no. 2' }).click()
    await options.getByRole('dialog').getByRole('button', { name: 'Remove Organisation no. 2' }).click()
    await expect(options.locator('.options-organisation').nth(1).getByRole('alert')).toContainText(says)
    const name = options.getByRole('checkbox', { name: /account name/ })
    const before = await name.isChecked()
    await name.click()
    await expect(options.locator('section', { has: name }).getByRole('alert')).toContainText(says)
    await expect(name).toBeChecked({ checked: before })
    expect((await new AxeBuilder({ page: options }).analyze()).violations).toEqual([])
  })

  for (const scheme of ['light', 'dark'] as const) {
    test(`the page passes axe in ${scheme}`, async () => {
      const options = await open('options')
      await options.emulateMedia({ colorScheme: scheme })
      await expect(options.getByRole('heading', { level: 1 })).toBeVisible()
      expect((await new AxeBuilder({ page: options }).analyze()).violations).toEqual([])
    })
  }
})
