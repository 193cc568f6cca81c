import { expect, type Locator, type Page } from 'playwright/test'
import { heading, primary } from './wizard.ts'

/** "My password health" as a person sees it. */
export async function signInToMe(page: Page, url: string, who: { account: string; password: string }): Promise<void> {
  if (!page.url().startsWith(`${url}/me/`)) await page.goto(`${url}/me/`)
  await page.getByLabel('Account name').fill(who.account)
  await page.getByLabel('Password', { exact: true }).fill(who.password)
  await primary(page).click()
}

export async function openMe(page: Page, url: string, who: { account: string; password: string }): Promise<void> {
  await signInToMe(page, url, who)
  await expect(heading(page)).toHaveText('My password health')
  await expect(glance(page)).toBeVisible()
}

/** The account in one sentence, with what to do next. */
export const glance = (page: Page): Locator => page.locator('.glance')

/** Those who wait for a decision. */
export const request = (page: Page, name: string): Locator => page.locator('.request').filter({ hasText: name })
