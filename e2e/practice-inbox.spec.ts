import { expect, test } from 'playwright/test'
import { readPracticeAccount } from './environment/practice-accounts.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { openWorkflowList } from './pages/self-service.ts'
import { heading, primaryButton, profileAction, workflowCard } from './pages/wizard.ts'

/**
 * A visitor tries the sample company without a mail server and without a telephone.
 *
 *   what to try → manage my profile: an authenticator app → its key typed into the practice telephone → its code → saved
 *   → the mail about it is in the practice inbox
 */
let server: RunningServer
const account = 'finegrained.user'

test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server?.stop())

test('an authenticator app is set up with the practice telephone, and the inbox has the mail about it', async ({
  page,
  context,
}) => {
  const { password } = await readPracticeAccount(server, account)
  const telephone = await context.newPage()
  await telephone.goto(`${server.url}/practice/`)
  await expect(telephone.getByRole('heading', { name: 'Set up an authenticator app' })).toBeVisible()
  await checkAppearance(telephone, 'practice-start')
  const inbox = await context.newPage()
  await inbox.goto(`${server.url}/practice/inbox`)
  await expect(inbox.getByRole('status')).toHaveText('0 e-mails')

  await openWorkflowList(page, server, account)
  await workflowCard(page, 'Manage my profile').click()
  await page.getByLabel('Current password', { exact: true }).fill(password)
  await primaryButton(page).click()
  await profileAction(page, 'Set up – Authenticator app').click()
  const key = (await page.locator('.secret-to-type code').textContent()) ?? ''

  await telephone.getByRole('link', { name: 'Phone', exact: true }).click()
  await expect(telephone.getByText('No authenticator app is set up yet.')).toBeVisible()
  await telephone.getByLabel('Key').fill(key)
  await telephone.getByRole('button', { name: 'Show its codes' }).click()
  await expect(telephone.locator('.codes code')).toHaveText(/^\d{3} \d{3}$/)
  await checkAppearance(telephone, 'practice-telephone')
  await page.getByLabel('Code of the app').fill((await telephone.locator('.codes code').textContent()) ?? '')
  await expect(profileAction(page, 'Remove – Authenticator app')).toBeVisible()
  // By itself, since the page refreshes its codes.
  await expect(telephone.getByText(account)).toBeVisible()
  await primaryButton(page).click()
  await expect(page.locator('.outcome')).toBeVisible()

  await inbox.bringToFront()
  await inbox.locator('.mails a').first().click()
  await expect(heading(inbox)).not.toBeEmpty()
  await expect(inbox.getByText(`${account}@corp.example.com`).first()).toBeVisible()
  const mail = inbox.frameLocator('iframe')
  await expect(mail.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(mail.locator('body')).toHaveCSS('margin-top', '0px')
  await checkAppearance(inbox, 'practice-mail')
})
