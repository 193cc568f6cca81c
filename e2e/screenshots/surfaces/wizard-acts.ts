import type { Page } from 'playwright'
import type { Words } from '../../../shared/languages/words.ts'

type Act = (page: Page, words: Words) => Promise<void>

/** What people do with a wizard's page. */
export const submit: Act = (page) => page.locator('button[type=submit]').click()
const type = (page: Page, field: string, text: string) => page.locator(`#field-${field}`).fill(text)

export const findAccount: Act = async (page, words) => {
  await type(page, 'account', 'expired.user')
  await submit(page, words)
}

export const typeBothPasswords: Act = async (page) => {
  await type(page, 'password', 'Old-Password-1')
  await type(page, 'newPassword', 'Harbour-Lantern-42-Quiet')
  await page.waitForSelector('.strength[data-strength]')
}

export const sendBothPasswords: Act = async (page, words) => {
  await typeBothPasswords(page, words)
  await submit(page, words)
}

/** The second one is shown, and is not good enough yet. */
export const typeWeakPassword: Act = async (page) => {
  await type(page, 'password', 'Old-Password-1')
  await type(page, 'newPassword', 'harbour lantern')
  await page.locator('.secret-toggle').last().click()
  await page.waitForSelector('.strength[data-strength]')
}

export const giveCurrentPassword: Act = async (page, words) => {
  await type(page, 'password', 'Old-Password-1')
  await submit(page, words)
}

export const fillEveryControl: Act = async (page, words) => {
  await page.locator('[type=radio]').first().check()
  await type(page, 'code', '204816')
  await submit(page, words)
}

export const typeAndLeave: Act = async (page, words) => {
  await type(page, 'password', 'Old-Password-1')
  await page.getByRole('button', { name: words('wizard.cancel') }).click()
}
