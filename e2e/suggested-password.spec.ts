import { expect, test } from 'playwright/test'
import { type RunningServer, startServer } from './environment/server.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { findAccount, heading, primaryButton, tabTo } from './pages/wizard.ts'

/**
 * A person without an idea for a password takes a suggested one, by keyboard.
 *
 *   change → Suggest one for me → it is in the field, readable, and meets every rule; the server was asked → taken
 */
let server: RunningServer

test.beforeAll(async () => {
  server = await startServer()
})

test.afterAll(() => server?.stop())

test('a suggested password is read and taken', async ({ page }) => {
  const tried: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/password-checks')) tried.push(request.postDataJSON().newPassword)
  })
  await page.goto(`${server.url}/?task=manage-my-passwords`)
  await findAccount(page, 'active.user')
  await page.getByLabel('Current password', { exact: true }).fill('Harbour-Lantern-41')

  const field = page.getByLabel('New password', { exact: true })
  const suggest = page.getByRole('button', { name: 'Suggest one for me' })
  await tabTo(page, suggest)
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue(/^([A-Z][a-z]+-){4}\d\d$/)
  const another = page.getByRole('button', { name: 'Another one' })
  await expect(another).toBeFocused()
  await expect(page.getByText('It is filled in as your new password.')).toBeVisible()
  await expect(page.locator('.rules [data-state=open]')).toHaveCount(0)
  const first = await field.inputValue()
  // Whole, however long it is, where the field cuts it off.
  const whole = page.locator('.suggestion')
  await expect(whole).toHaveText(first)
  expect(await whole.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  await expect.poll(() => tried).toEqual([first])
  await checkAppearance(page, 'suggested-password')

  await page.keyboard.press('Enter')
  await expect(field).not.toHaveValue(first)
  await expect(whole).toHaveText(await field.inputValue())
  await expect(another).toBeFocused()
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Your password is changed')
})
