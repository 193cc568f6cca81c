import { expect, type Page, test } from 'playwright/test'
import { freePort } from './environment/free-port.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type SignOnProxy, startSignOnProxy } from './environment/sign-on-proxy.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { searchField } from './pages/helpdesk.ts'
import { heading, problem } from './pages/wizard.ts'

/**
 * Staff who are signed in to Windows, on the sample company behind a proxy that names them.
 *
 *   a press signs an operator in → no ticket: the page says so, and the password signs in → not admitted to the other site
 *   a page that comes by another way has no button
 */
const [header, trusted] = ['x-latchkey-user', '127.0.0.2']
let server: RunningServer
let proxy: SignOnProxy

test.beforeAll(async () => {
  const port = await freePort()
  proxy = await startSignOnProxy({ header, target: port })
  server = await startServer({
    port,
    probe: `http://127.0.0.1:${port}`,
    env: {
      LATCHKEY_URL: `http://localhost:${proxy.port}`,
      LATCHKEY_SIGN_ON_HEADER: header,
      LATCHKEY_SIGN_ON_PROXIES: trusted,
    },
  })
})
test.afterAll(async () => {
  await server?.stop()
  await proxy?.stop()
})

const button = (page: Page) => page.getByRole('button', { name: 'Sign in with Windows' })

test('a press signs an operator in, and without a ticket the password does', async ({ page }) => {
  proxy.callFrom(trusted)
  proxy.useTicket('helpdesk.operator@CORP.EXAMPLE.COM')
  await page.goto(`${server.url}/helpdesk/`)
  await expect(button(page)).toBeVisible()
  await checkAppearance(page, 'helpdesk-sign-in-windows')
  await button(page).click()
  await expect(searchField(page)).toBeFocused()

  await page.goto(`${server.url}/admin/`)
  await button(page).click()
  await expect(problem(page)).toContainText('Windows could not sign you in here. Sign in with your password.')
  proxy.useTicket(undefined)
  await button(page).click()
  await expect(problem(page)).toContainText('This browser did not show who is signed in to the computer.')
  await page.getByLabel('Account name').fill('site.admin')
  await page.getByLabel('Password', { exact: true }).fill('Juniper-Anvil-51')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Overview')
})

test('a page that comes by another way has no button', async ({ page }) => {
  proxy.callFrom('127.0.0.3')
  await page.goto(`${server.url}/helpdesk/`)
  await expect(page.getByLabel('Account name')).toBeVisible()
  await expect(button(page)).toHaveCount(0)
})
