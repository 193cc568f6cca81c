import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { runCommand } from './environment/run-command.ts'
import { type Samba, startSamba } from './environment/samba.ts'
import { findInTraces, readMail } from './environment/secrets.ts'
import { type RunningServer, repository, startServer } from './environment/server.ts'
import { type FakeSmtpServer, startFakeSmtpServer } from './environment/smtp.ts'
import { type StaticPages, servePages } from './environment/static-pages.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { configureExtension } from './pages/extension.ts'
import { acceptPrompt, waitForPrompt } from './pages/prompt.ts'
import { findAccount, heading, primaryButton, problem } from './pages/wizard.ts'

/**
 * An expired password is changed from the page that reports it, in a real Active Directory.
 *
 *   saved Outlook page → offer → click → window → account → both passwords → done → back at the page's sign-in
 *
 * Then everything that it left behind is checked: controller, its log, mail, audit, and no password anywhere.
 */
const expiredPath = '/owa/auth/expiredpassword.aspx'
const signInPath = '/owa/auth/logon.aspx'

let folder: string
let samba: Samba
let smtp: FakeSmtpServer
let server: RunningServer
let pages: StaticPages
let built: BuiltExtension
let browser: ExtensionBrowser

/** Everything that was typed into a hidden field in this file. */
const typed = new Set<string>()

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'j1-'))
  pages = await servePages({
    [expiredPath]: { file: join(repository, 'extension/detectors/pages/exchange-owa.html') },
    [signInPath]: { html: '<!doctype html><title>Sign in</title><h1>Sign in</h1>' },
  })
  smtp = await startFakeSmtpServer()
  const building = buildExtension({ hosts: ['http://127.0.0.1:*', 'http://localhost:*'] })
  // The threshold that doctor recommends: of a lower one a browser that is used for the first time has a single try.
  samba = await startSamba({ folder: join(folder, 's'), address: '127.0.0.12', lockoutThreshold: 10 })
  server = await startServer({ env: { ...samba.environment, LATCHKEY_SMTP: smtp.url } })
  built = await building
  browser = await launchWithExtension(built.folder)
  await configureExtension(browser.worker, { server: server.url, origins: [pages.origin('127.0.0.1')] })
})

test.afterAll(async () => {
  await browser?.close()
  await built?.remove()
  await server?.stop()
  await samba?.stop()
  await smtp?.close()
  await pages?.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

test.afterEach(async () => {
  for (const page of browser.context.pages().slice(1)) await page.close()
})

for (const state of ['expired', 'must-change'] as const) {
  // They differ by one sentence.
  const look = async (page: Page, name: string) => state === 'expired' && checkAppearance(page, `owa-${name}`)

  test(`${state}: from the page to the controller and back to the page's sign-in`, async () => {
    const [account, oldPassword, newPassword] = [`${state}.person`, `Old-${state}-Meadow-52`, `New-${state}-Harbour-77`]
    await samba.addPerson({
      account,
      password: oldPassword,
      state,
      displayName: 'Erika Example',
      mail: `${account}@corp.example.test`,
    })
    expect(await samba.bind(account, oldPassword)).toBe(state === 'expired' ? '532' : '773')
    const before = { lastSet: await passwordLastSet(account), mails: smtp.received.length }

    const page = await openExpired()
    const wizard = await acceptPrompt(page)
    await expect(wizard.getByText('Opened from 127.0.0.1:')).toBeVisible()
    await look(wizard, '1-account')
    await findAccount(wizard, account)
    await type(wizard, 'Current password', 'That-is-not-the-one-1')
    await type(wizard, 'New password', newPassword)
    await primaryButton(wizard).click()
    await expect(problem(wizard)).toContainText('These do not match, or the account is locked.')
    await expect(wizard.getByLabel('New password', { exact: true })).toHaveValue(newPassword)
    await look(wizard, '2-wrong-password')
    await type(wizard, 'Current password', oldPassword)
    await type(wizard, 'New password', 'short')
    await primaryButton(wizard).click()
    await expect(problem(wizard)).toContainText('The new password does not meet this yet')
    await look(wizard, '3-too-short')
    await type(wizard, 'New password', oldPassword)
    await primaryButton(wizard).click()
    await expect(problem(wizard)).toHaveText('This password was used before. Choose one that is not among your last 5.')
    await expect(wizard.getByLabel('Current password', { exact: true })).toHaveValue(oldPassword)
    await look(wizard, '4-history')
    await type(wizard, 'New password', newPassword)
    await primaryButton(wizard).click()
    await expect(heading(wizard)).toHaveText('Your password is changed')
    await look(wizard, '5-done')

    await primaryButton(wizard).click()
    await expect.poll(() => wizard.isClosed()).toBe(true)
    await expect(page).toHaveURL(`${pages.origin('127.0.0.1')}${signInPath}?reason=4`)

    expect(await samba.bind(account, newPassword)).toBe('right')
    expect(await samba.bind(account, oldPassword)).toBe('52e')
    expect(await passwordLastSet(account)).toBeGreaterThan(before.lastSet)
    const writes = await samba.passwordChanges(account)
    expect(writes.filter(({ status }) => status === 'Success').map(({ action }) => action)).toEqual(['Reset', 'Change'])

    await smtp.waitForMails(before.mails + 1)
    const mails = smtp.received.slice(before.mails)
    expect(mails.map(({ to }) => to)).toEqual([[`${account}@corp.example.test`]])
    const mail = readMail(mails[0]?.source ?? '')
    for (const words of [
      'Your password was changed',
      'Hello Erika Example,',
      account,
      'Was this not you?',
      server.url,
    ]) {
      expect(mail).toContain(words)
    }
  })
}

test('what is typed into the page is not read, and the page learns nothing of the window', async () => {
  const page = await openExpired()
  await waitForPrompt(page)
  const requests = pages.requests.length
  await page.locator('#oldPwd').fill('Typed-into-the-page-9')
  typed.add('Typed-into-the-page-9')
  const wizard = await acceptPrompt(page)
  await expect(wizard.getByLabel('Account name')).toHaveValue('')
  expect(pages.requests.slice(requests).filter(({ method }) => method === 'POST')).toEqual([])
})

test('a window that is reloaded goes on; one that was closed begins again from the page', async () => {
  const [account, password, newPassword] = ['reload.person', 'Old-Willow-Meadow-52', 'New-Willow-Harbour-77']
  await samba.addPerson({ account, password, state: 'expired', mail: `${account}@corp.example.test` })
  const page = await openExpired()
  const first = await acceptPrompt(page)
  await findAccount(first, account)
  await type(first, 'Current password', password)
  await type(first, 'New password', password)
  await primaryButton(first).click()
  await expect(problem(first)).toBeVisible()
  await first.reload()
  // The window's memory is gone, and with it what was typed.
  await expect(first.getByLabel('Current password', { exact: true })).toHaveValue('')
  await checkAppearance(first, 'owa-loaded-again')
  await first.close()

  await page.reload()
  const second = await acceptPrompt(page)
  await findAccount(second, account)
  await type(second, 'Current password', password)
  await type(second, 'New password', newPassword)
  await primaryButton(second).click()
  await expect(heading(second)).toHaveText('Your password is changed')
  expect(await samba.bind(account, newPassword)).toBe('right')
})

test('a server that stops in the middle is reported and tried again; only hidden fields are lost', async () => {
  const [account, password, newPassword] = ['outage.person', 'Old-Copper-Meadow-52', 'New-Copper-Harbour-77']
  await samba.addPerson({ account, password, state: 'expired', mail: `${account}@corp.example.test` })
  const wizard = await acceptPrompt(await openExpired())

  await wizard.getByLabel('Account name').fill(account)
  await server.kill9()
  await primaryButton(wizard).click()
  await expect(problem(wizard)).toContainText('does not answer.')
  await checkAppearance(wizard, 'owa-unreachable-at-account')
  await server.restart()
  // It goes on by itself with the name that was typed.
  await expect(wizard.getByLabel('Current password', { exact: true })).toBeVisible()
  await expect(wizard.getByText(`Account: ${account}`)).toBeVisible()

  await type(wizard, 'Current password', password)
  await type(wizard, 'New password', newPassword)
  await server.kill9()
  await primaryButton(wizard).click()
  await expect(problem(wizard)).toContainText('does not answer.')
  await checkAppearance(wizard, 'owa-unreachable-at-change')
  await server.restart()
  await expect(problem(wizard)).toContainText('the hidden fields are empty again')
  await expect(wizard.getByLabel('New password', { exact: true })).toHaveValue('')
  await checkAppearance(wizard, 'owa-back-after-outage')
  const again = wizard.getByLabel('Current password', { exact: true })
  if (await again.isVisible()) await again.fill(password)
  await type(wizard, 'New password', newPassword)
  await primaryButton(wizard).click()
  await expect(heading(wizard)).toHaveText('Your password is changed')
  const writes = await samba.passwordChanges(account)
  expect(writes.filter(({ action, status }) => action === 'Change' && status === 'Success')).toHaveLength(1)
})

test('afterwards the audit verifies, and no password is stored anywhere', async () => {
  // The search itself works: it finds what must be there.
  expect(await findInTraces(['workflow-succeeded', 'data.keys'], { server, mails: smtp.received })).toContain(
    'workflow-succeeded in outbox',
  )
  expect(typed.size).toBeGreaterThan(2)
  expect(await findInTraces([...typed], { server, mails: smtp.received })).toEqual([])

  expect(await runCommand(server, ['verify-audit'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^The audit log holds: \d\d+ events/),
  })
})

async function openExpired(): Promise<Page> {
  const page = await browser.context.newPage()
  await page.goto(pages.origin('127.0.0.1') + expiredPath)
  return page
}

async function type(page: Page, label: string, secret: string): Promise<void> {
  // A short word may be found anywhere by chance.
  if (secret.length > 8) typed.add(secret)
  await page.getByLabel(label, { exact: true }).fill(secret)
}

/** pwdLastSet: 100 ns since 1601. */
async function passwordLastSet(account: string): Promise<number> {
  return samba.administrator(async (client) => {
    const { searchEntries } = await client.search(samba.connection.base, {
      filter: `(sAMAccountName=${account})`,
      attributes: ['pwdLastSet'],
    })
    return Number(searchEntries[0]?.pwdLastSet)
  })
}
