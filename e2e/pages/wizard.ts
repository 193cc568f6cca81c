import { expect, type Locator, type Page } from 'playwright/test'

/** The wizard as a person sees it, on the Self-Service site and in the extension's window alike, where the host has chosen the task. */
export async function findAccount(page: Page, account: string, domain?: string): Promise<void> {
  await fillAccount(page, account, domain)
  await primaryButton(page).click()
}

/** Types the account on the first page; the press of a task then starts it. */
export async function fillAccount(page: Page, account: string, domain?: string): Promise<void> {
  await page.getByLabel(/^(Account name|Kontoname)$/).fill(account)
  if (domain) await page.getByLabel(/^(Domain|Domäne)$/).selectOption({ label: domain })
}

export const workflowCard = (page: Page, name: string | RegExp): Locator =>
  page.locator('.task').filter({ hasText: name })

/** The one button that leads on. */
export const primaryButton = (page: Page): Locator => page.locator('.button[data-look=primary]').last()

/** In a row of the profile: "Set up – Passkey". */
export const profileAction = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })

export const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 })

/** The page's message about the last answer: beside its field, or above all fields. */
export const problem = (page: Page): Locator => page.locator('[data-problem], .notice[role=alert]')

/** Answers the current page of questions; `answers` are by the question's wording. A missing one gets `otherwise`. */
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

/** Moves the focus there by keyboard. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not reach ${target}`)
}

/** The number that the waiting page shows, for the manager to enter. */
export const readNumberForManager = (page: Page): Promise<string> =>
  readNumberToCompare(page, 'Number for your manager')

/** The number that a waiting page shows for its approver. */
export async function readNumberToCompare(page: Page, label: string): Promise<string> {
  return (await page.getByRole('region', { name: label }).locator('code').textContent()) ?? ''
}
