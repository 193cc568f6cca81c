import { expect, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { openAdministration } from './pages/administration.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import {
  answerForCaller,
  openPerson,
  personCard,
  personRows,
  searchField,
  signInToHelpdesk,
  verifyByQuestions,
} from './pages/helpdesk.ts'
import { readPracticeAnswers } from './pages/self-service.ts'
import { heading, primaryButton, problem, tabTo, workflowCard } from './pages/wizard.ts'

/**
 * The helpdesk on the sample company.
 *
 *   sign in → find → the account's state → verify, reset (shown once, must change), unlock, unlock a profile, ask for an update
 *   all of it by keyboard → refusals: wrong answers, not of the helpdesk, signed out elsewhere
 */
let server: RunningServer
let api: Api

test.beforeAll(async () => {
  server = await startServer()
  api = createApi(server)
})

test.afterAll(() => server?.stop())

test('a forgotten password is reset after the caller’s answers, and the new one is shown once', async ({ page }) => {
  const answers = await readPracticeAnswers(server, 'expired.user')
  await signInToHelpdesk(page, server)
  await expect(searchField(page)).toBeFocused()
  await checkAppearance(page, 'helpdesk-find')
  await openPerson(page, 'Expired User')
  await expect(page.locator('.badge', { hasText: 'Password expired' })).toBeVisible()
  await checkAppearance(page, 'helpdesk-person')
  await page.getByLabel('Ticket').fill('INC-4711')
  await page.getByLabel('Reason').fill('Back from holidays')
  await workflowCard(page, 'Reset password').click()
  await verifyByQuestions(page, {})
  await expect(problem(page)).toContainText('does not match what this person registered')
  await answerForCaller(page, answers)
  await expect(heading(page)).toHaveText('The new password is set')
  await expect(page.locator('.chip')).toContainText('Expired User')
  const password = (await page.locator('.shown-text code').textContent()) ?? ''
  expect(password.length).toBeGreaterThan(20)
  await checkAppearance(page, 'helpdesk-shown')
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Expired User')
  await expect(page.locator('.badge', { hasText: 'Must choose a new password' })).toBeVisible()
  // The call goes on about the same.
  await expect(page.getByLabel('Ticket')).toHaveValue('INC-4711')
  expect(await page.content()).not.toContain(password)
  expect(await refusalOf('expired.user', password)).toBe('password-expired')
})

test('an account is unlocked, and says so at once', async ({ page }) => {
  const answers = await readPracticeAnswers(server, 'locked.user')
  await signInToHelpdesk(page, server)
  await openPerson(page, 'Locked User')
  await expect(page.locator('.badge', { hasText: 'Account locked until' })).toBeVisible()
  await expect(workflowCard(page, 'Unlock profile')).toContainText('Not now: The profile is not locked.')
  await workflowCard(page, 'Unlock account').click()
  await verifyByQuestions(page, answers)
  await expect(heading(page)).toHaveText('The account is unlocked')
  await primaryButton(page).click()
  await expect(page.locator('.badge', { hasText: 'Account is in order' })).toBeVisible()
})

test('a caller is verified, given a passcode, and asked for an update of their profile', async ({ page }) => {
  const answers = await readPracticeAnswers(server, 'mustchange.user')
  await signInToHelpdesk(page, server)
  await openPerson(page, 'Mustchange User')
  await workflowCard(page, 'Verify the caller').click()
  await verifyByQuestions(page, answers)
  await expect(heading(page)).toHaveText('The caller is this person')
  await expect(page.locator('.caller-check')).toContainText('Caller checked. Valid until')
  await primaryButton(page).click()
  // One check holds for the call.
  await expect(page.locator('.notice[data-tone=good]')).toContainText('Caller checked')
  await checkAppearance(page, 'helpdesk-person-checked')
  await workflowCard(page, 'Give out a passcode').click()
  await expect(page.locator('.shown-value')).toContainText('Valid until')
  const passcode = (await page.locator('.shown-text code').textContent()) ?? ''
  await expect(page.locator('.shown-text .only-read')).toHaveText([...passcode].join(' '))
  await primaryButton(page).click()
  await expect(page.locator('.badge', { hasText: 'Passcode valid until' })).toBeVisible()
  await workflowCard(page, 'Ask for a profile update').click()
  await expect(heading(page)).toHaveText('The person will be asked')
  await primaryButton(page).click()
  await expect(page.locator('.badge', { hasText: 'Profile needs an update' })).toBeVisible()
  await page.getByRole('button', { name: 'Done with caller' }).click()
  await openPerson(page, 'Mustchange User')
  await expect(page.locator('main')).toContainText('Caller not checked yet')
  await workflowCard(page, 'Reset password').click()
  await expect(heading(page)).toHaveText('Is the caller who they say they are?')
})

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

test('an address that names nobody whom the operator may help leads to the search', async ({ page }) => {
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

test('a locked profile is unlocked after a check that the lock does not stop', async ({ page }) => {
  await lockProfile('active.user')
  const answers = await readPracticeAnswers(server, 'active.user')
  await signInToHelpdesk(page, server)
  await openPerson(page, 'Active User')
  await expect(page.locator('.badge', { hasText: 'Profile locked until' })).toBeVisible()
  await expect(workflowCard(page, 'Reset password')).toContainText('Not now: The profile is locked')
  await workflowCard(page, 'Unlock profile').click()
  await verifyByQuestions(page, answers)
  await expect(heading(page)).toHaveText('The profile is unlocked')
  await primaryButton(page).click()
  await expect(page.locator('.badge', { hasText: 'Profile locked' })).toHaveCount(0)
})

test('an operator works by keyboard alone, in German', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'de-DE' })
  const page = await context.newPage()
  const { keyboard } = page
  await page.goto(`${server.url}/helpdesk`)
  await expect(page.getByLabel('Kontoname')).toBeFocused()
  await checkAppearance(page, 'helpdesk-sign-in')
  await keyboard.type('helpdesk.operator')
  await tabTo(page, page.getByLabel('Passwort', { exact: true }))
  await keyboard.type('wrong')
  await keyboard.press('Enter')
  await expect(problem(page)).toBeVisible()
  await expect(page.getByLabel('Passwort', { exact: true })).toBeFocused()
  await keyboard.type('Amber-Telescope-40')
  await keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Person suchen' })).toBeFocused()
  await keyboard.type('x')
  await expect(personCard(page)).toHaveText('Geben Sie mindestens 2 Buchstaben ein.')
  await keyboard.type('yzzy')
  await expect(personCard(page)).toContainText('Niemand gefunden.')
  await keyboard.press('Escape')
  // A part of it finds the same two; the list that is renewed for the whole of it begins at its top again.
  const found = page.waitForResponse((response) => new URL(response.url()).searchParams.get('query') === 'ambiguous')
  await keyboard.type('ambiguous')
  await found
  await expect(personRows(page)).toHaveCount(2)
  await expect(personCard(page)).toHaveText('2 Personen gefunden.')
  await checkAppearance(page, 'helpdesk-found')
  // Among several, Enter opens nobody.
  await keyboard.press('Enter')
  await expect(personRows(page).nth(0)).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('ArrowDown')
  await expect(personRows(page).nth(1)).toHaveAttribute('aria-selected', 'true')
  const account = (await personRows(page).nth(1).locator('.person-account').textContent()) ?? ''
  await keyboard.press('Enter')
  await expect(heading(page)).toBeFocused()
  await expect(page.locator('.facts')).toContainText(account)
  await tabTo(page, page.getByLabel('Ticketnummer'))
  await keyboard.type('INC-12')
  await tabTo(page, workflowCard(page, 'Anrufende Person prüfen'))
  await keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Ist es wirklich diese Person?')
  await keyboard.press('Escape')
  await expect(heading(page)).toHaveText('Ambiguous User')
  await expect(heading(page)).toBeFocused()
  await keyboard.press('Escape')
  await expect(page.getByRole('combobox', { name: 'Person suchen' })).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: 'Abmelden' }))
  await keyboard.press('Enter')
  await expect(page.getByLabel('Kontoname')).toBeFocused()
  await context.close()
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

test('other people cannot sign in, and an operator who leaves the page that asks again leaves nothing of it', async ({
  page,
}) => {
  await signInToHelpdesk(page, server, 'active.user', 'Harbour-Lantern-41')
  await expect(problem(page)).toContainText('These do not match, or the account is locked.')
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

/** The code of the refused sign-in; it tells a right password that must be changed from a wrong one. */
async function refusalOf(account: string, password: string): Promise<string> {
  const body = { frontEnd: 'self-service', module: 'directory-password', account, password }
  return ((await (await api.call('POST', '/api/v1/sign-in', { body })).json()) as { code: string }).code
}

/** Wrong answers until the profile shuts. */
async function lockProfile(account: string): Promise<void> {
  const { run, step: first } = await api.startWithProof({ workflow: 'forgot-my-password', account })
  let step = first
  while (step.status === 'ask') {
    const { method, answers } = step.page.answer.properties
    const wrong = (answers?.prefixItems ?? []).map((row) => ({
      question: row.properties?.question?.const,
      answer: 'nonsense',
    }))
    step = await api.answer(run, step.number, method ? { method: 'security-questions' } : { answers: wrong })
  }
}
