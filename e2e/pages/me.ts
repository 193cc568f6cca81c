import { expect, type Locator, type Page } from 'playwright/test'
import { heading, primaryButton } from './wizard.ts'

/** "My password health" as a person sees it. */
export async function signInToMe(page: Page, url: string, who: { account: string; password: string }): Promise<void> {
  if (!page.url().startsWith(`${url}/me/`)) await page.goto(`${url}/me/`)
  await page.getByLabel('Account name').fill(who.account)
  await page.getByLabel('Password', { exact: true }).fill(who.password)
  await primaryButton(page).click()
}

export async function openMe(page: Page, url: string, who: { account: string; password: string }): Promise<void> {
  await signInToMe(page, url, who)
  await expect(heading(page)).toHaveText('My password health')
  await expect(accountSummary(page)).toBeVisible()
}

/** The account in one sentence, with what to do next. */
export const accountSummary = (page: Page): Locator => page.locator('.glance')
