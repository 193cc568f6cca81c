import { expect, test } from 'playwright/test'
import { type RunningServer, startServer } from './environment/server.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { accountSummary, openMe, signInToMe } from './pages/me.ts'
import { signInToPracticeMail } from './pages/self-service.ts'
import { fillAccount, heading, primaryButton, problem, profileAction, tabTo, workflowCard } from './pages/wizard.ts'

/**
 * My password health, on the sample company.
 *
 *   sign in → one sentence, days, lockout, methods, activity → a task begins after account and password, which the sign-in has shown
 *   expired and locked-out people find help before they sign in · sign out · idle · by keyboard · without JavaScript
 */
let server: RunningServer

test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server?.stop())

const active = { account: 'active.user', password: 'Harbour-Lantern-41' }

test('an account without problems shows its days, its masked methods and its events', async ({ page }) => {
  await signInToMe(page, server.url, { ...active, password: 'not it' })
  await expect(problem(page)).toBeVisible()
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
  await checkAppearance(page, 'me-refused')
  await openMe(page, server.url, active)
  await expect(accountSummary(page)).toHaveAttribute('data-tone', 'good')
  await expect(accountSummary(page)).toContainText('Your password is in order.')
  await expect(accountSummary(page)).toContainText(/\d+ days left/)
  await expect(accountSummary(page)).toContainText('Add a second sign-in help method')
  const facts = page.locator('.facts')
  await expect(facts).toContainText('Not locked')
  await expect(facts, 'the policy for everybody has no name of its own').not.toContainText('Policy')
  await expect(page.locator('.methods').first()).toContainText('Security questions')
  await expect(page.locator('.methods').first()).toContainText('a•••@c•••.com')
  await expect(page.locator('.events')).toContainText('A sign-in to Latchkey was refused.')
  await expect(page.locator('.events')).toContainText('Signed in to Latchkey.')
  expect(await page.content()).not.toContain('active.user@corp.example.com')
  await checkAppearance(page, 'me-well')
})

test('a person who is not registered is led into the task, behind account and password', async ({ page }) => {
  await openMe(page, server.url, { account: 'unregistered.user', password: 'Saffron-Bridge-17' })
  await expect(accountSummary(page)).toHaveAttribute('data-tone', 'warn')
  await expect(accountSummary(page)).toContainText('Register, so that you can help yourself')
  await accountSummary(page).getByRole('link', { name: 'Register security questions' }).click()
  await expect(page.locator('.row select').first()).toBeVisible()
  await expect(page.locator('.chip')).toContainText('unregistered.user')
})

test('while all is well the password can be changed; the current one is asked for beside the new one', async ({
  page,
}) => {
  await openMe(page, server.url, active)
  await accountSummary(page).getByRole('link', { name: 'Change my password' }).click()
  await expect(page.getByLabel('Current password', { exact: true })).toBeVisible()
  await expect(page.getByLabel('New password', { exact: true })).toBeVisible()
  await expect(page.locator('.chip')).toContainText('active.user')
  await page.reload()
  await expect(page.getByLabel('New password', { exact: true })).toBeVisible()
})

test('on the Self-Service site a task of the signed-in person begins behind the password, one of another account does not', async ({
  page,
}) => {
  await openMe(page, server.url, active)
  await page.getByRole('link', { name: 'All tasks' }).click()
  await fillAccount(page, 'finegrained.user')
  await workflowCard(page, 'Manage my profile').click()
  await expect(page.getByLabel('Current password', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Change account' }).click()
  await fillAccount(page, 'active.user')
  await workflowCard(page, 'Manage my profile').click()
  await expect(profileAction(page, 'Set up – Authenticator app')).toBeVisible()
})

test('an expired password leads to the workflow that changes it', async ({ page }) => {
  await signInToMe(page, server.url, { account: 'expired.user', password: 'Copper-Meadow-52' })
  await expect(problem(page)).toContainText('Your password has expired.')
  await checkAppearance(page, 'me-expired')
  await page.getByRole('link', { name: 'Change password' }).click()
  await expect(page.getByLabel('Account name')).toHaveValue('expired.user')
  await primaryButton(page).click()
  await expect(page.getByLabel('Current password', { exact: true })).toBeVisible()
})

test('a lockout is hidden before sign-in; after it, the page shows its end and the workflow that ends it', async ({
  page,
}) => {
  await signInToMe(page, server.url, { account: 'locked.user', password: 'Marble-Orchard-74' })
  await expect(problem(page)).toBeVisible()
  const refusal = await problem(page).textContent()
  await signInToMe(page, server.url, { account: 'nobody.here', password: 'Marble-Orchard-74' })
  await expect(problem(page)).toHaveText(refusal ?? '')

  await openMe(page, server.url, { account: 'finegrained.user', password: 'Cinnamon-Lighthouse-39' })
  for (let tries = 0; tries < 10; tries++) await signInToPracticeMail(server, 'finegrained.user', 'wrong')
  await page.reload()
  await expect(accountSummary(page)).toHaveAttribute('data-tone', 'bad')
  await expect(accountSummary(page)).toContainText('Your account is locked.')
  await expect(page.locator('.facts')).toContainText(/Locked until \d+ \w+ \d{4}/)
  await checkAppearance(page, 'me-locked')
  await accountSummary(page).getByRole('link', { name: 'Unlock my account' }).click()
  await expect(page.locator('.chip')).toContainText('finegrained.user')
  await expect(
    page
      .getByLabel('What was the name of your first pet?')
      .or(page.getByLabel(/first school|first car/))
      .first(),
  ).toBeVisible()
})

test('signing out leaves nothing on the page and no session', async ({ page }) => {
  await openMe(page, server.url, active)
  expect((await page.request.get(`${server.url}/api/v1/me`)).status()).toBe(200)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  expect(await page.content()).not.toContain('active.user')
  await expect.poll(async () => (await page.request.get(`${server.url}/api/v1/me`)).status()).toBe(401)
  await page.reload()
  await expect(page.getByLabel('Account name')).toBeFocused()
})

test('an idle page signs out by itself and says so', async ({ page }) => {
  await page.clock.install()
  await openMe(page, server.url, active)
  await page.clock.fastForward('14:00')
  await expect(accountSummary(page)).toBeVisible()
  await page.clock.fastForward('01:05')
  await expect(page.getByText('Your sign-in has timed out')).toBeVisible()
  expect(await page.content()).not.toContain('active.user')
  await expect.poll(async () => (await page.request.get(`${server.url}/api/v1/me`)).status()).toBe(401)
  await openMe(page, server.url, active)
})

test('the page works by keyboard alone, and in German', async ({ page }) => {
  const { keyboard } = page
  await page.goto(`${server.url}/me/`)
  await expect(page.getByLabel('Account name')).toBeFocused()
  await keyboard.type(active.account)
  await tabTo(page, page.getByLabel('Password', { exact: true }))
  await keyboard.type(active.password)
  await keyboard.press('Enter')
  await expect(heading(page)).toBeFocused()
  await page.getByLabel('Language').selectOption({ label: 'Deutsch' })
  await expect(heading(page)).toHaveText('Mein Passwort im Blick')
  await expect(accountSummary(page)).toContainText('Ihr Passwort ist in Ordnung.')
  await expect(page.locator('.events')).toContainText('Anmeldung bei Latchkey.')
  await tabTo(page, page.getByRole('button', { name: 'Abmelden', exact: true }))
  await keyboard.press('Enter')
  await expect(heading(page)).toBeFocused()
})

test('the page with the tasks links here, and without JavaScript the page links to the Legacy site', async ({
  browser,
  page,
}) => {
  await page.goto(server.url)
  await page.getByRole('link', { name: 'My password health' }).click()
  await expect(heading(page)).toHaveText('My password health')
  const context = await browser.newContext({ javaScriptEnabled: false })
  const bare = await context.newPage()
  await bare.goto(`${server.url}/me`)
  await bare.getByRole('link', { name: 'Change, reset or unlock without it' }).click()
  await expect(bare).toHaveURL(/\/legacy\//)
  await context.close()
})
