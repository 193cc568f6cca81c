import { expect, test } from 'playwright/test'
import { type RunningServer, startServer } from './environment/server.ts'
import { lookAt } from './pages/look-at.ts'
import { findAccount, heading, primary, tabTo } from './pages/wizard.ts'

/**
 * 3-9: somebody who has no idea for a password lets one be suggested, without a mouse.
 *
 *   change → Suggest one for me → it stands in the field, to be read, and keeps every rule; the server was asked → taken
 */
let server: RunningServer

test.describe.configure({ timeout: 180_000 })

test.beforeAll(async () => {
  server = await startServer()
})

test.afterAll(() => server?.stop())

test('a suggestion is read, kept and taken', async ({ page }) => {
  const tried: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/password-checks')) tried.push(request.postDataJSON().newPassword)
  })
  await page.goto(`${server.url}/?task=manage-my-passwords`)
  await findAccount(page, 'active.user')
  await page.getByLabel('Current password', { exact: true }).fill('Harbour-Lantern-41')
  await primary(page).click()

  const field = page.getByLabel('New password', { exact: true })
  const suggest = page.getByRole('button', { name: 'Suggest one for me' })
  await tabTo(page, suggest)
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue(/^([A-Z][a-z]+-){5}\d\d$/)
  await expect(field).toHaveAttribute('type', 'text')
  await expect(suggest).toBeFocused()
  await expect(page.getByText('A password stands in the field')).toBeVisible()
  await expect(page.locator('.rules [data-state=open]')).toHaveCount(0)
  const first = await field.inputValue()
  expect(tried).toEqual([first])
  await lookAt(page, 'suggested-password')

  await page.keyboard.press('Enter')
  await expect(field).not.toHaveValue(first)
  await primary(page).click()
  await expect(heading(page)).toHaveText('Your password is changed')
})
