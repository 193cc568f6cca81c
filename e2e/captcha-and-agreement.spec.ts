import { expect, type Page, test } from 'playwright/test'
import { digitsHeard } from '../server/activities/testing-captcha.ts'
import { createApi } from './environment/api.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { administrator } from './environment/staff.ts'
import { lookAt } from './pages/look-at.ts'
import { open } from './pages/self-service.ts'
import { findAccount, heading, primary, problem, task } from './pages/wizard.ts'

/**
 * 3-2, 3-3: a task of the organisation's own that asks for a CAPTCHA and an agreement.
 *
 *   the browser works unseen → password → agreement: not ticked, ticked → new password; the second time no agreement
 *   → without JavaScript: digits that are heard, wrong, then right → password
 */
let server: RunningServer
test.describe.configure({ mode: 'serial', timeout: 180_000 })

const definition = {
  ...{ id: 'change-with-terms', site: 'self-service', name: 'Change under terms', description: 'With our terms.' },
  enabled: true,
  availability: [],
  activities: [
    { key: 'captcha', activity: 'display-captcha', settings: {} },
    { key: 'authenticate', activity: 'authenticate-with-password', settings: {} },
    {
      ...{ key: 'terms', activity: 'display-user-agreement' },
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
  const staff = await administrator(createApi(server))
  const created = await staff.call('POST', '/api/v1/admin/workflows', { policy: 'default', definition })
  expect(created.status, JSON.stringify(created.body)).toBe(201)
})
test.afterAll(() => server?.stop())

const sound = (page: Page) => page.locator('audio').getAttribute('src')

test('the browser works unseen; the terms are asked for once', async ({ page }) => {
  const signIn = async (password: string) => {
    await open(page, server, 'active.user')
    await task(page, 'Change under terms').click()
    await expect(heading(page)).toHaveText('Are you a person?')
    await primary(page).click()
    await page.getByLabel('Current password', { exact: true }).fill(password)
    await primary(page).click()
  }
  await signIn('Harbour-Lantern-41')
  await expect(heading(page)).toHaveText('Read and agree to go on')
  await expect(page.getByRole('region', { name: 'Text of the agreement' })).toContainText('These are the terms for')
  await lookAt(page, 'agreement')
  await primary(page).click()
  await expect(problem(page)).toContainText('Tick this')
  await page.getByLabel('I have read this and agree').check()
  await primary(page).click()
  await page.getByLabel('New password', { exact: true }).fill('Granite-Otter-81')
  await primary(page).click()
  await expect(page.locator('.outcome-sign[data-tone=good]')).toBeVisible()

  await signIn('Granite-Otter-81')
  await expect(heading(page)).toHaveText('Choose a new password')
})

test('a picture or a sound instead', async ({ page }) => {
  await open(page, server, 'active.user')
  await task(page, 'Change under terms').click()
  await page.getByRole('button', { name: 'Use a picture or a sound instead' }).click()
  await expect(page.getByRole('img', { name: /Digits from 1 to 6/ })).toBeVisible()
  await lookAt(page, 'captcha')
  // The page may play what comes with it.
  await expect
    .poll(() => page.locator('audio').evaluate((audio: HTMLAudioElement) => Math.round(audio.duration)))
    .toBeGreaterThan(3)
  await page.getByLabel('Digits', { exact: true }).fill(digitsHeard((await sound(page)) ?? ''))
  await primary(page).click()
  await expect(heading(page)).toHaveText('What is your current password?')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a page that needs a script says so; the digits are one press away', async ({ page }) => {
    await page.goto(`${server.url}/legacy/`)
    await findAccount(page, 'active.user')
    await page.getByRole('button', { name: /Change under terms/ }).click()
    await expect(page.getByText('needs a browser that runs JavaScript')).toBeVisible()
    await page.getByRole('button', { name: 'Use a picture or a sound instead' }).click()
    const first = await sound(page)
    await page.getByLabel('Digits', { exact: true }).fill('0')
    await primary(page).click()
    await expect(problem(page)).toContainText('These are not the digits')
    expect(await sound(page)).not.toBe(first)
    await page.getByLabel('Digits', { exact: true }).fill(digitsHeard((await sound(page)) ?? ''))
    await primary(page).click()
    await expect(heading(page)).toHaveText('What is your current password?')
  })
})
