import { expect, type Page, test } from 'playwright/test'
import { readCaptchaSound } from '../server/activities/captcha/testing.ts'
import { createApi } from './environment/api.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { signInAsAdministrator } from './environment/staff.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { openWorkflowList } from './pages/self-service.ts'
import { fillAccount, heading, primaryButton, problem, workflowCard } from './pages/wizard.ts'

/**
 * An organisation's own workflow with a CAPTCHA and an agreement.
 *
 *   the browser solves it unseen → password → agreement: not ticked, ticked → new password; the second time no agreement
 *   → without JavaScript: digits from a sound, wrong, then right → password
 */
let server: RunningServer
test.describe.configure({ mode: 'serial' })

const definition = {
  id: 'change-with-terms',
  site: 'self-service',
  name: 'Change under terms',
  description: 'With our terms.',
  enabled: true,
  availability: [],
  activities: [
    { key: 'captcha', activity: 'display-captcha', settings: {} },
    { key: 'authenticate', activity: 'authenticate-with-password', settings: {} },
    {
      key: 'terms',
      activity: 'display-user-agreement',
      settings: {
        version: '2026',
        texts: { en: 'These are the terms for {displayName}.\n\nKeep passwords to yourself.' },
      },
    },
    { key: 'change', activity: 'change-password-in-ad', settings: {} },
    { key: 'restart', activity: 'restart-workflow-if-error-occurs', settings: {} },
  ],
}

test.beforeAll(async () => {
  server = await startServer()
  const staff = await signInAsAdministrator(createApi(server))
  const created = await staff.call('POST', '/api/v1/admin/workflows', { policy: 'default', definition })
  expect(created.status, JSON.stringify(created.body)).toBe(201)
})
test.afterAll(() => server?.stop())

const sound = (page: Page) => page.locator('audio').getAttribute('src')

test('the browser solves the CAPTCHA unseen, and the terms are asked for once', async ({ page }) => {
  const signIn = async (password: string) => {
    await openWorkflowList(page, server, 'active.user')
    await workflowCard(page, 'Change under terms').click()
    await expect(heading(page)).toHaveText('Are you a person?')
    await primaryButton(page).click()
    await page.getByLabel('Current password', { exact: true }).fill(password)
    await primaryButton(page).click()
  }
  await signIn('Harbour-Lantern-41')
  await expect(heading(page)).toHaveText('Read and agree to continue')
  await expect(page.getByRole('region', { name: 'Text of the agreement' })).toContainText('These are the terms for')
  await checkAppearance(page, 'agreement')
  await primaryButton(page).click()
  await expect(problem(page)).toContainText('Tick this')
  await page.getByLabel('I have read this and agree').check()
  await primaryButton(page).click()
  await page.getByLabel('New password', { exact: true }).fill('Granite-Otter-81')
  await primaryButton(page).click()
  await expect(page.locator('.outcome-sign[data-tone=good]')).toBeVisible()

  await signIn('Granite-Otter-81')
  await expect(heading(page)).toHaveText('Choose a new password')
})

test('a picture or a sound instead', async ({ page }) => {
  await openWorkflowList(page, server, 'active.user')
  await workflowCard(page, 'Change under terms').click()
  await page.getByRole('button', { name: 'Use a picture or a sound instead' }).click()
  await expect(page.getByRole('img', { name: /Digits from 1 to 6/ })).toBeVisible()
  await checkAppearance(page, 'captcha')
  // The page may play what comes with it.
  await expect
    .poll(() => page.locator('audio').evaluate((audio: HTMLAudioElement) => Math.round(audio.duration)))
    .toBeGreaterThan(3)
  await page.getByLabel('Digits', { exact: true }).fill(readCaptchaSound((await sound(page)) ?? ''))
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('What is your current password?')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a page that needs a script says so; the digits are one press away', async ({ page }) => {
    await page.goto(`${server.url}/legacy/`)
    await fillAccount(page, 'active.user')
    await page.getByRole('button', { name: /Change under terms/ }).click()
    await expect(page.getByText('needs a browser that runs JavaScript')).toBeVisible()
    await page.getByRole('button', { name: 'Use a picture or a sound instead' }).click()
    const first = await sound(page)
    await page.getByLabel('Digits', { exact: true }).fill('0')
    await primaryButton(page).click()
    await expect(problem(page)).toContainText('The digits do not match')
    expect(await sound(page)).not.toBe(first)
    await page.getByLabel('Digits', { exact: true }).fill(readCaptchaSound((await sound(page)) ?? ''))
    await primaryButton(page).click()
    await expect(heading(page)).toHaveText('What is your current password?')
  })
})
