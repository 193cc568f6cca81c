import { Secret, TOTP } from 'otpauth'
import { type Browser, expect, type Page, test } from 'playwright/test'
import { type AdjustableClock, createAdjustableClock } from './environment/adjustable-clock.ts'
import { createApi } from './environment/api.ts'
import { definitionWithManager, setManager, workflowWithManager } from './environment/approval-by-manager.ts'
import { runCommand } from './environment/run-command.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { issueEnrolmentCode, signInAsAdministrator } from './environment/staff.ts'
import { approvalRequest, approveRequest } from './pages/approvals.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { searchField } from './pages/helpdesk.ts'
import { accountSummary, signInToMe } from './pages/me.ts'
import { openWorkflowList, readPracticeAnswers } from './pages/self-service.ts'
import { addVirtualAuthenticator } from './pages/virtual-authenticator.ts'
import {
  answerQuestions,
  heading,
  primaryButton,
  problem,
  readNumberForManager,
  tabTo,
  workflowCard,
} from './pages/wizard.ts'

/**
 * H6: the second factor of operators and administrators, on the sample company, by keyboard alone.
 *
 *   password → code from the terminal → app → signed out → password and the app's code
 *   at /me/: refused before → password and the app's code → approves the request of a person whose manager the operator is
 *   at /admin/: an administrator enrols, and removes the lost app of the operator
 *   → passkey → signed out → password and passkey → removed at the terminal: signed out, and the passkey is refused
 */
let clock: AdjustableClock
let server: RunningServer

// What is enrolled first is used afterwards.
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  clock = await createAdjustableClock()
  server = await startServer({ env: clock.environment })
  const admin = await signInAsAdministrator(createApi({ url: server.url }))
  const workflow = { policy: 'default', definition: definitionWithManager }
  expect((await admin.call('POST', '/api/v1/admin/workflows', workflow)).status).toBe(201)
  for (const [name = '', value = ''] of [
    ['staff.secondFactor', 'required'],
    ['administration.protectStaff', 'true'],
  ])
    expect(await runCommand(server, ['setting', name, value], clock.environment)).toMatchObject({ code: 0 })
})
test.afterAll(async () => {
  await server?.stop()
  await clock?.remove()
})

const operator = { site: 'helpdesk', account: 'helpdesk.operator', password: 'Amber-Telescope-40' }
const administrator = { site: 'admin', account: 'site.admin', password: 'Juniper-Anvil-51' }

const issueCode = (account: string, ...options: string[]) =>
  issueEnrolmentCode(server, clock.environment, [account, ...options])

let minutes = 0
/** What the app shows a minute later, since no code works twice. */
async function readNextCode(secret: string): Promise<string> {
  minutes += 1
  await clock.setOffset(minutes)
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + minutes * 60_000 })
}

async function signIn(page: Page, { site, account, password }: typeof operator): Promise<void> {
  await page.goto(`${server.url}/${site}/`)
  await expect(page.getByLabel('Account name')).toBeFocused()
  await page.keyboard.type(account)
  await tabTo(page, page.getByLabel('Password', { exact: true }))
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name, exact: true }))
  await page.keyboard.press('Enter')
}

async function openEnrolment(page: Page, code: string): Promise<void> {
  await press(page, 'I have an enrolment code')
  await expect(page.getByLabel('Enrolment code')).toBeFocused()
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
}

/** Types the first code of the app that the page sets up; returns the app's secret. */
async function enrolApp(page: Page): Promise<string> {
  await expect(heading(page)).toHaveText('Set up your authenticator app')
  await expect(page.getByRole('img', { name: /QR|picture/i })).toBeVisible()
  await expect(page.getByLabel('Code of the app')).toBeFocused()
  const secret = ((await page.locator('.secret-to-type code').textContent()) ?? '').replaceAll(' ', '')
  await page.keyboard.type(await readNextCode(secret))
  return secret
}

let operatorSecret = ''
let recoveryCode = ''

test('H6: an operator enrols an app with a code from the terminal, and signs in with it', async ({ page }) => {
  await signIn(page, operator)
  await expect(heading(page)).toHaveText('Your second factor')
  await expect(page.getByLabel('Code of the app')).toBeFocused()
  await checkAppearance(page, 'second-factor-code')
  await page.keyboard.type('123456')
  await expect(problem(page)).toContainText('That is not right')
  await page.keyboard.press('Enter')
  await expect(problem(page)).toContainText('That is not right')
  await expect(page.getByLabel('Code of the app')).toBeFocused()

  await openEnrolment(page, 'AAAA-AAAA-AAAA')
  await expect(problem(page)).toContainText('This enrolment code is not valid for you')
  await checkAppearance(page, 'second-factor-enrolment-code')
  await page.keyboard.type(await issueCode(operator.account))
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Set up your authenticator app')
  await checkAppearance(page, 'second-factor-new-app')
  operatorSecret = await enrolApp(page)
  await expect(searchField(page)).toBeFocused()

  await press(page, 'Sign out')
  await signIn(page, operator)
  await expect(page.getByLabel('Code of the app')).toBeFocused()
  await page.keyboard.type(await readNextCode(operatorSecret))
  await expect(searchField(page)).toBeFocused()
})

/** In a browser of their own: answers the questions, and waits for the manager. */
async function askManager(browser: Browser, account: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await openWorkflowList(page, server, account)
  await workflowCard(page, workflowWithManager).click()
  await answerQuestions(page, await readPracticeAnswers(server, account))
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Waiting for your manager')
  return page
}

test('H6: a manager who is staff approves on My password health with password and code', async ({ browser, page }) => {
  await setManager(server, 'active.user', operator.account)
  const employee = await askManager(browser, 'active.user')

  await signInToMe(page, server.url, { account: 'nobody.here', password: operator.password })
  const refusal = (await problem(page).textContent()) ?? ''
  // Staff, too, but without an app or passkey.
  await signInToMe(page, server.url, administrator)
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
  await expect(problem(page)).toHaveText(refusal)

  await signIn(page, { ...operator, site: 'me' })
  await expect(page.getByLabel('Code of the app')).toBeFocused()
  await expect(page.getByRole('button', { name: 'I have an enrolment code' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeVisible()
  await checkAppearance(page, 'me-second-factor')
  await page.keyboard.type('123456')
  await expect(problem(page)).toContainText('That is not right')
  await expect(page.getByLabel('Code of the app')).toBeFocused()
  await page.keyboard.type(await readNextCode(operatorSecret))
  await expect(heading(page)).toHaveText('My password health')
  await expect(heading(page)).toBeFocused()
  await expect(accountSummary(page)).toBeVisible()

  await approveRequest(approvalRequest(page, 'Active User'), await readNumberForManager(employee))
  await expect(page.locator('.request-outcome')).toContainText('You approved the request of Active User.')
  await expect(heading(employee)).toHaveText('Choose a new password')
  await employee.context().close()
})

test('H6: an administrator enrols at /admin/, whose session is that of the API, and helps who lost the app', async ({
  page,
}) => {
  await signIn(page, { ...administrator, account: operator.account, password: operator.password })
  await expect(problem(page)).toContainText('These do not match, or the account is locked')
  await signIn(page, administrator)
  await expect(heading(page)).toHaveText('Your second factor')
  await openEnrolment(page, await issueCode(administrator.account))
  await enrolApp(page)
  await expect(heading(page)).toHaveText('Overview')
  await expect(heading(page)).toBeFocused()
  await checkAppearance(page, 'administration-signed-in')
  await tabTo(page, page.getByRole('link', { name: 'Settings', exact: true }))
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Settings')

  const recovered = await page.evaluate(async (person) => {
    const headers = { 'content-type': 'application/json', 'latchkey-csrf': '1' }
    const body = JSON.stringify({ person })
    const reply = await fetch('/api/v1/admin/second-factors/recoveries', { method: 'POST', headers, body })
    return { status: reply.status, code: ((await reply.json()) as { code: string }).code }
  }, operator.account)
  expect(recovered).toEqual({ status: 201, code: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/) })
  recoveryCode = recovered.code
})

/** Finding 19: the authenticator does not answer; the other factor works meanwhile, and the sign-in can be left. */
async function leaveOpenRequest(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Use passkey', exact: true })).toHaveAttribute('aria-disabled', 'true')
  await press(page, 'Use the app’s code')
  await expect(heading(page)).toHaveText('Your second factor')
  await expect(page.getByLabel('Code of the app')).toBeFocused()
  await page.keyboard.type('123456')
  await expect(problem(page)).toContainText('That is not right')
  await press(page, 'Use a passkey')
  await expect(heading(page)).toHaveText('Your passkey')
  await press(page, 'Use passkey')
  await expect(page.getByRole('button', { name: 'Use passkey', exact: true })).toHaveAttribute('aria-disabled', 'true')
  await press(page, 'Cancel')
  await expect(page.getByLabel('Account name')).toBeVisible()
  await expect(problem(page)).toHaveCount(0)
}

test('H6, finding 19: who lost the app enrols a passkey, signs in with it, and loses both at the terminal', async ({
  page,
}) => {
  const authenticator = await addVirtualAuthenticator(page)
  await signIn(page, operator)
  await expect(page.getByLabel('Code of the app')).toBeFocused()
  await page.keyboard.type(await readNextCode(operatorSecret))
  await expect(problem(page)).toContainText('That is not right')

  await openEnrolment(page, recoveryCode)
  await expect(heading(page)).toHaveText('Set up your authenticator app')
  await press(page, 'Create a passkey instead')
  await expect(page.getByLabel('Name of this passkey')).toBeFocused()
  await checkAppearance(page, 'second-factor-new-passkey')
  await page.keyboard.type('Laptop')
  await page.keyboard.press('Enter')
  await expect(searchField(page)).toBeFocused()

  await press(page, 'Sign out')
  await signIn(page, operator)
  await expect(page.getByLabel('Code of the app')).toBeFocused()
  await press(page, 'Use a passkey')
  await expect(heading(page)).toHaveText('Your passkey')
  await checkAppearance(page, 'second-factor-passkey')

  await authenticator.setTouched(false)
  await press(page, 'Use passkey')
  await leaveOpenRequest(page)
  await signIn(page, { ...operator, site: 'me' })
  await expect(page.getByLabel('Code of the app')).toBeFocused()
  await press(page, 'Use a passkey')
  await press(page, 'Use passkey')
  await leaveOpenRequest(page)
  await authenticator.setTouched(true)
  await signIn(page, operator)
  await expect(page.getByLabel('Code of the app')).toBeFocused()
  await press(page, 'Use a passkey')
  await press(page, 'Use passkey')
  await expect(searchField(page)).toBeFocused()

  await issueCode(operator.account, '--recover')
  await page.keyboard.type('active')
  await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()
  await signIn(page, operator)
  await expect(page.getByLabel('Code of the app')).toBeFocused()
  await press(page, 'Use a passkey')
  await press(page, 'Use passkey')
  await expect(problem(page)).toContainText('This passkey is not one that you set up here')
})

test('without JavaScript both pages say what to do', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  for (const site of ['admin', 'helpdesk']) {
    await page.goto(`${server.url}/${site}`)
    await expect(page.locator('main p').first()).toHaveText(/^Allow JavaScript for this address in your browser/)
    await expect(page.locator('main p').first()).toBeVisible()
  }
  await context.close()
})
