import { expect, type Page } from 'playwright/test'
import { en } from '../../shared/languages/en.ts'
import type { RunningServer } from '../environment/server.ts'
import { findAccount, heading, primary, task } from './wizard.ts'

/** What somebody registers, by the wording of the questions. */
export const questions = {
  'What was the name of your first school?': 'Kantonsschule am Burggraben',
  'What was the name of your first pet?': 'Schnurrli',
  'In which town were you born?': 'Sankt Gallen',
}

/** The tasks of an account, from the site's first page. */
export async function open(page: Page, server: RunningServer, account: string): Promise<void> {
  await page.goto(server.url)
  await findAccount(page, account)
  await expect(heading(page)).toHaveText('What do you need?')
}

export async function register(
  page: Page,
  server: RunningServer,
  who: { account: string; password: string },
): Promise<void> {
  await open(page, server, who.account)
  await task(page, 'Register security questions').click()
  await page.getByLabel('Current password', { exact: true }).fill(who.password)
  await primary(page).click()
  await expect(page.locator('select').or(page.locator('.outcome')).first()).toBeVisible()
  // The sample company's people are registered already.
  if ((await page.locator('.outcome').count()) > 0) return
  await chooseAndAnswer(page, Object.entries(questions))
  await primary(page).click()
  await expect(heading(page)).toHaveText('You are registered')
}

/** Empties the lists first, since no question can be chosen twice. */
export async function chooseAndAnswer(page: Page, wanted: [question: string, answer: string][]): Promise<void> {
  const lists = page.locator('.row select')
  for (const [index, [question, answer]] of wanted.entries()) {
    const others = await lists.evaluateAll((all) =>
      all.map((one) => (one as HTMLSelectElement).selectedOptions[0]?.text),
    )
    const taken = others.indexOf(question)
    if (taken !== index) {
      if (taken >= 0) {
        const free = await lists
          .nth(taken)
          .locator('option:not([disabled]):not([value=""])')
          .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).text))
        await lists.nth(taken).selectOption({ label: free.find((one) => !others.includes(one)) ?? '' })
      }
      await lists.nth(index).selectOption({ label: question })
    }
    await page.locator('.row input').nth(index).fill(answer)
  }
}

/** Registered answers of a practice account, by the wording of the questions. */
export async function practiceAnswers(server: RunningServer, account: string): Promise<Record<string, string>> {
  type Practice = { account: string; answers?: { question: string; answer: string }[] }[]
  const accounts = (await (await fetch(`${server.url}/practice/accounts.json`)).json()) as Practice
  const found = accounts.find((one) => one.account === account)?.answers ?? []
  return Object.fromEntries(
    found.map(({ question, answer }) => [en[`questions.${question}` as 'questions.first-pet'], answer]),
  )
}

/** Whether the practice mail lets this person in. */
export async function practiceSignIn(server: RunningServer, username: string, password: string): Promise<boolean> {
  const response = await fetch(`${server.url}/practice/owa/auth.owa`, {
    method: 'POST',
    body: new URLSearchParams({ username, password }),
    redirect: 'manual',
  })
  return response.status === 200
}
