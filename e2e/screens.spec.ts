import { expect, type Page, test } from 'playwright/test'
import { createTotpCode, parseTotpKey } from '../server/factors/common/totp-codes.ts'
import { readPracticeAccount } from './environment/practice-accounts.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type Acts, countActs } from './pages/count-acts.ts'
import { accountSummary, openMe } from './pages/me.ts'
import { openWorkflowList, readPracticeAnswers } from './pages/self-service.ts'
import { answerQuestions, fillAccount, heading, primaryButton, profileAction, workflowCard } from './pages/wizard.ts'

/** What each task costs a person in screens, typed fields and presses, on the Self-Service site: at most what the redesign aims at. */
let server: RunningServer

test.beforeAll(async () => {
  server = await startServer()
})

test.afterAll(() => server?.stop())

/** Not all at once, so that a task that got cheaper on one side and dearer on another fails. */
function expectAtMost(acts: Acts, aim: Acts): void {
  for (const kind of ['screens', 'fields', 'presses'] as const)
    expect(acts[kind], `${kind} of ${JSON.stringify(acts)}`).toBeLessThanOrEqual(aim[kind])
}

test('24: a known password is changed', async ({ page, context }) => {
  const counter = await countActs(context)
  const { password } = await readPracticeAccount(server, 'active.user')
  await openWorkflowList(page, server, 'active.user')
  await workflowCard(page, 'Change my password').click()
  await page.getByLabel('Current password', { exact: true }).fill(password)
  await typeNewPassword(page, 'Harbour-Quiet-Lamp-27')
  await expect(heading(page)).toHaveText('Your password is changed')
  expectAtMost(counter.read(), { screens: 3, fields: 3, presses: 3 })
})

test('24: a forgotten password is reset by questions', async ({ page, context }) => {
  const counter = await countActs(context)
  const answers = await readPracticeAnswers(server, 'mustchange.user')
  await openWorkflowList(page, server, 'mustchange.user')
  await workflowCard(page, 'I forgot my password').click()
  await answerQuestions(page, answers)
  await primaryButton(page).click()
  await typeNewPassword(page, 'Harbour-Quiet-Lamp-28')
  await expect(heading(page)).toHaveText('Your new password is set')
  expectAtMost(counter.read(), { screens: 4, fields: 4, presses: 4 })
})

test('24: an account is unlocked', async ({ page, context }) => {
  const counter = await countActs(context)
  const answers = await readPracticeAnswers(server, 'locked.user')
  await openWorkflowList(page, server, 'locked.user')
  await workflowCard(page, 'Unlock my account').click()
  await answerQuestions(page, answers)
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('You can sign in again')
  expectAtMost(counter.read(), { screens: 3, fields: 3, presses: 2 })
})

test('9: an authenticator app is set up from My password health', async ({ page, context }) => {
  const { password } = await readPracticeAccount(server, 'contractor.user')
  const counter = await countActs(context)
  await openMe(page, server.url, { account: 'contractor.user', password })
  const before = counter.read()
  await accountSummary(page).getByRole('link', { name: 'Manage my profile' }).click()
  await profileAction(page, 'Set up – Authenticator app').click()
  const key = parseTotpKey((await page.locator('.secret-to-type code').textContent()) ?? '')
  await page.getByLabel('Code of the app').fill(createTotpCode(key?.secret ?? '', new Date()).code)
  await expect(profileAction(page, 'Remove – Authenticator app')).toBeVisible()
  const { screens, fields, presses } = counter.read()
  expectAtMost(
    { screens: screens - before.screens, fields: fields - before.fields, presses: presses - before.presses },
    { screens: 3, fields: 1, presses: 3 },
  )
})

test('8: account and language can be changed in the middle, and what was typed stays', async ({ page }) => {
  await page.goto(server.url)
  await fillAccount(page, 'wrong.user', 'Example Branch')
  await workflowCard(page, 'Change my password').click()
  await expect(page.locator('.chip')).toContainText('wrong.user · Example Branch')
  const password = page.locator('#field-password')
  await password.fill('half typed')
  await page.getByLabel('Language').selectOption('de')
  await expect(heading(page)).toHaveText('Wählen Sie ein neues Passwort')
  await expect(password).toHaveValue('half typed')
  await page.reload()
  await expect(heading(page)).toHaveText('Wählen Sie ein neues Passwort')
  await page.getByRole('button', { name: 'Konto ändern' }).click()
  await expect(page.locator('#field-account')).toHaveValue('')
})

/** On the page of the current password where both are asked together, else on the next one. */
async function typeNewPassword(page: Page, text: string): Promise<void> {
  const field = page.getByLabel('New password', { exact: true })
  if (!(await field.isVisible())) await primaryButton(page).click()
  await field.fill(text)
  await primaryButton(page).click()
}
