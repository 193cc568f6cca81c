import { expect, type Locator, type Page } from 'playwright/test'
import type { RunningServer } from '../environment/server.ts'
import { heading, primaryButton, readNumberToCompare } from './wizard.ts'

/** The Helpdesk site as an operator uses it. */
export async function signInToHelpdesk(
  page: Page,
  server: RunningServer,
  account = 'helpdesk.operator',
  password = 'Amber-Telescope-40',
): Promise<void> {
  await page.goto(`${server.url}/helpdesk/`)
  await page.getByLabel('Account name').fill(account)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await primaryButton(page).click()
}

export const searchField = (page: Page): Locator => page.getByRole('combobox', { name: 'Find a person' })
export const personRows = (page: Page): Locator => page.locator('.person-row')
export const personCard = (page: Page): Locator => page.locator('#found')

export async function openPerson(page: Page, name: string): Promise<void> {
  await searchField(page).fill(name)
  await personRows(page).filter({ hasText: name }).first().click()
  await expect(heading(page)).toHaveText(name)
}

/** Authenticates the caller by the questions, with which most tasks begin. */
export async function verifyByQuestions(page: Page, answers: Record<string, string>): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^(How does the caller show who they are\?|Is the caller who they say they are\?)$/,
  )
  const choice = page.getByRole('button', { name: 'Security questions' })
  if (await choice.isVisible()) await choice.click()
  await answerForCaller(page, answers)
}

/** A question without a known answer gets a wrong one. */
export async function answerForCaller(page: Page, answers: Record<string, string>): Promise<void> {
  await expect(heading(page)).toHaveText('Is the caller who they say they are?')
  for (const row of await page.locator('.field').all()) {
    const question = (await row.locator('.field-label').textContent())?.trim() ?? ''
    await row.locator('input').fill(answers[question] ?? 'nonsense')
  }
  await primaryButton(page).click()
}

export const readNumberForOperator = (page: Page): Promise<string> =>
  readNumberToCompare(page, 'Number for the second operator')
