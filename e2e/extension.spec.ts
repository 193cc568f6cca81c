import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from 'playwright/test'
import { chromeExtensionId } from '../shared/extension-id.ts'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { type RunningServer, repository, startServer } from './environment/server.ts'
import { type StaticPage, type StaticPages, servePages } from './environment/static-pages.ts'
import { configureExtension, readFinding } from './pages/extension.ts'
import { acceptPrompt, declinePrompt, expectNoPrompt, readPrompt, waitForPrompt } from './pages/prompt.ts'

/** From a page with an expired password through the offer and the wizard's window, back to the page's sign-in. */
const saved = (name: string): StaticPage => ({ file: join(repository, `extension/detectors/pages/${name}.html`) })
const expiredPath = '/owa/auth/expiredpassword.aspx'

let built: BuiltExtension
let browser: ExtensionBrowser
let server: RunningServer
let pages: StaticPages

test.beforeAll(async () => {
  built = await buildExtension({ hosts: ['http://127.0.0.1:*', 'http://localhost:*'] })
  server = await startServer()
  pages = await servePages({
    [expiredPath]: saved('exchange-owa'),
    '/owa/auth/logon.aspx': { html: '<!doctype html><title>Sign in</title><h1>Sign in</h1>' },
    '/strict/change-password': {
      html: '<!doctype html><title>Strict</title><form><p>Your password has expired.</p><input type=password><input type=password><input type=password></form>',
      headers: { 'content-security-policy': "default-src 'none'" },
    },
    '/portal': saved('app-navigates'),
    '/blog/password-expired': saved('silent-blog'),
  })
  browser = await launchWithExtension(built.folder)
  await configureExtension(browser.worker, { server: server.url, origins: [pages.origin('127.0.0.1')] })
})

test.afterAll(async () => {
  await browser?.close()
  await pages?.close()
  await server?.stop()
  await built?.remove()
})

async function openExpired(path = expiredPath) {
  const page = await browser.context.newPage()
  await page.goto(pages.origin('127.0.0.1') + path)
  return page
}

const expectBadge = (page: Page, badge: string) =>
  expect.poll(async () => (await readFinding(browser.worker, page)).badge).toBe(badge)

test.afterEach(async () => {
  for (const page of browser.context.pages().slice(1)) await page.close()
})

test('the id is the one that the server answers', () => {
  expect(browser.id).toBe(chromeExtensionId)
})

test.describe('the offer', () => {
  test('names the organisation, says one sentence, and the badge shows', async () => {
    const page = await openExpired()
    const prompt = await waitForPrompt(page)
    expect(prompt.text).toContain('Your company password seems to have expired')
    expect(prompt.text).toContain('Change it here')
    await expect
      .poll(() => readFinding(browser.worker, page))
      .toEqual({ id: 'exchange-owa', kind: 'expired', badge: '!' })
  })

  test('appears under a strict content security policy, too', async () => {
    expect((await waitForPrompt(await openExpired('/strict/change-password'))).text).toContain('Change it here')
  })

  test('appears when an app draws another view, and disappears with it', async () => {
    const page = await openExpired('/portal')
    await expectNoPrompt(page)
    await page.getByLabel('User name').fill('anna')
    await page.getByLabel('Password').fill('secret')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await waitForPrompt(page)
    await page.evaluate(() => {
      history.pushState({}, '', '/portal/home')
      document.body.innerHTML = '<h1>Welcome</h1>'
    })
    await expect.poll(() => readPrompt(page)).toBeUndefined()
    await expectBadge(page, '')
  })

  test('stays away on an origin that is granted but not listed, and from a page without a form', async () => {
    const page = await browser.context.newPage()
    await page.goto(pages.origin('localhost') + expiredPath)
    await expectNoPrompt(page)
    await expectBadge(page, '')
    await page.goto(`${pages.origin('127.0.0.1')}/blog/password-expired`)
    await expectNoPrompt(page)
  })

  test('after it is declined, it stays away in this tab, and the badge still shows', async () => {
    const page = await openExpired()
    await declinePrompt(page)
    await page.reload()
    await expectNoPrompt(page)
    await expectBadge(page, '!')
  })
})

test.describe('a page cannot press it', () => {
  const attacks: Record<string, (host: HTMLElement) => void> = {
    'makes everything around it transparent': () => document.documentElement.style.setProperty('opacity', '0'),
    'makes it nearly transparent': (host) => host.style.setProperty('opacity', '0.02', 'important'),
    // The card is in the top layer, where only what came there later lies above it.
    'lays something over it that lets clicks through': () => {
      const cover = document.createElement('div')
      cover.popover = 'manual'
      cover.style.cssText =
        'position:fixed;inset:0;inline-size:100%;block-size:100%;margin:0;border:0;background:#fff;pointer-events:none'
      document.documentElement.append(cover)
      cover.showPopover()
      document.documentElement.prepend(cover)
      cover.showPopover()
    },
    'moves it under the pointer': (host) => host.style.setProperty('inset-block-start', '40px', 'important'),
    'turns it around': (host) => host.style.setProperty('transform', 'rotate(1deg)', 'important'),
  }
  for (const [what, attack] of Object.entries(attacks)) {
    test(`when it ${what}`, async () => {
      const page = await openExpired()
      const { accept } = await waitForPrompt(page)
      await page.evaluate(`(${attack})(document.documentElement.lastElementChild)`)
      // The browser reports visibility every 100 ms, at the end of a frame; a person would take longer than that to react.
      await page.evaluate(
        () => new Promise((seen) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(seen)), 300)),
      )
      const { x, y } = what.startsWith('moves') ? { x: accept.x, y: accept.y + 24 } : accept
      await page.mouse.click(x, y)
      await expectNoWindow()
    })
  }

  test('when it clicks by script on every element that it can reach', async () => {
    const page = await openExpired()
    const { accept } = await waitForPrompt(page)
    await page.evaluate(({ x, y }) => {
      const host = document.documentElement.lastElementChild as HTMLElement
      host.click()
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
        const init = { bubbles: true, composed: true, clientX: x, clientY: y }
        host.dispatchEvent(new MouseEvent(type, init))
        document.elementFromPoint(x, y)?.dispatchEvent(new MouseEvent(type, init))
      }
      host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }))
    }, accept)
    await expectNoWindow()
    // Closed to scripts: there is nothing to look into.
    expect(await page.evaluate(() => document.documentElement.lastElementChild?.shadowRoot)).toBeNull()
  })

  test('when the click comes in the first half second', async () => {
    const page = await openExpired()
    const { accept } = await waitForPrompt(page)
    // A new size of the window restarts the half second: here as the pointer arrives, so that a slow machine does not wait it out.
    await page.evaluate(() => addEventListener('mousemove', () => dispatchEvent(new Event('resize')), true))
    await page.mouse.click(accept.x, accept.y)
    await expectNoWindow()
  })

  test('it can only take it away; the badge remains', async () => {
    const page = await openExpired()
    await waitForPrompt(page)
    await page.evaluate(() => document.documentElement.lastElementChild?.remove())
    await expectNoPrompt(page)
    await expectBadge(page, '!')
  })

  async function expectNoWindow() {
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(browser.context.pages().filter((page) => page.url().startsWith('chrome-extension://'))).toEqual([])
  }
})

test('accepted by a person, it opens the wizard, which returns the page to its sign-in', async () => {
  const page = await openExpired()
  // What the page could overhear, from the very first listener on.
  await page.evaluate(() => {
    const overheard: string[] = []
    Object.assign(window, { overheard })
    for (const type of ['keydown', 'keypress', 'keyup', 'input', 'beforeinput', 'paste', 'message']) {
      window.addEventListener(type, (event) => overheard.push(`${type} ${(event as KeyboardEvent).key}`), true)
    }
  })
  const wizard = await acceptPrompt(page)
  await expect(wizard.getByText(`Opened from 127.0.0.1:`)).toBeVisible()
  await expect(wizard.getByLabel(/account/i).first()).toBeVisible()
  expect((await new AxeBuilder({ page: wizard }).analyze()).violations).toEqual([])
  await wizard
    .getByLabel(/account/i)
    .first()
    .fill('expired.user')
  await wizard.keyboard.press('Enter')
  const newPassword = wizard.getByLabel('New password', { exact: true })
  await expect(newPassword).toBeVisible()

  // A window that is loaded again goes on where it stood; the run's token is out of its reach.
  await wizard.reload()
  await expect(newPassword).toBeVisible()
  expect(
    await wizard.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])),
  ).not.toMatch(/token|run/)

  await wizard.getByLabel('Current password', { exact: true }).fill('Copper-Meadow-52')
  await newPassword.fill('Granite-Willow-2026')
  await wizard.keyboard.press('Enter')
  await wizard.getByRole('button', { name: /^Back to 127\.0\.0\.1/ }).click()
  await expect.poll(() => wizard.isClosed()).toBe(true)
  await expect(page).toHaveURL(/\/owa\/auth\/logon\.aspx\?reason=4$/)
  expect(await page.evaluate(() => (window as { overheard?: string[] }).overheard ?? [])).toEqual([])
})

test('afterwards the popup shows the days left, and says when the server cannot be reached', async () => {
  const popup = await browser.context.newPage()
  await popup.goto(`chrome-extension://${browser.id}/popup.html`)
  await expect(popup.getByText(/Your password is valid for \d+ more days/)).toBeVisible()
  await expect(popup.getByRole('button', { name: /^Change my password/ })).toBeVisible()

  await server.kill9()
  await popup.reload()
  await expect(popup.getByRole('alert')).toContainText(`${server.url} does not answer.`)
  await server.restart()
  await popup.getByRole('button', { name: 'Try again' }).click()
  await expect(popup.getByText(/Your password is valid for/)).toBeVisible()

  const opening = browser.context.waitForEvent('page')
  await popup.getByRole('button', { name: /^Change my password/ }).focus()
  // The key is only pressed down: the popup closes itself, often before the key is released.
  await popup.keyboard.down('Enter')
  const wizard = await opening
  // The account is known, and shown before anything begins.
  await expect(wizard.getByRole('textbox').first()).toHaveValue('expired.user')
  await wizard.getByRole('textbox').first().press('Enter')
  await expect(wizard.getByLabel('Current password', { exact: true })).toBeVisible()
})

test('the popup offers what the page in front shows', async () => {
  const page = await openExpired()
  await waitForPrompt(page)
  const popup = await browser.context.newPage()
  await page.bringToFront()
  await popup.goto(`chrome-extension://${browser.id}/popup.html`)
  const opening = browser.context.waitForEvent('page')
  await popup.getByRole('button', { name: /^127\.0\.0\.1:\d+ asks for a new password/ }).click()
  await expect((await opening).getByText('Opened from 127.0.0.1:')).toBeVisible()
})
