import { join } from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import type { browser as extensionApi } from 'wxt/browser'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { type RunningServer, repository, startServer } from './environment/server.ts'
import { type StaticPages, servePages } from './environment/static-pages.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { updateStorage } from './pages/extension.ts'
import { acceptPrompt, waitForPromptOf } from './pages/prompt.ts'
import { tabTo } from './pages/wizard.ts'

/**
 * A person works for two organisations, by keyboard.
 *
 *   options: two servers, a page each → each page is helped by its own → popup: both, with state and workflows; the badge counts days;
 *   one server cannot be reached, the other works
 */
declare const chrome: typeof extensionApi

const expiredPath = '/owa/auth/expiredpassword.aspx'
const state = {
  account: 'anna',
  displayName: 'Anna Example',
  daysLeft: 6,
  mustChange: false,
  locked: false,
  tasks: [{ workflow: 'manage-my-passwords', title: 'Change my password', text: 'You know it and want another.' }],
}
const site = { product: 'latchkey', name: 'Second Company', languages: [], domains: [], captcha: 'none' }

// One person's afternoon: what is set up first is used afterwards.
test.describe.configure({ mode: 'serial' })

let built: BuiltExtension
let browser: ExtensionBrowser
let server: RunningServer
/** A stand-in for the second organisation's server: answers as the API documents. */
let second: StaticPages
let pages: StaticPages

test.beforeAll(async () => {
  pages = await servePages({ [expiredPath]: { file: join(repository, 'extension/detectors/pages/exchange-owa.html') } })
  second = await servePages({
    '/api/v1/site': { html: JSON.stringify(site) },
    '/api/v1/state': { html: JSON.stringify(state) },
  })
  ;[built, server] = await Promise.all([
    buildExtension({ hosts: ['http://127.0.0.1:*', 'http://localhost:*'] }),
    startServer(),
  ])
  browser = await launchWithExtension(built.folder)
})

test.afterAll(async () => {
  await browser?.close()
  await built?.remove()
  await server?.stop()
  await second?.close()
  await pages?.close()
})

test.beforeEach(async () => {
  for (const page of browser.context.pages().slice(1)) await page.close()
})

const open = async (name: 'options' | 'popup') => {
  const page = await browser.context.newPage()
  await page.goto(`chrome-extension://${browser.id}/${name}.html`)
  return page
}
const badge = () => browser.worker.evaluate(() => chrome.action.getBadgeText({}))

test('two organisations are set up by keyboard alone', async () => {
  const options = await open('options')
  const add = options.getByRole('button', { name: 'Add an organisation' })
  // One is enough until it has a server.
  await expect(options.locator('#server-address')).toBeVisible()
  await expect(add).toHaveCount(0)
  await setUpByKeyboard(options, '', server.url, pages.origin('127.0.0.1'))
  await tabTo(options, add)
  await options.keyboard.press('Enter')
  await setUpByKeyboard(options, '-2', second.origin(), pages.origin('localhost'))
  await expect(options.getByRole('region', { name: new URL(second.origin()).host, exact: true })).toBeVisible()
  await checkAppearance(options, 'options-two-organisations')
  await options.reload()
  await expect(options.locator('#server-address-2')).toHaveValue(second.origin())
})

test('each page is helped by its own organisation, and the other learns nothing of it', async () => {
  for (const [host, name, address] of [
    ['localhost', 'Second Company', new URL(second.origin()).host],
    ['127.0.0.1', 'Example Company', new URL(server.url).host],
  ] as const) {
    const page = await browser.context.newPage()
    await page.goto(pages.origin(host) + expiredPath)
    await waitForPromptOf(page, name)
    const wizard = await acceptPrompt(page)
    await expect(wizard.getByText(address)).toBeVisible()
    await wizard.close()
  }
})

test('the popup shows both, the badge counts days, and a workflow opens by keyboard at its own server', async () => {
  // What a successful run leaves in the store.
  await updateStorage(browser.worker, 'local', { [`token:${second.origin()}`]: 'token-of-anna' })
  await expect.poll(badge).toBe('6')

  const popup = await open('popup')
  await expect(popup.getByRole('heading', { name: 'Example Company' })).toBeVisible()
  const other = popup.getByRole('region', { name: 'Second Company' })
  await expect(other.getByText('Your password is valid for 6 more days.')).toBeVisible()
  await checkAppearance(popup, 'popup-two-organisations')

  const opening = browser.context.waitForEvent('page')
  await tabTo(popup, other.getByRole('button', { name: /^Change my password/ }))
  // The key is only pressed down: the popup closes itself, often before the key is released.
  await popup.keyboard.down('Enter')
  await expect((await opening).getByText(new URL(second.origin()).host)).toBeVisible()
})

test('an unreachable server is reported in its own part, and the other one works', async () => {
  const { organisations } = (await updateStorage(browser.worker, 'local')) as { organisations: { server: string }[] }
  const gone = organisations.map((each, index) => (index === 0 ? { ...each, server: 'http://localhost:9' } : each))
  await updateStorage(browser.worker, 'local', { organisations: gone, 'token:http://localhost:9': 'token' })
  const popup = await open('popup')
  await expect(popup.getByRole('region', { name: 'localhost:9' }).getByRole('alert')).toContainText(
    'http://localhost:9 does not answer.',
  )
  await expect(popup.getByText('Your password is valid for 6 more days.')).toBeVisible()
  await checkAppearance(popup, 'popup-one-of-two-unreachable')
})

async function setUpByKeyboard(options: Page, id: string, address: string, origin: string) {
  await tabTo(options, options.locator(`#server-address${id}`))
  await options.keyboard.type(address)
  await options.keyboard.press('Enter')
  await expect(options.locator(`#server-address${id}-note`)).toHaveText(/^Connected to/)
  await tabTo(options, options.locator(`#origin${id}`))
  await options.keyboard.type(origin)
  await options.keyboard.press('Enter')
  await expect(options.locator(`#origin${id}-note`)).toHaveText(/is on the list\.$/)
}
