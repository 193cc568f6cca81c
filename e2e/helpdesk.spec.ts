import { expect, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import { type RunningServer, startServer } from './environment/server.ts'
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
 *   all of it by keyboard → refusals: wrong answers, not of the helpdesk
 *
 * How an operator leaves a task and comes back is in `helpdesk-return.spec.ts`.
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

test('other people cannot sign in', async ({ page }) => {
  await signInToHelpdesk(page, server, 'active.user', 'Harbour-Lantern-41')
  await expect(problem(page)).toContainText('These do not match, or the account is locked.')
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
