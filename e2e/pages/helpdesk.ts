import { expect, type Locator, type Page } from 'playwright/test'
import type { RunningServer } from '../environment/server.ts'
import { heading, primary } from './wizard.ts'

/** The Helpdesk site as an operator uses it. */
export async function signIn(
  page: Page,
  server: RunningServer,
  account = 'helpdesk.operator',
  password = 'Amber-Telescope-40',
): Promise<void> {
  await page.goto(`${server.url}/helpdesk/`)
  await page.getByLabel('Account name').fill(account)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await primary(page).click()
}

export const field = (page: Page): Locator => page.getByRole('combobox', { name: 'Find a person' })
export const people = (page: Page): Locator => page.locator('.person-row')
export const found = (page: Page): Locator => page.locator('#found')

export async function open(page: Page, name: string): Promise<void> {
  await field(page).fill(name)
  await people(page).filter({ hasText: name }).first().click()
  await expect(heading(page)).toHaveText(name)
}

/** By the questions that the operator chooses to ask. */
export async function proveByQuestions(page: Page, answers: Record<string, string>): Promise<void> {
  await expect(heading(page)).toHaveText('How does the caller show who they are?')
  await page.getByLabel('Security questions').check()
  await primary(page).click()
  await answerForCaller(page, answers)
}

/** What is not known is answered wrong. */
export async function answerForCaller(page: Page, answers: Record<string, string>): Promise<void> {
  await expect(heading(page)).toHaveText('Is the caller who they say they are?')
  for (const row of await page.locator('.field').all()) {
    const question = (await row.locator('.field-label').textContent())?.trim() ?? ''
    await row.locator('input').fill(answers[question] ?? 'nonsense')
  }
  await primary(page).click()
}
