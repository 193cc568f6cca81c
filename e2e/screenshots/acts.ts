import type { Page } from 'playwright'
import type { Words } from '../../shared/languages/words.ts'

type Act = (page: Page, words: Words) => Promise<void>

const submit = (page: Page) => page.locator('button[type=submit]').click()
const type = (page: Page, field: string, text: string) => page.locator(`#field-${field}`).fill(text)

const findAccount: Act = async (page) => {
  await type(page, 'account', 'expired.user')
  await submit(page)
}

/** What a person does to get from the first page of a state to the one that is photographed. */
export const acts: Record<string, Act> = {
  'account-trouble': findAccount,
  'tasks-unreachable': findAccount,
  tasks: async (page, words) => {
    await findAccount(page, words)
    await page.waitForSelector('.task')
  },
  'tasks-none': findAccount,
  'task-chosen-by-host': findAccount,
  'change-typing': async (page) => {
    await type(page, 'password', 'Old-Password-1')
    await type(page, 'newPassword', 'harbour lantern')
    await page.locator('.secret-toggle').last().click()
    await page.waitForSelector('.strength[data-strength]')
  },
  'change-unseen': async (page) => {
    await type(page, 'password', 'Old-Password-1')
    await submit(page)
    await page.waitForSelector('#field-newPassword')
  },
  'change-sending': async (page) => {
    await type(page, 'password', 'Old-Password-1')
    await type(page, 'newPassword', 'Harbour-Lantern-42-Quiet')
    await page.waitForSelector('.strength[data-strength]')
    await submit(page)
  },
  'answer-unreachable': async (page) => {
    await type(page, 'password', 'Old-Password-1')
    await type(page, 'newPassword', 'Harbour-Lantern-42-Quiet')
    await submit(page)
  },
  'choose-questions-missing': submit,
  'every-control': async (page) => {
    await page.locator('[type=radio]').first().check()
    await type(page, 'code', '204816')
    await submit(page)
  },
  leave: async (page, words) => {
    await type(page, 'password', 'Old-Password-1')
    await page.getByRole('button', { name: words('wizard.cancel') }).click()
  },
}
