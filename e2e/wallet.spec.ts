import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from 'playwright/test'
import { addKey, useKey } from './drivers/wallet-journey.ts'
import { createApi } from './environment/api.ts'
import { launchWithExtension } from './environment/browser.ts'
import { buildExtension } from './environment/build-extension.ts'
import { createForeignWallet } from './environment/foreign-wallet.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type StaffSession, signInAsAdministrator } from './environment/staff.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { updateStorage } from './pages/extension.ts'
import { accountSummary } from './pages/me.ts'
import { openWorkflowList } from './pages/self-service.ts'
import { fillAccount, heading, primaryButton, problem, workflowCard } from './pages/wizard.ts'

/**
 * Wallets, on the sample company.
 *
 *   a wallet on a telephone: registered by its code → asked in a task: wrong code, right code → the same without JavaScript
 *   *My password health*: by the telephone's code, and from the popup by a press with the key of the extension
 */
let server: RunningServer
let administrator: StaffSession
const wallet = createForeignWallet()
const account = 'active.user'
const password = 'Harbour-Lantern-41'
const mail = 'active.user@corp.example.com'
const keyHolder = { account: 'finegrained.user', password: 'Cinnamon-Lighthouse-39' }

// The wallet is registered by the first.
test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  server = await startServer()
  administrator = await signInAsAdministrator(createApi(server))
  for (const body of [addKey, useKey])
    expect((await administrator.call('POST', '/api/v1/admin/workflows', body)).status).toBe(201)
  await administrator.update('/api/v1/admin/policies/default', (policy: object) => ({ ...policy, newMethodHours: 0 }))
})
test.afterAll(() => server?.stop())

/** The wallet answers what the page asks, and its telephone shows the code. */
async function answerOnTelephone(page: Page): Promise<string> {
  const request = (await page.locator('a[href^="siopv2:"]').getAttribute('href')) ?? ''
  const context = await page.context().browser()?.newContext()
  if (!context) throw new Error('the browser is gone')
  const telephone = await context.newPage()
  await telephone.goto(await wallet.answer(request))
  await expect(heading(telephone)).toHaveText('Your wallet has answered')
  // What works once is not left in the telephone's history.
  expect(telephone.url()).toBe(`${server.url}/wallet/`)
  const code = (await telephone.locator('.wallet-code [aria-hidden]').textContent()) ?? ''
  await checkAppearance(telephone, 'wallet-code')
  await telephone.reload()
  await expect(heading(telephone)).toHaveText('No answer of a wallet')
  await context.close()
  return code
}

const otherThan = (code: string) => (code === '000000' ? '000001' : '000000')

test('a wallet on a telephone is registered by its code, and then shows who its person is', async ({ page }) => {
  await openWorkflowList(page, server, account)
  await workflowCard(page, 'add-key').click()
  await page.getByLabel('Current password', { exact: true }).fill(password)
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Add a browser key or wallet')
  await checkAppearance(page, 'wallet-registration')
  await page.getByLabel('Name of this browser or wallet').fill('Telephone')
  await primaryButton(page).click()
  await expect(problem(page)).toContainText('Enter the code that the wallet’s device shows')
  await page.getByLabel(/^Code that the wallet/).fill(await answerOnTelephone(page))
  await primaryButton(page).click()
  await expect(page.locator('.outcome')).toBeVisible()

  await openWorkflowList(page, server, account)
  await workflowCard(page, 'use-key').click()
  await expect(heading(page)).toHaveText('Use your browser key or wallet')
  await checkAppearance(page, 'wallet-asked')
  const code = await answerOnTelephone(page)
  // The only field of the page is sent with its last digit.
  await page.getByLabel(/^Code that the wallet/).fill(otherThan(code))
  await expect(problem(page)).toContainText('the code is wrong')
  await page.getByLabel(/^Code that the wallet/).fill(code)
  await expect(page.locator('.outcome')).toBeVisible()
})

test('without JavaScript the wallet is asked by the same link and picture', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${server.url}/legacy/?task=use-key`)
  await page.getByLabel('Account name').fill(account)
  await primaryButton(page).click()
  await expect(page.locator('svg.qr')).toBeVisible()
  await page.getByLabel(/^Code that the wallet/).fill(await answerOnTelephone(page))
  await primaryButton(page).click()
  await expect(page.locator('.outcome')).toBeVisible()
  await context.close()
})

test('My password health is opened by the code of the telephone', async ({ page }) => {
  await offerWallets()
  await page.goto(`${server.url}/me/`)
  await page.getByRole('button', { name: 'Use a wallet' }).click()
  await expect(heading(page)).toHaveText('Sign in with a wallet')
  const code = await answerOnTelephone(page)
  await page.getByLabel('Your e-mail address').fill(mail)
  await page.getByLabel(/^Code that the wallet/).fill(otherThan(code))
  await primaryButton(page).click()
  await expect(problem(page)).toContainText('do not belong together')
  await expect(page.getByLabel('Your e-mail address')).toHaveValue(mail)
  await page.getByLabel(/^Code that the wallet/).fill(code)
  await primaryButton(page).click()
  await expect(accountSummary(page)).toBeVisible()
})

test('My password health is opened from the popup, by the key of the browser', async () => {
  const built = await buildExtension({ hosts: [server.url], server: server.url })
  const extension = await launchWithExtension(built.folder)
  const adding = await extension.context.newPage()
  const key = randomUUID()
  await updateStorage(extension.worker, 'session', { [`launchContext:${key}`]: { server: server.url } })
  await adding.goto(`chrome-extension://${extension.id}/wizard.html?window=${key}`)
  await fillAccount(adding, keyHolder.account)
  await workflowCard(adding, 'add-key').click()
  await adding.getByLabel('Current password', { exact: true }).fill(keyHolder.password)
  await primaryButton(adding).click()
  await adding.getByLabel('Name of this browser or wallet').fill('This laptop')
  await primaryButton(adding).click()
  await expect(adding.locator('.outcome')).toBeVisible()
  await adding.close()
  const popup = await extension.context.newPage()
  await popup.goto(`chrome-extension://${extension.id}/popup.html`)
  const opening = extension.context.waitForEvent('page')
  await popup.getByRole('button', { name: 'Sign in to My password health' }).click()
  const opened = await opening
  await expect(heading(opened)).toHaveText('Sign in with this browser’s key')
  expect(opened.url()).toBe(`${server.url}/me/`)
  await checkAppearance(opened, 'wallet-proof')
  await primaryButton(opened).click()
  await expect(accountSummary(opened)).toBeVisible()
  await extension.close()
  await built.remove()
})

/** People of the directory become people of the identity tables, who have a role and may sign in by a wallet. */
async function offerWallets(): Promise<void> {
  const identities = '/api/v1/admin/identities'
  expect((await administrator.call('POST', '/api/v1/admin/jobs/synchronise-people/run')).status).toBeLessThan(300)
  const find = async (name: string) =>
    (await administrator.call('GET', `${identities}/people?query=${name}`)).body.items[0]?.id
  await expect.poll(() => find(keyHolder.account), { timeout: 30_000 }).toBeDefined()
  const role = await administrator.call('POST', `${identities}/application-roles`, { name: 'Everybody' })
  expect(role.status).toBe(201)
  for (const name of [account, keyHolder.account])
    await administrator.update(`${identities}/people/${await find(name)}`, (current: Record<string, unknown>) => {
      const { id: _, version: __, isFromDirectory: ___, ...body } = current
      return { ...body, applicationRoles: [role.body.id] }
    })
  const modules = { 'Latchkey | SignInModules | WebPortal': ['decentralized-identity-role-based'] }
  await administrator.update('/api/v1/admin/settings/parameters', ({ settings }: { settings: object }) => ({
    ...settings,
    ...modules,
  }))
}
