import { expect, test } from 'playwright/test'
import { type RunningServer, startServer } from './environment/server.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { findAccount, heading, primaryButton, tabTo } from './pages/wizard.ts'

/**
 * A person without an idea for a password takes a suggested one, by keyboard.
 *
 *   change → Suggest one for me → it is in the field, readable, and meets every rule; the server was asked → copied → another one → taken
 */
let server: RunningServer

test.beforeAll(async () => {
  server = await startServer()
})

test.afterAll(() => server?.stop())

test('a suggested password is read, copied and taken', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
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
  await expect(page.getByRole('status').filter({ hasText: 'It is filled in as the new password.' })).toBeVisible()
  await expect(page.locator('.rules [data-state=open]')).toHaveCount(0)
  const first = await field.inputValue()
  // Whole, however long it is, where the field cuts it off.
  const whole = page.locator('.suggestion')
  await expect(whole).toHaveText(first)
  expect(await whole.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  await expect.poll(() => tried).toEqual([first])
  await checkAppearance(page, 'suggested-password')

  // E4: people note it, so it must be whole in the clipboard; what is announced is in a region that was there before.
  const copied = page.locator('.shown-copy [role=status]')
  await expect(copied).toHaveText('')
  const copy = page.getByRole('button', { name: 'Copy', exact: true })
  await page.keyboard.press('Shift+Tab')
  await expect(copy).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(copied).toHaveText('Copied')
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(first)
  await expect(copy).toBeFocused()

  await page.keyboard.press('Tab')
  await expect(another).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field).not.toHaveValue(first)
  // Another password has not been copied.
  await expect(copied).toHaveText('')
  await expect(whole).toHaveText(await field.inputValue())
  await expect(another).toBeFocused()
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Your password is changed')
})
