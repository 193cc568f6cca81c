import { expect, type Page } from 'playwright/test'
import type { RunningServer } from '../environment/server.ts'
import { heading } from './wizard.ts'

/** Opens a page of the Administration site, and signs in where it asks. `page`: the part of the address after the `#`. */
export async function openAdministration(page: Page, server: Pick<RunningServer, 'url'>, address = '/'): Promise<void> {
  await page.goto(`${server.url}/admin/#${address}`)
  await signInToAdministration(page)
  await expect(heading(page)).not.toHaveText('Administration')
}

export async function signInToAdministration(page: Page): Promise<void> {
  await page.getByLabel('Account name').fill('site.admin')
  await page.getByLabel('Password', { exact: true }).fill('Juniper-Anvil-51')
  await page.keyboard.press('Enter')
}

/** What the bar of a form says of its changes. */
export const draftState = (page: Page) => page.locator('.draft-state')
