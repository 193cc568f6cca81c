import { expect, type Page } from 'playwright/test'
import { en } from '../../shared/languages/en.ts'
import { readPracticeAccount } from '../environment/practice-accounts.ts'
import type { RunningServer } from '../environment/server.ts'
import { fillAccount, heading, primaryButton, workflowCard } from './wizard.ts'

/** Answers to register, by the wording of the questions. */
export const answersByQuestion = {
  'What was the name of your first school?': 'Kantonsschule am Burggraben',
  'What was the name of your first pet?': 'Schnurrli',
  'In which town were you born?': 'Sankt Gallen',
}

/** Opens the site's first page and types the account there; its list of workflows is below the field. */
export async function openWorkflowList(page: Page, server: RunningServer, account: string): Promise<void> {
  await page.goto(server.url)
  await fillAccount(page, account)
}

export async function registerQuestions(
  page: Page,
  server: RunningServer,
  who: { account: string; password: string },
): Promise<void> {
  await openWorkflowList(page, server, who.account)
  await workflowCard(page, 'Register security questions').click()
  await page.getByLabel('Current password', { exact: true }).fill(who.password)
  await primaryButton(page).click()
  await expect(page.locator('.row select').or(page.locator('.outcome')).first()).toBeVisible()
  // The sample company's people are registered already.
  if ((await page.locator('.outcome').count()) > 0) return
  await chooseAndAnswer(page, Object.entries(answersByQuestion))
  await primaryButton(page).click()
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
export async function readPracticeAnswers(server: RunningServer, account: string): Promise<Record<string, string>> {
  const { answers = [] } = await readPracticeAccount(server, account)
  return Object.fromEntries(
    answers.map(({ question, answer }) => [en[`questions.${question}` as 'questions.first-pet'], answer]),
  )
}

/** Whether the practice mail lets this person in. */
export async function signInToPracticeMail(
  server: RunningServer,
  username: string,
  password: string,
): Promise<boolean> {
  const response = await fetch(`${server.url}/practice/owa/auth.owa`, {
    method: 'POST',
    body: new URLSearchParams({ username, password }),
    redirect: 'manual',
  })
  return response.status === 200
}
