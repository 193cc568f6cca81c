import { expect, test } from 'playwright/test'
import { type RunningServer, startServer } from './environment/server.ts'
import { lookAt } from './pages/look-at.ts'
import { glance, openMe, signInToMe } from './pages/me.ts'
import { practiceSignIn } from './pages/self-service.ts'
import { heading, primary, problem, tabTo } from './pages/wizard.ts'

/**
 * 4/3-13: My password health, on the sample company.
 *
 *   sign in → one sentence, days, lockout, policy, methods, activity → the next step leads into the wizard, account filled in
 *   expired and locked-out people find help before they are in · sign out · time over · without a mouse · without JavaScript
 */
let server: RunningServer

// A busy machine takes several times as long.
test.describe.configure({ timeout: 120_000 })

test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server?.stop())

const active = { account: 'active.user', password: 'Harbour-Lantern-41' }

test('an account that is well: its days, its policy, its methods in masks, and what happened to it', async ({
  page,
}) => {
  await signInToMe(page, server.url, { ...active, password: 'not it' })
  await expect(problem(page)).toBeVisible()
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
  await lookAt(page, 'me-refused')
  await openMe(page, server.url, active)
  await expect(glance(page)).toHaveAttribute('data-tone', 'good')
  await expect(glance(page)).toContainText('All is well with your password.')
  await expect(glance(page)).toContainText(/\d+ days left/)
  await expect(glance(page)).toContainText('Add a second way to prove who you are')
  const facts = page.locator('.facts')
  await expect(facts).toContainText('Not locked')
  await expect(facts).toContainText('Default')
  await expect(page.locator('.methods')).toContainText('Security questions')
  await expect(page.locator('.methods')).toContainText('a•••@c•••.com')
  await expect(page.locator('.events')).toContainText('A sign-in to Latchkey was refused.')
  await expect(page.locator('.events')).toContainText('Signed in to Latchkey.')
  expect(await page.content()).not.toContain('active.user@corp.example.com')
  await lookAt(page, 'me-well')
})

test('who is not registered is led into the task, which knows the account', async ({ page }) => {
  await openMe(page, server.url, { account: 'unregistered.user', password: 'Saffron-Bridge-17' })
  await expect(glance(page)).toHaveAttribute('data-tone', 'warn')
  await expect(glance(page)).toContainText('Register, so that you can help yourself')
  await glance(page).getByRole('link').click()
  await expect(page.getByLabel('Account name')).toHaveValue('unregistered.user')
  await primary(page).click()
  await expect(page.getByLabel('Current password', { exact: true })).toBeVisible()
})

test('a password that has expired leads to the task that changes it', async ({ page }) => {
  await signInToMe(page, server.url, { account: 'expired.user', password: 'Copper-Meadow-52' })
  await expect(problem(page)).toContainText('Your password has expired.')
  await lookAt(page, 'me-expired')
  await page.getByRole('link', { name: 'Change password' }).click()
  await expect(page.getByLabel('Account name')).toHaveValue('expired.user')
  await primary(page).click()
  await expect(page.getByLabel('Current password', { exact: true })).toBeVisible()
})

test('a lock: nobody learns of it who is not in; who is in learns its end, and the task that takes it off', async ({
  page,
}) => {
  await signInToMe(page, server.url, { account: 'locked.user', password: 'Marble-Orchard-74' })
  await expect(problem(page)).toBeVisible()
  const refusal = await problem(page).textContent()
  await signInToMe(page, server.url, { account: 'nobody.here', password: 'Marble-Orchard-74' })
  await expect(problem(page)).toHaveText(refusal ?? '')

  await openMe(page, server.url, { account: 'finegrained.user', password: 'Cinnamon-Lighthouse-39' })
  for (let tries = 0; tries < 10; tries++) await practiceSignIn(server, 'finegrained.user', 'wrong')
  await page.reload()
  await expect(glance(page)).toHaveAttribute('data-tone', 'bad')
  await expect(glance(page)).toContainText('Your account is locked.')
  await expect(page.locator('.facts')).toContainText(/Locked until \w+ \d+, \d{4}/)
  await lookAt(page, 'me-locked')
  await glance(page).getByRole('link').click()
  await expect(page.getByLabel('Account name')).toHaveValue('finegrained.user')
})

test('signing out leaves nothing on the page and no session', async ({ page }) => {
  await openMe(page, server.url, active)
  expect((await page.request.get(`${server.url}/api/v1/me`)).status()).toBe(200)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  expect(await page.content()).not.toContain('active.user')
  await expect.poll(async () => (await page.request.get(`${server.url}/api/v1/me`)).status()).toBe(401)
  await page.reload()
  await expect(page.getByLabel('Account name')).toBeFocused()
})

test('after its time the page signs out by itself, and says so', async ({ page }) => {
  await page.clock.install()
  await openMe(page, server.url, active)
  await page.clock.fastForward('14:00')
  await expect(glance(page)).toBeVisible()
  await page.clock.fastForward('01:05')
  await expect(page.getByText('Your time on this page was over')).toBeVisible()
  expect(await page.content()).not.toContain('active.user')
  await expect.poll(async () => (await page.request.get(`${server.url}/api/v1/me`)).status()).toBe(401)
  await openMe(page, server.url, active)
})

test('without a mouse, and in German', async ({ page }) => {
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
  await expect(glance(page)).toContainText('Mit Ihrem Passwort ist alles in Ordnung.')
  await expect(page.locator('.events')).toContainText('Anmeldung bei Latchkey.')
  await tabTo(page, page.getByRole('button', { name: 'Abmelden' }))
  await keyboard.press('Enter')
  await expect(heading(page)).toBeFocused()
})

test('the tasks lead here, and without JavaScript the page leads to the other site', async ({ browser, page }) => {
  await page.goto(server.url)
  await page.getByLabel('Account name').fill('active.user')
  await primary(page).click()
  await page.getByRole('link', { name: 'My password health' }).click()
  await expect(heading(page)).toHaveText('My password health')
  const context = await browser.newContext({ javaScriptEnabled: false })
  const bare = await context.newPage()
  await bare.goto(`${server.url}/me`)
  await bare.getByRole('link', { name: 'Change, reset or unlock without it' }).click()
  await expect(bare).toHaveURL(/\/legacy\//)
  await context.close()
})
