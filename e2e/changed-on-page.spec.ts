import { join } from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { createApi } from './environment/api.ts'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { complete } from './environment/person.ts'
import { type RunningServer, repository, startServer } from './environment/server.ts'
import { type StaticPages, servePages } from './environment/static-pages.ts'
import { foundIn, keepsIn, rulesRunIn, setUp } from './pages/extension.ts'
import { readPrompt, waitForPrompt } from './pages/prompt.ts'

/**
 * 2-3: what happens on the page itself, and what is taken from it.
 *
 *   expired page → changed there → "it was changed" → offer and badge gone, state asked anew
 *   expired page → offer → window for *change*; the account's name in it only where that is allowed
 */
const saved = (name: string) => ({ file: join(repository, `extension/detectors/pages/${name}.html`) })
const expiredForm = (
  action: string,
) => `<!doctype html><html lang="en"><title>Portal</title><style>main{max-width:400px}label{display:block}</style><main>
<h1>One more step</h1><p>Your password has expired.</p>
<form method="post" action="${action}"><label>User<input name="username" value="CORP\\erika"></label>
<label>Current password<input type="password" name="password" value="Never-Read-Me-1"></label>
<label>New password<input type="password" name="new1" value="Never-Read-Me-2"></label>
<label>Repeat<input type="password" name="new2"></label><button>Change</button></form></main></html>`
const note = (text: string) =>
  `<!doctype html><html lang="en"><title>Portal</title><h1>Portal</h1><p>${text}</p></html>`

let server: RunningServer
let pages: StaticPages
let built: BuiltExtension
let browser: ExtensionBrowser

test.beforeAll(async () => {
  test.setTimeout(90_000)
  pages = await servePages({
    '/in': { html: expiredForm('/welcome') },
    '/refused': { html: expiredForm('/refused') },
    '/elsewhere': { html: expiredForm('/home') },
    '/welcome': { html: note('Your password has been changed.') },
    '/home': { html: note('Nothing new.') },
    '/app': {
      html: `${expiredForm('#')}<script>document.forms[0].onsubmit = (event) => { event.preventDefault(); document.querySelector('main').innerHTML = '<p role="status">Password updated successfully.</p>' }</script>`,
    },
    '/RDWeb/Pages/en-US/password.aspx': saved('rdweb-password'),
    '/keycloak-before': {
      html: '<!doctype html><title>Sign in</title><form method="post" action="/keycloak"><input name="user"><input type="password"><button>Sign in</button></form>',
    },
    '/keycloak': saved('keycloak-update-password'),
  })
  server = await startServer()
  built = await buildExtension({ hosts: ['http://127.0.0.1:*', 'http://localhost:*'] })
  browser = await launchWithExtension(built.folder)
  await setUp(browser.worker, { server: server.url, origins: [pages.origin('127.0.0.1')] })
  await keepsIn(browser.worker, 'local', { [`token:${server.url}`]: await stateToken() })
})

test.afterAll(async () => {
  await browser?.close()
  await built?.remove()
  await server?.stop()
  await pages?.close()
})

test.afterEach(async () => {
  for (const page of browser.context.pages().slice(1)) await page.close()
})

for (const { path, how } of [
  { path: '/in', how: 'the page after it says so, without anything the gate goes by' },
  { path: '/app', how: 'the app says so without another page' },
  { path: '/RDWeb/Pages/en-US/password.aspx?UserName=x', how: 'the address says so: Error=PasswordSuccess' },
]) {
  test(`changed on the page: ${how}`, async () => {
    const page = await open(path)
    await waitForPrompt(page)
    await keepsIn(browser.worker, 'session', { [`state:${server.url}`]: null })
    if (path.startsWith('/RDWeb')) await page.goto(`${page.url().split('?')[0]}?Error=PasswordSuccess`)
    else await page.getByRole('button', { name: 'Change' }).click()
    await expect
      .poll(async () => (await keepsIn(browser.worker, 'session'))[`state:${server.url}`])
      .toMatchObject({ account: 'active.user', mustChange: false })
    expect(await foundIn(browser.worker, page)).toMatchObject({ id: undefined })
    expect(await readPrompt(page)).toBeUndefined()
  })
}

for (const { path, how } of [
  { path: '/refused', how: 'the same page again is no success, and goes on offering' },
  { path: '/elsewhere', how: 'a page that says nothing of it is no success' },
]) {
  test(how, async () => {
    const page = await open(path)
    await waitForPrompt(page)
    await keepsIn(browser.worker, 'session', { [`state:${server.url}`]: null })
    await page.getByRole('button', { name: 'Change' }).click()
    if (path === '/refused') await waitForPrompt(page)
    else await expect.poll(() => rulesRunIn(browser.worker, page)).toBe(true)
    await page.waitForTimeout(700)
    expect((await keepsIn(browser.worker, 'session'))[`state:${server.url}`]).toBeNull()
  })
}

test('the window opens for a change; the account stays to be typed as long as nobody has allowed to read it', async () => {
  const wizard = await accept(await open('/in'))
  await expect(wizard.getByLabel('Account name')).toHaveValue('')
  expect(await errands()).toMatchObject([{ workflow: 'manage-my-passwords' }])
  expect(JSON.stringify(await errands())).not.toContain('erika')
})

test('where it is allowed, the account’s field is read and no other', async () => {
  const options = await browser.context.newPage()
  await options.goto(`chrome-extension://${browser.id}/options.html`)
  await options.getByLabel('Fill in my account name from the page').check()
  await expect.poll(() => keepsIn(browser.worker, 'local')).toMatchObject({ readAccountName: true })
  const wizard = await accept(await open('/in'))
  await expect(wizard.getByLabel('Account name')).toHaveValue('CORP\\erika')
  const stored = JSON.stringify([await keepsIn(browser.worker, 'session'), await keepsIn(browser.worker, 'local')])
  expect(stored).toContain('erika')
  expect(stored).not.toContain('Never-Read-Me')
  await keepsIn(browser.worker, 'local', { readAccountName: false })
})

test('it is the field that the detector names, shown or not: Keycloak’s is hidden', async () => {
  await keepsIn(browser.worker, 'local', { readAccountName: true })
  const page = await open('/keycloak-before')
  await expect.poll(() => rulesRunIn(browser.worker, page)).toBe(true)
  await page.getByRole('button').click()
  await page.locator('#username').evaluate((field: HTMLInputElement) => field.setAttribute('value', 'erika'))
  await page.locator('#password-new').fill('Never-Read-Me-3')
  const wizard = await accept(page)
  await expect(wizard.getByLabel('Account name')).toHaveValue('erika')
  await keepsIn(browser.worker, 'local', { readAccountName: false })
})

async function open(path: string): Promise<Page> {
  const page = await browser.context.newPage()
  await page.goto(pages.origin('127.0.0.1') + path)
  return page
}

async function accept(page: Page): Promise<Page> {
  const { accept: button } = await waitForPrompt(page)
  const opening = browser.context.waitForEvent('page')
  await page.mouse.click(button.x, button.y)
  return opening
}

async function errands(): Promise<unknown[]> {
  const kept = await keepsIn(browser.worker, 'session')
  return Object.keys(kept)
    .filter((key) => key.startsWith('errand:'))
    .map((key) => kept[key])
}

/** As a run that ended well leaves it behind. */
async function stateToken(): Promise<string> {
  const api = createApi({ url: server.url })
  const accounts = (await (await fetch(`${server.url}/practice/accounts.json`)).json()) as Record<string, string>[]
  const password = accounts.find(({ account }) => account === 'active.user')?.password ?? ''
  const order = { workflow: 'manage-my-passwords', account: 'active.user' }
  const { step } = await complete(api, order, { password, newPassword: 'Quiet-Harbour-Lantern-77' })
  if (step.status !== 'done' || !step.result?.stateToken) throw new Error(`no token: ${JSON.stringify(step)}`)
  return step.result.stateToken
}
