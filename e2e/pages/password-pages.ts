import { expect, type Page } from 'playwright/test'
import { heading, primaryButton } from './wizard.ts'

/** The password pages of both self-service sites: the same words with and without scripts. */
export async function signInByPasscode(
  page: Page,
  { url, account, passcode }: { url: string; account: string; passcode: string },
): Promise<void> {
  if (!page.url().startsWith(url)) await page.goto(url)
  await page.getByLabel('Account name').fill(account)
  await page.getByLabel('Passcode', { exact: true }).fill(passcode)
  await primaryButton(page).click()
}

export async function setNewPassword(page: Page, newPassword: string): Promise<void> {
  await expect(heading(page)).toHaveText('New password')
  await page.getByLabel('New password', { exact: true }).fill(newPassword)
  await page.getByRole('button', { name: 'Set the new password' }).click()
}
