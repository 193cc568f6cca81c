import { join } from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { createApi } from './environment/api.ts'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { completeRun } from './environment/person.ts'
import { readPracticeAccount } from './environment/practice-accounts.ts'
import { type RunningServer, repository, startServer } from './environment/server.ts'
import { type StaticPages, servePages } from './environment/static-pages.ts'
import { areRulesInjected, configureExtension, readFinding, updateStorage } from './pages/extension.ts'
import { acceptPrompt, readPrompt, waitForPrompt } from './pages/prompt.ts'

/**
 * What happens on the page itself, and what is read from it.
 *
 *   expired page → changed there → "it was changed" → offer and badge disappear, the state is loaded again
 *   expired page → offer → window for a *change*; the account's name is in it only where that is allowed
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
  await configureExtension(browser.worker, { server: server.url, origins: [pages.origin('127.0.0.1')] })
  await updateStorage(browser.worker, 'local', { [`token:${server.url}`]: await stateToken() })
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
    await updateStorage(browser.worker, 'session', { [`state:${server.url}`]: null })
    if (path.startsWith('/RDWeb')) await page.goto(`${page.url().split('?')[0]}?Error=PasswordSuccess`)
    else await page.getByRole('button', { name: 'Change' }).click()
    await expect
      .poll(async () => (await updateStorage(browser.worker, 'session'))[`state:${server.url}`])
      .toMatchObject({ account: 'active.user', mustChange: false })
    await expect.poll(() => readFinding(browser.worker, page)).toMatchObject({ id: undefined })
    await expect.poll(() => readPrompt(page)).toBeUndefined()
  })
}

for (const { path, how } of [
  { path: '/refused', how: 'the same page again is no success, and goes on offering' },
  { path: '/elsewhere', how: 'a page that says nothing of it is no success' },
]) {
  test(how, async () => {
    const page = await open(path)
    await waitForPrompt(page)
    await updateStorage(browser.worker, 'session', { [`state:${server.url}`]: null })
    await page.getByRole('button', { name: 'Change' }).click()
    if (path === '/refused') await waitForPrompt(page)
    else await expect.poll(() => areRulesInjected(browser.worker, page)).toBe(true)
    await page.waitForTimeout(700)
    expect((await updateStorage(browser.worker, 'session'))[`state:${server.url}`]).toBeNull()
  })
}

test('the window opens for a change; the account is empty until reading it is allowed', async () => {
  const wizard = await acceptPrompt(await open('/in'))
  await expect(wizard.getByLabel('Account name')).toHaveValue('')
  expect(await launchContexts()).toMatchObject([{ workflow: 'manage-my-passwords' }])
  expect(JSON.stringify(await launchContexts())).not.toContain('erika')
})

test('where reading is allowed, only the account’s field is read', async () => {
  const options = await browser.context.newPage()
  await options.goto(`chrome-extension://${browser.id}/options.html`)
  await options.getByLabel('Fill in my account name from the page').check()
  await expect.poll(() => updateStorage(browser.worker, 'local')).toMatchObject({ readAccountName: true })
  const wizard = await acceptPrompt(await open('/in'))
  await expect(wizard.getByLabel('Account name')).toHaveValue('CORP\\erika')
  const stored = JSON.stringify([
    await updateStorage(browser.worker, 'session'),
    await updateStorage(browser.worker, 'local'),
  ])
  expect(stored).toContain('erika')
  expect(stored).not.toContain('Never-Read-Me')
  await updateStorage(browser.worker, 'local', { readAccountName: false })
})

test('the field that the detector names is read, visible or not: Keycloak’s is hidden', async () => {
  await updateStorage(browser.worker, 'local', { readAccountName: true })
  const page = await open('/keycloak-before')
  await expect.poll(() => areRulesInjected(browser.worker, page)).toBe(true)
  await page.getByRole('button').click()
  await page.locator('#username').evaluate((field: HTMLInputElement) => field.setAttribute('value', 'erika'))
  await page.locator('#password-new').fill('Never-Read-Me-3')
  const wizard = await acceptPrompt(page)
  await expect(wizard.getByLabel('Account name')).toHaveValue('erika')
  await updateStorage(browser.worker, 'local', { readAccountName: false })
})

async function open(path: string): Promise<Page> {
  const page = await browser.context.newPage()
  await page.goto(pages.origin('127.0.0.1') + path)
  return page
}

async function launchContexts(): Promise<unknown[]> {
  const stored = await updateStorage(browser.worker, 'session')
  return Object.keys(stored)
    .filter((key) => key.startsWith('launchContext:'))
    .map((key) => stored[key])
}

/** What a successful run leaves in the store. */
async function stateToken(): Promise<string> {
  const api = createApi({ url: server.url })
  const { password } = await readPracticeAccount(server, 'active.user')
  const order = { workflow: 'manage-my-passwords', account: 'active.user' }
  const { step } = await completeRun(api, order, { password, newPassword: 'Quiet-Harbour-Lantern-77' })
  if (step.status !== 'done' || !step.result?.stateToken) throw new Error(`no token: ${JSON.stringify(step)}`)
  return step.result.stateToken
}
