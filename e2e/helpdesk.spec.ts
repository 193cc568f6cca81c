import { expect, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { answerForCaller, field, found, open, people, proveByQuestions, signIn } from './pages/helpdesk.ts'
import { lookAt } from './pages/look-at.ts'
import { practiceAnswers } from './pages/self-service.ts'
import { heading, primary, problem, tabTo, task } from './pages/wizard.ts'

/**
 * 3-1, 3-2: the helpdesk on the sample company.
 *
 *   sign in → find → how they stand → verify, reset (shown once, must change), unlock, unlock a profile, ask for an update
 *   all of it without a mouse → refusals: wrong answers, not of the helpdesk, signed out elsewhere
 */
let server: RunningServer
let api: Api

// A busy machine takes several times as long.
test.describe.configure({ timeout: 180_000 })

test.beforeAll(async () => {
  server = await startServer()
  api = createApi(server)
})

test.afterAll(() => server?.stop())

test('a forgotten password is reset by what the caller answers, and the new one is told once', async ({ page }) => {
  const answers = await practiceAnswers(server, 'expired.user')
  await signIn(page, server)
  await expect(field(page)).toBeFocused()
  await lookAt(page, 'helpdesk-find')
  await open(page, 'Expired User')
  await expect(page.locator('.badge', { hasText: 'Password expired' })).toBeVisible()
  await lookAt(page, 'helpdesk-person')
  await page.getByLabel('Ticket').fill('INC-4711')
  await page.getByLabel('Reason').fill('Back from holidays')
  await task(page, 'Reset password').click()
  await proveByQuestions(page, {})
  await expect(problem(page)).toContainText('does not match what this person registered')
  await answerForCaller(page, answers)
  await expect(heading(page)).toHaveText('Set a new password')
  await expect(page.locator('.chip')).toContainText('Expired User')
  await primary(page).click()
  await expect(heading(page)).toHaveText('The new password is set')
  await expect(page.locator('.chip')).toContainText('Expired User')
  const password = (await page.locator('.shown-text code').textContent()) ?? ''
  expect(password.length).toBeGreaterThan(20)
  await lookAt(page, 'helpdesk-shown')
  await primary(page).click()
  await expect(heading(page)).toHaveText('Expired User')
  await expect(page.locator('.badge', { hasText: 'Must choose a new password' })).toBeVisible()
  // The call goes on about the same.
  await expect(page.getByLabel('Ticket')).toHaveValue('INC-4711')
  expect(await page.content()).not.toContain(password)
  expect(await refusalOf('expired.user', password)).toBe('password-expired')
})

test('an account is unlocked, and says so at once', async ({ page }) => {
  const answers = await practiceAnswers(server, 'locked.user')
  await signIn(page, server)
  await open(page, 'Locked User')
  await expect(page.locator('.badge', { hasText: 'Account locked until' })).toBeVisible()
  await expect(task(page, 'Unlock profile')).toContainText('Not now: The profile is not locked.')
  await task(page, 'Unlock account').click()
  await proveByQuestions(page, answers)
  await expect(heading(page)).toHaveText('The account is unlocked')
  await primary(page).click()
  await expect(page.locator('.badge', { hasText: 'Account is fine' })).toBeVisible()
})

test('a caller is verified, given a passcode, and asked for an update of their profile', async ({ page }) => {
  const answers = await practiceAnswers(server, 'mustchange.user')
  await signIn(page, server)
  await open(page, 'Mustchange User')
  await task(page, 'Verify the caller').click()
  await proveByQuestions(page, answers)
  await expect(heading(page)).toHaveText('The caller is this person')
  await primary(page).click()
  await task(page, 'Give out a passcode').click()
  await proveByQuestions(page, answers)
  await expect(page.locator('.shown-value')).toContainText('Good until')
  const passcode = (await page.locator('.shown-text code').textContent()) ?? ''
  await expect(page.locator('.shown-text .only-read')).toHaveText([...passcode].join(' '))
  await primary(page).click()
  await expect(page.locator('.badge', { hasText: 'Passcode open until' })).toBeVisible()
  await task(page, 'Ask for a profile update').click()
  await expect(heading(page)).toHaveText('The person will be asked')
  await primary(page).click()
  await expect(page.locator('.badge', { hasText: 'Profile needs an update' })).toBeVisible()
})

test('whoever failed too often gets their tasks back, after a check that their lock does not stop', async ({
  page,
}) => {
  await lockProfile('active.user')
  const answers = await practiceAnswers(server, 'active.user')
  await signIn(page, server)
  await open(page, 'Active User')
  await expect(page.locator('.badge', { hasText: 'Profile locked until' })).toBeVisible()
  await expect(task(page, 'Reset password')).toContainText('Not now: The profile is locked')
  await task(page, 'Unlock profile').click()
  await proveByQuestions(page, answers)
  await expect(heading(page)).toHaveText('The profile is unlocked')
  await primary(page).click()
  await expect(page.locator('.badge', { hasText: 'Profile locked' })).toHaveCount(0)
})

test('all of it without a mouse, in German', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'de-DE' })
  const page = await context.newPage()
  const { keyboard } = page
  await page.goto(`${server.url}/helpdesk`)
  await expect(page.getByLabel('Kontoname')).toBeFocused()
  await lookAt(page, 'helpdesk-sign-in')
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
  await expect(found(page)).toHaveText('Geben Sie mindestens 2 Buchstaben ein.')
  await keyboard.type('yzzy')
  await expect(found(page)).toContainText('Niemand gefunden.')
  await keyboard.press('Escape')
  await keyboard.type('ambiguous')
  await expect(people(page)).toHaveCount(2)
  await expect(found(page)).toHaveText('2 Personen gefunden.')
  await lookAt(page, 'helpdesk-found')
  await keyboard.press('ArrowDown')
  await expect(people(page).nth(1)).toHaveAttribute('aria-selected', 'true')
  const account = (await people(page).nth(1).locator('.person-account').textContent()) ?? ''
  await keyboard.press('Enter')
  await expect(heading(page)).toBeFocused()
  await expect(page.locator('.facts')).toContainText(account)
  await tabTo(page, page.getByLabel('Ticketnummer'))
  await keyboard.type('INC-12')
  await tabTo(page, task(page, 'Anruf prüfen'))
  await keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Wie zeigt die anrufende Person, wer sie ist?')
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

test('nobody else gets in, and whose session is over sees nobody any more', async ({ page }) => {
  await signIn(page, server, 'active.user', 'Harbour-Lantern-41')
  await expect(problem(page)).toContainText('This account name and password do not match')
  await signIn(page, server)
  await open(page, 'Contractor User')
  await task(page, 'Verify the caller').click()
  await expect(heading(page)).toHaveText('How does the caller show who they are?')
  // As another window of the same browser does.
  await page.evaluate(() => fetch('/api/v1/session', { method: 'DELETE', headers: { 'latchkey-csrf': '1' } }))
  await primary(page).click()
  await expect(heading(page)).toHaveText('Helpdesk')
  await expect(problem(page)).toContainText('You were signed out')
  await expect(page.locator('body')).not.toContainText('Contractor')
})

/** Why this person is not let in to their own site; a right password that must be changed is told from a wrong one. */
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
