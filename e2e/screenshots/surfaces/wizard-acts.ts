import type { Page } from 'playwright'
import type { Translator } from '../../../shared/languages/translator.ts'

type PageAction = (page: Page, words: Translator) => Promise<void>

/** These are the actions of a person on a wizard's page. */
export const submit: PageAction = (page) => page.locator('button[type=submit]').first().click()
const type = (page: Page, field: string, text: string) => page.locator(`#field-${field}`).fill(text)

export const findAccount: PageAction = async (page, words) => {
  await type(page, 'account', 'expired.user')
  await submit(page, words)
}

export const typeBothPasswords: PageAction = async (page) => {
  await type(page, 'password', 'Old-Password-1')
  await type(page, 'newPassword', 'Harbour-Lantern-42-Quiet')
  await page.waitForSelector('.strength[data-strength]')
}

export const sendBothPasswords: PageAction = async (page, words) => {
  await typeBothPasswords(page, words)
  await submit(page, words)
}

/** The second one is shown, and is not good enough yet. */
export const typeWeakPassword: PageAction = async (page) => {
  await type(page, 'password', 'Old-Password-1')
  await type(page, 'newPassword', 'harbour lantern')
  await page.locator('.secret-toggle').last().click()
  await page.waitForSelector('.strength[data-strength]')
}

export const giveCurrentPassword: PageAction = async (page, words) => {
  await type(page, 'password', 'Old-Password-1')
  await submit(page, words)
}

export const fillEveryControl: PageAction = async (page, words) => {
  await page.locator('[type=radio]').first().check()
  await type(page, 'code', '204816')
  await submit(page, words)
}

export const typeAndLeave: PageAction = async (page, words) => {
  await type(page, 'password', 'Old-Password-1')
  await page.getByRole('button', { name: words('wizard.cancel') }).click()
}
