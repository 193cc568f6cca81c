import { expect, test } from 'playwright/test'
import { type RunningServer, startServer } from './environment/server.ts'
import { openAdministration } from './pages/administration.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import {
  answerForCaller,
  openPerson,
  personRows,
  searchField,
  signInToHelpdesk,
  verifyByQuestions,
} from './pages/helpdesk.ts'
import { readPracticeAnswers } from './pages/self-service.ts'
import { heading, primaryButton, problem, workflowCard } from './pages/wizard.ts'

/** An operator who leaves a person or a task and comes back: by reload, the browser's buttons, an address, another language, or after the session has ended. */
let server: RunningServer

test.beforeAll(async () => {
  server = await startServer()
})

test.afterAll(() => server?.stop())

test('reload and the browser’s buttons keep person and task, whose addresses are ids', async ({ page }) => {
  const answers = await readPracticeAnswers(server, 'finegrained.user')
  await signInToHelpdesk(page, server)
  await openPerson(page, 'Finegrained User')
  await page.getByLabel('Ticket').fill('INC-4712')
  const personAddress = page.url()
  expect(personAddress).toMatch(/\/helpdesk\/#\/people\/[0-9a-f-]{36}%40[a-z.]+$/)
  await page.goBack()
  await expect(searchField(page)).toBeFocused()
  await expect(searchField(page)).toHaveValue('Finegrained User')
  await expect(personRows(page)).toHaveCount(1)
  await page.goForward()
  await expect(heading(page)).toHaveText('Finegrained User')
  await expect(page.getByLabel('Ticket')).toHaveValue('INC-4712')
  await workflowCard(page, 'Verify the caller').click()
  await verifyByQuestions(page, answers)
  await primaryButton(page).click()
  // Where nothing was asked, the page says first what will be done.
  await workflowCard(page, 'Reset password').click()
  await expect(heading(page)).toHaveText('Set a new password')
  expect(page.url()).toMatch(/%40[a-z.]+\/runs\/[0-9a-f-]{36}$/)
  await page.reload()
  await expect(heading(page)).toHaveText('Set a new password')
  await expect(page.locator('.chip')).toContainText('Finegrained User')
  // The wizard asks before something is lost, and the address stays.
  await page.goBack()
  await expect(page.locator('dialog')).toBeVisible()
  expect(page.url()).toContain('/runs/')
  await page.locator('dialog button').last().click()
  await expect(heading(page)).toHaveText('Finegrained User')
  await expect(page).toHaveURL(personAddress)
  await page.reload()
  await expect(heading(page)).toHaveText('Finegrained User')
  await expect(page.getByLabel('Ticket')).toHaveValue('INC-4712')
})

test('the page of a person whom the operator may not help offers the search', async ({ page }) => {
  await page.goto(`${server.url}/helpdesk/#/people/00000000-0000-4000-8000-000000000000%40corp.example.com`)
  await page.getByLabel('Account name').fill('helpdesk.operator')
  await page.getByLabel('Password', { exact: true }).fill('Amber-Telescope-40')
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('This person is not shown')
  await primaryButton(page).click()
  await expect(searchField(page)).toBeFocused()
})

test('a session that an administrator ends in the middle of a task asks for the sign-in above the page, which then goes on', async ({
  page,
  browser,
}) => {
  const answers = await readPracticeAnswers(server, 'accountexpired.user')
  await signInToHelpdesk(page, server)
  await openPerson(page, 'Accountexpired User')
  await page.getByLabel('Ticket').fill('INC-4713')
  await workflowCard(page, 'Verify the caller').click()
  await expect(heading(page)).toHaveText('Is the caller who they say they are?')
  const administrator = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await openAdministration(administrator, server, '/people/account/corp.example.com%5Chelpdesk.operator')
  await administrator.getByRole('button', { name: 'Sign out everywhere' }).click()
  const warning = administrator.getByRole('dialog', { name: 'Sign out everywhere' })
  await warning.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(administrator.getByText('Nowhere.')).toBeVisible()
  await administrator.context().close()
  await answerForCaller(page, answers)
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await expect(dialog.getByLabel('Account name')).toHaveValue('helpdesk.operator')
  await expect(dialog.getByLabel('Password', { exact: true })).toBeFocused()
  await checkAppearance(page, 'helpdesk-sign-in-again')
  // A colour without an alpha part: nothing of the person can be read through it.
  const cover = await dialog.evaluate((element) => getComputedStyle(element, '::backdrop').backgroundColor)
  expect(cover).not.toMatch(/rgba|transparent|\//)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.type('wrong')
  await page.keyboard.press('Enter')
  await expect(problem(page)).toContainText('These do not match')
  await page.keyboard.type('Amber-Telescope-40')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(heading(page)).toHaveText('The caller is this person')
  await primaryButton(page).click()
  await expect(page.getByLabel('Ticket')).toHaveValue('INC-4713')
})

test('7-3: in the middle of a task the page comes in another language, and what was entered stays', async ({
  page,
}) => {
  await signInToHelpdesk(page, server)
  await openPerson(page, 'Contractor User')
  await workflowCard(page, 'Verify the caller').click()
  await expect(heading(page)).toHaveText('Is the caller who they say they are?')
  const answer = page.locator('.field input').first()
  await answer.fill('half entered')
  await page.getByLabel('Language').selectOption('de')
  await expect(heading(page)).toHaveText('Ist es wirklich diese Person?')
  await expect(answer).toHaveValue('half entered')
  await page.getByLabel('Sprache').selectOption('en')
  await answerForCaller(page, await readPracticeAnswers(server, 'contractor.user'))
  await expect(heading(page)).toHaveText('The caller is this person')
  // A result is shown once, in the language of its run.
  await expect(page.getByLabel('Language')).toHaveCount(0)
})

test('an operator who leaves the page that asks again leaves nothing of it', async ({ page }) => {
  await signInToHelpdesk(page, server)
  await openPerson(page, 'Contractor User')
  await workflowCard(page, 'Verify the caller').click()
  await expect(heading(page)).toHaveText('Is the caller who they say they are?')
  // As another window of the same browser does.
  await page.evaluate(() => fetch('/api/v1/session', { method: 'DELETE', headers: { 'latchkey-csrf': '1' } }))
  await page.getByRole('button', { name: 'Another' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click()
  await expect(heading(page)).toHaveText('Helpdesk')
  await expect(page.locator('body')).not.toContainText('Contractor')
  await expect(page).toHaveURL(`${server.url}/helpdesk/#/`)
})
