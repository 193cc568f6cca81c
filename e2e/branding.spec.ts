import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { sampleSvg } from '../server/branding/testing.ts'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { runCommand } from './environment/run-command.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type StaticPages, servePages } from './environment/static-pages.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { configureExtension } from './pages/extension.ts'
import { acceptPrompt, waitForPrompt } from './pages/prompt.ts'

/** An administrator sets logo, colour and links at the terminal; every site and the extension show them from then on. */
const strictPath = '/strict/change-password'
const colour = 'rgb(135, 0, 0)'

test.describe.configure({ mode: 'serial' })

let server: RunningServer
let built: BuiltExtension
let browser: ExtensionBrowser
let pages: StaticPages

test.beforeAll(async () => {
  pages = await servePages({
    [strictPath]: {
      html: '<!doctype html><title>Strict</title><form><p>Your password has expired.</p><input type=password><input type=password><input type=password></form>',
      headers: { 'content-security-policy': "default-src 'none'" },
    },
  })
  ;[built, server] = await Promise.all([
    buildExtension({ hosts: ['http://127.0.0.1:*', 'http://localhost:*'] }),
    startServer(),
  ])
  browser = await launchWithExtension(built.folder)
  await configureExtension(browser.worker, { server: server.url, origins: [pages.origin('127.0.0.1')] })
})

test.afterAll(async () => {
  await browser?.close()
  await built?.remove()
  await server?.stop()
  await pages?.close()
})

/** Width of the logo before the organisation's name, and the colour of the accent. */
const readLook = (page: Page, head = '.brand') =>
  page.locator(head).evaluate((element) => {
    const sign = getComputedStyle(element, '::before')
    const probe = document.createElement('span')
    document.body.append(probe)
    probe.style.color = 'var(--accent)'
    const accent = getComputedStyle(probe).color
    probe.remove()
    return { logo: sign.backgroundImage.slice(0, 5) === 'url("' ? sign.inlineSize : 'none', accent }
  })

const sites = ['/', '/legacy/', '/helpdesk/', '/admin/', '/me/', '/no-such-page']

async function openSite(path: string): Promise<{ page: Page; refused: string[] }> {
  const page = await browser.context.newPage()
  const refused: string[] = []
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) refused.push(message.text())
  })
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(server.url + path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  return { page, refused }
}

test('without branding no site loads anything of it', async () => {
  for (const path of sites) {
    const { page } = await openSite(path)
    expect(await page.locator('link[href*="/branding/"]').count(), path).toBe(0)
    expect((await readLook(page)).logo, path).toBe('none')
    await page.close()
  }
})

test('set at the terminal, it is on every site from the next request on', async () => {
  const file = join(server.folder, 'logo.svg')
  await writeFile(file, sampleSvg)
  for (const [name, value] of [
    ['logo', file],
    ['colour', '#870000'],
    ['helpLink', 'https://help.contoso.example/passwords'],
    ['portal', 'https://portal.contoso.example/'],
    ['feedbackLink', 'https://feedback.contoso.example/'],
  ] as const)
    expect(await runCommand(server, ['setting', `branding.${name}`, value])).toMatchObject({ code: 0, err: '' })
  for (const path of sites) {
    const { page, refused } = await openSite(path)
    const { logo, accent } = await readLook(page)
    expect([Number.parseFloat(logo) > 80, accent], path).toEqual([true, colour])
    await expect(page.locator('.mark'), path).toBeHidden()
    if (path !== '/no-such-page') {
      await expect(page.getByRole('link', { name: 'Help pages' })).toHaveAttribute('target', '_blank')
      await expect(page.getByRole('link', { name: 'Portal of Example Company' })).toBeVisible()
      await expect(page.getByRole('link', { name: 'Give feedback' })).toBeVisible()
    }
    expect(refused, path).toEqual([])
    await page.close()
  }
})

test('a site with branding passes axe', async () => {
  const { page } = await openSite('/')
  await checkAppearance(page, 'branding')
  await page.close()
})

test('the prompt, the window and the popup show it, also on a page that allows no pictures', async () => {
  const page = await browser.context.newPage()
  await page.goto(pages.origin('127.0.0.1') + strictPath)
  // A picture that cannot be shown gives way to the mark.
  expect(await waitForPrompt(page)).toMatchObject({ hasLogo: true })
  const wizard = await acceptPrompt(page)
  await expect(wizard.getByRole('heading', { level: 1 })).toBeVisible()
  await wizard.emulateMedia({ colorScheme: 'light' })
  await expect.poll(() => readLook(wizard)).toMatchObject({ accent: colour, logo: expect.stringMatching(/px$/) })
  await wizard.close()
  const popup = await browser.context.newPage()
  await popup.emulateMedia({ colorScheme: 'light' })
  await popup.goto(`chrome-extension://${browser.id}/popup.html`)
  await expect(popup.getByRole('heading', { name: 'Example Company' })).toBeVisible()
  expect(await readLook(popup, '.popup-head')).toMatchObject({ accent: colour, logo: expect.stringMatching(/px$/) })
})
