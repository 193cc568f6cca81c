import { expect, type Page, test } from 'playwright/test'
import { createTotpCode, parseTotpKey } from '../server/factors/common/totp-codes.ts'
import { findPredefined } from '../server/policies/testing.ts'
import { createApi } from './environment/api.ts'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { waitForMailedCode } from './environment/mails.ts'
import { readPracticeAccount } from './environment/practice-accounts.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type FakeSmtpServer, startFakeSmtpServer } from './environment/smtp.ts'
import { signInAsAdministrator } from './environment/staff.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { type ActCounter, type Acts, countActs } from './pages/count-acts.ts'
import { configureExtension } from './pages/extension.ts'
import { answerForCaller, openPerson, searchField, signInToHelpdesk } from './pages/helpdesk.ts'
import { accountSummary, openMe } from './pages/me.ts'
import { acceptPrompt, acceptPromptWithName, waitForPrompt } from './pages/prompt.ts'
import { openWorkflowList, readPracticeAnswers, registerQuestions } from './pages/self-service.ts'
import {
  answerQuestions,
  fillAccount,
  heading,
  primaryButton,
  problem,
  profileAction,
  workflowCard,
} from './pages/wizard.ts'

/**
 * What each task costs a person in screens, typed fields and presses, from the page that shows the problem or on the Self-Service and
 * Helpdesk sites: what the redesign aims at, and what is measured. A task that costs one more or one less fails, so that this table stays true.
 */
const costs = {
  expiredFromPage: { aim: [2, 2, 2], measured: [2, 2, 2] },
  changeOnSite: { aim: [3, 3, 3], measured: [3, 3, 2] },
  forgotByQuestions: { aim: [4, 4, 4], measured: [4, 4, 3] },
  forgotByMailCode: { aim: [5, 3, 4], measured: [5, 3, 4] },
  unlock: { aim: [3, 3, 2], measured: [3, 3, 2] },
  registerThreeQuestions: { aim: [4, 5, 3], measured: [4, 5, 3] },
  authenticatorAppFromMe: { aim: [3, 1, 3], measured: [3, 1, 2] },
  helpdeskReset: { aim: [4, 3, 4], measured: [4, 3, 3] },
} satisfies Record<string, Record<'aim' | 'measured', Triple>>

type Triple = readonly [screens: number, fields: number, presses: number]

let smtp: FakeSmtpServer
let server: RunningServer

test.beforeAll(async () => {
  smtp = await startFakeSmtpServer()
  server = await startServer({ env: { LATCHKEY_SMTP: smtp.url } })
})

test.afterAll(async () => {
  await server?.stop()
  await smtp?.close()
})

/** `before`: what the way to the first page of the task cost, which is not part of it. */
async function expectCosts(task: keyof typeof costs, counter: ActCounter, before?: Acts): Promise<void> {
  const { aim, measured }: Record<'aim' | 'measured', Triple> = costs[task]
  const read = () => {
    const { screens, fields, presses } = counter.read()
    return [screens - (before?.screens ?? 0), fields - (before?.fields ?? 0), presses - (before?.presses ?? 0)]
  }
  await expect.poll(read, `screens, fields and presses of ${task}`).toEqual(measured)
  for (const [index, most] of aim.entries()) expect(measured[index], `aim of ${task}`).toBeLessThanOrEqual(most)
}

test('24: a known password is changed', async ({ page, context }) => {
  const counter = await countActs(context)
  const { password } = await readPracticeAccount(server, 'active.user')
  await openWorkflowList(page, server, 'active.user')
  await workflowCard(page, 'Change my password').click()
  await page.getByLabel('Current password', { exact: true }).fill(password)
  await typeNewPassword(page, 'Harbour-Quiet-Lamp-27')
  await expect(heading(page)).toHaveText('Your password is changed')
  await expectCosts('changeOnSite', counter)
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
  await expectCosts('forgotByQuestions', counter)
})

test('24: an account is unlocked', async ({ page, context }) => {
  const counter = await countActs(context)
  const answers = await readPracticeAnswers(server, 'locked.user')
  await openWorkflowList(page, server, 'locked.user')
  await workflowCard(page, 'Unlock my account').click()
  await answerQuestions(page, answers)
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('You can sign in again')
  await expectCosts('unlock', counter)
})

test('13: the helpdesk resets a password for a caller', async ({ page, context }) => {
  const answers = await readPracticeAnswers(server, 'BRANCH\\branch.user')
  await signInToHelpdesk(page, server)
  await expect(searchField(page)).toBeFocused()
  const counter = await countActs(context)
  await page.reload()
  await openPerson(page, 'Branch User')
  await workflowCard(page, 'Reset password').click()
  await answerForCaller(page, answers)
  await expect(heading(page)).toHaveText('The new password is set')
  await expectCosts('helpdeskReset', counter)
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
  await expectCosts('authenticatorAppFromMe', counter, before)
})

test('24: three questions are registered', async ({ page, context }) => {
  const counter = await countActs(context)
  await registerQuestions(page, server, await readPracticeAccount(server, 'unregistered.user'))
  await expectCosts('registerThreeQuestions', counter)
})

test('24: a forgotten password is reset by a code from a mail, where the workflow lets people choose', async ({
  page,
  context,
}) => {
  const restore = await offerMailCode()
  const counter = await countActs(context)
  const before = smtp.received.length
  await openWorkflowList(page, server, 'finegrained.user')
  await workflowCard(page, 'I forgot my password').click()
  await page.getByLabel('Code to the company e-mail address').check()
  await primaryButton(page).click()
  // Sent with its last digit.
  const code = await waitForMailedCode(smtp, 'finegrained.user@corp.example.com', before)
  await page.getByLabel('Code from the e-mail').fill(code)
  await expect(page.getByLabel('New password', { exact: true })).toBeVisible()
  await typeNewPassword(page, 'Harbour-Quiet-Lamp-29-Meadow')
  await expect(heading(page)).toHaveText('Your new password is set')
  await expectCosts('forgotByMailCode', counter)
  await restore()
})

test.describe('from the page that shows an expired password', () => {
  let built: BuiltExtension
  let browser: ExtensionBrowser

  test.beforeAll(async () => {
    built = await buildExtension({ hosts: ['http://127.0.0.1:*', 'http://localhost:*'] })
    browser = await launchWithExtension(built.folder)
    await configureExtension(browser.worker, { server: server.url, origins: [server.url] })
  })
  test.afterAll(async () => {
    await browser?.close()
    await built?.remove()
  })

  test('10: with the account name from the page it is changed on one page; the name is sent with the passwords', async () => {
    const counter = await countActs(browser.context, (url) => url.startsWith('chrome-extension:'))
    const { password } = await readPracticeAccount(server, 'expired.user')
    const page = await openExpiredPage(browser, 'CORP\\expired.user')
    const prompt = await waitForPrompt(page)
    expect(prompt.text).not.toContain('expired.user')
    counter.addPress()
    const wizard = await acceptPromptWithName(page)
    await expect(wizard.getByLabel('Account name')).toHaveValue('CORP\\expired.user')
    // The name has a domain, so none is asked for.
    await expect(wizard.getByLabel('Domain')).toHaveCount(0)
    await checkAppearance(wizard, 'screens-expired-1-one-page')
    await wizard.getByLabel('Current password', { exact: true }).fill(password)
    await wizard.getByLabel('New password', { exact: true }).fill('Harbour-Quiet-Lamp-30')
    await primaryButton(wizard).click()
    await expect(heading(wizard)).toHaveText('Your password is changed')
    await checkAppearance(wizard, 'screens-expired-2-done')
    await expectCosts('expiredFromPage', counter)
  })

  test('10: the decision is remembered, the name can be corrected, and what was right stays after a refusal', async () => {
    const { password } = await readPracticeAccount(server, 'protected.user')
    const page = await openExpiredPage(browser, 'somebody.else')
    expect((await waitForPrompt(page)).acceptWithName).toBeUndefined()
    const wizard = await acceptPrompt(page)
    const account = wizard.getByLabel('Account name')
    await expect(account).toHaveValue('somebody.else')
    await expect(wizard.getByLabel('Domain')).toBeVisible()
    await account.fill('CORP\\team.manager')
    await expect(wizard.getByLabel('Domain')).toHaveCount(0)
    await wizard.getByLabel('Current password', { exact: true }).fill(password)
    await wizard.getByLabel('New password', { exact: true }).fill('Harbour-Quiet-Lamp-31')
    await primaryButton(wizard).click()
    await expect(problem(wizard)).toContainText('These do not match, or the account is locked.')
    await expect(wizard.locator('.chip')).toContainText('team.manager')
    await expect(wizard.getByLabel('New password', { exact: true })).toHaveValue('Harbour-Quiet-Lamp-31')
    await expect(wizard.getByLabel('Current password', { exact: true })).toBeFocused()
  })
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

/** The page of the sample company's mail that says so, with the name that a person has typed there. */
async function openExpiredPage({ context }: ExtensionBrowser, account: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${server.url}/practice/owa/auth/expiredpassword.aspx`)
  await page.locator('#username').fill(account)
  return page
}

/** Lets people choose between their questions and a code by mail; returns what brings the former workflow back. */
async function offerMailCode(): Promise<() => Promise<unknown>> {
  const admin = await signInAsAdministrator(createApi({ url: server.url }))
  const workflow = findPredefined('forgot-my-password')
  const path = `/api/v1/admin/workflows/default/${workflow.id}`
  const methods = [{ method: 'security-questions', count: 2 }, { method: 'corporate-mail' }]
  const activities = workflow.activities.map((step) =>
    step.key === 'authenticate' ? { ...step, settings: { startWith: 'choice', methods } } : step,
  )
  await admin.update(path, () => ({ definition: { ...workflow, activities } }))
  return () => admin.update(path, () => ({ definition: workflow }))
}

async function typeNewPassword(page: Page, text: string): Promise<void> {
  // Waited for, so that no press falls on the page before, which would be counted.
  await expect(page.getByLabel('New password', { exact: true })).toBeVisible()
  await page.getByLabel('New password', { exact: true }).fill(text)
  await primaryButton(page).click()
}
