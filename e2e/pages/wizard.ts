import { expect, type Locator, type Page } from 'playwright/test'

/** The wizard as a person sees it, on the Self-Service site and in the extension's window alike. */
export async function findAccount(page: Page, account: string, domain?: string): Promise<void> {
  await page.getByLabel(/^(Account name|Kontoname)$/).fill(account)
  if (domain) await page.getByLabel(/^(Domain|Domäne)$/).selectOption({ label: domain })
  await primary(page).click()
}

export const task = (page: Page, name: string | RegExp): Locator => page.locator('.task').filter({ hasText: name })

/** The one button that leads on. */
export const primary = (page: Page): Locator => page.locator('.button[data-look=primary]').last()

export const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 })

/** What a page says of the last answer: beside its field, or above all fields. */
export const problem = (page: Page): Locator => page.locator('[data-problem], .notice[role=alert]')

/** Answers the standing question page; `answers` by the question's wording. What is not named gets `otherwise`. */
export async function answerQuestions(page: Page, answers: Record<string, string>, otherwise = ''): Promise<string[]> {
  const fields = page.locator('.field:has(input[type=password])')
  await expect(fields.first()).toBeVisible()
  const asked = await fields.locator('.field-label').allTextContents()
  for (const [index, question] of asked.entries()) {
    await fields
      .nth(index)
      .locator('input')
      .fill(answers[question.trim()] ?? otherwise)
  }
  return asked.map((question) => question.trim())
}

/** Goes there as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not reach ${target}`)
}
