import { type Browser, expect, type Locator, type Page, test } from 'playwright/test'
import { createApi } from './environment/api.ts'
import { definitionWithManager, setManager, workflowWithManager } from './environment/approval-by-manager.ts'
import { waitForMail } from './environment/mails.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type FakeSmtpServer, startFakeSmtpServer } from './environment/smtp.ts'
import { signInAsAdministrator } from './environment/staff.ts'
import { approvalRequest, approveRequest } from './pages/approvals.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { accountSummary, openMe } from './pages/me.ts'
import { openWorkflowList, readPracticeAnswers, signInToPracticeMail } from './pages/self-service.ts'
import { answerQuestions, heading, primaryButton, readNumberForManager, workflowCard } from './pages/wizard.ts'

/**
 * A workflow that waits for the person's manager.
 *
 *   employee: questions → waits ─────────────── goes on by itself → new password
 *   manager:            mail → signs in → is told the number → approves
 *   then: refused · two runs at once, wrong numbers · decided elsewhere · a decision counts once · the manager has changed meanwhile
 */
let smtp: FakeSmtpServer
let server: RunningServer

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  smtp = await startFakeSmtpServer()
  server = await startServer({ env: { LATCHKEY_SMTP: smtp.url } })
  const admin = await signInAsAdministrator(createApi({ url: server.url }))
  const published = await admin.call('POST', '/api/v1/admin/workflows', {
    policy: 'default',
    definition: definitionWithManager,
  })
  expect(published.status).toBe(201)
})
test.afterAll(async () => {
  await server?.stop()
  await smtp?.close()
})

const manager = { account: 'team.manager', password: 'Lemon-Viaduct-95' }

/** In a browser of their own: begins the task and answers the questions. */
async function begin(browser: Browser, account: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await openWorkflowList(page, server, account)
  await workflowCard(page, workflowWithManager).click()
  await answerQuestions(page, await readPracticeAnswers(server, account))
  await primaryButton(page).click()
  return page
}

const waits = (page: Page) => expect(heading(page)).toHaveText('Waiting for your manager')

const mailTo = (account: string, says: RegExp) => waitForMail(smtp, `${account}@corp.example.com`, { says })

test('the manager is written to, signs in and approves; the employee’s page goes on by itself', async ({
  browser,
  page,
}) => {
  const employee = await begin(browser, 'active.user')
  await waits(employee)
  // E27: as people in Britain, whose browser this is, write times.
  await expect(employee.locator('.next')).toHaveText(/was asked at .*\d\d:\d\d and can decide until .*\d\d:\d\d\.$/)
  const mail = await mailTo('team.manager', /asks for your approval/)
  const [address = ''] = /http:\S+\/me\//.exec(mail) ?? []
  expect(address).toBe(`${server.url}/me/`)

  // The link only shows.
  await page.goto(address)
  await expect(page.getByLabel('Account name')).toBeFocused()
  await openMe(page, server.url, manager)
  await expect(page.getByText('1 request waits for your decision')).toBeVisible()
  const asked = approvalRequest(page, 'Active User')
  await expect(asked).toContainText(workflowWithManager)
  await expect(asked).toContainText('Approve only if you know that Active User asks.')
  await checkAppearance(page, 'me-request')
  await waits(employee)
  await asked.getByRole('button', { name: 'Approve' }).click()
  await expect(asked).toContainText('Enter the two digits that the person sees.')
  await approveRequest(asked, await readNumberForManager(employee))
  await expect(page.locator('.request-outcome')).toContainText('You approved the request of Active User.')
  await expect(page.locator('.request-outcome')).toBeFocused()
  await checkAppearance(page, 'me-decided')

  await expect(heading(employee)).toHaveText('Choose a new password')
  await employee.getByLabel('New password', { exact: true }).fill('Quiet-Lantern-88')
  await primaryButton(employee).click()
  await expect(employee.locator('.outcome-sign[data-tone=good]')).toBeVisible()
  expect(await signInToPracticeMail(server, 'active.user', 'Quiet-Lantern-88')).toBe(true)
  expect(await mailTo('active.user', /has approved your request/)).toContain('Team Manager')
  await employee.context().close()
})

test('an approval is shown to the person and counts for one run only', async ({ browser, page }) => {
  await openMe(page, server.url, { account: 'active.user', password: 'Quiet-Lantern-88' })
  await expect(page.locator('.events')).toContainText(`A request was approved: ${workflowWithManager}`)
  await expect(page.locator('.events')).toContainText('Your manager')
  await expect(accountSummary(page)).toBeVisible()
  const again = await begin(browser, 'active.user')
  await waits(again)
  await again.context().close()
})

test('a refusal ends the run, says so, and changes nothing', async ({ browser, page }) => {
  const employee = await begin(browser, 'contractor.user')
  await waits(employee)
  await openMe(page, server.url, manager)
  const asked = approvalRequest(page, 'Contractor User')
  await asked.getByRole('button', { name: 'Refuse' }).click()
  await expect(page.locator('.request-outcome')).toContainText('You refused the request of Contractor User.')
  await expect(employee.locator('.outcome-sign[data-tone=bad]')).toBeVisible()
  await expect(employee.locator('.outcome')).toContainText('Your manager did not approve')
  expect(await signInToPracticeMail(server, 'contractor.user', 'Cobalt-Windmill-16')).toBe(true)
  await mailTo('contractor.user', /has refused your request/)
  await employee.context().close()
})

test('M10: of two runs at once, the number of one approves only that one; a third wrong number refuses', async ({
  browser,
  page,
}) => {
  const [employee, stranger] = [await begin(browser, 'mustchange.user'), await begin(browser, 'mustchange.user')]
  await waits(employee)
  await waits(stranger)
  const number = await readNumberForManager(employee)
  await openMe(page, server.url, manager)
  const requests = approvalRequest(page, 'Mustchange User')
  await expect(requests).toHaveCount(2)
  for (const text of await readWithoutTimes(requests)) expect(text).not.toContain(number)
  // The person asked first. Their number, entered at the request of the other run, approves nothing.
  const other = requests.last()
  await approveRequest(other, number)
  await expect(other).toContainText('That is not the number of this request.')
  await expect(other.getByLabel(/reads out to you/)).toBeFocused()
  await checkAppearance(page, 'me-wrong-number')
  await approveRequest(other, number)
  await expect(other).toContainText('One more wrong number refuses')
  await approveRequest(other, number)
  await expect(page.locator('.request-outcome')).toContainText('third wrong number')
  await expect(stranger.locator('.outcome')).toContainText('Your manager did not approve')
  await waits(employee)
  await approveRequest(requests.first(), number)
  await expect(heading(employee)).toHaveText('Choose a new password')
  await Promise.all([employee, stranger].map((one) => one.context().close()))
})

test('M10: a decision counts for no later run; a request decided elsewhere is closed here', async ({
  browser,
  page,
}) => {
  const employee = await begin(browser, 'mustchange.user')
  await waits(employee)
  const number = await readNumberForManager(employee)
  await employee.context().close()
  const elsewhere = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await openMe(page, server.url, manager)
  await openMe(elsewhere, server.url, manager)
  await approveRequest(approvalRequest(page, 'Mustchange User'), number)
  await expect(page.locator('.request-outcome')).toContainText('You approved')
  await approvalRequest(elsewhere, 'Mustchange User').getByRole('button', { name: 'Refuse' }).click()
  await expect(elsewhere.locator('.request-outcome')).toContainText('This request is closed')
  await elsewhere.context().close()

  const again = await begin(browser, 'mustchange.user')
  await waits(again)
  await again.context().close()
})

test('a former manager decides nothing; the page waits for the new manager', async ({ browser, page }) => {
  const employee = await begin(browser, 'contractor.user')
  await waits(employee)
  await openMe(page, server.url, manager)
  const asked = approvalRequest(page, 'Contractor User')
  await setManager(server, 'contractor.user', 'helpdesk.operator')
  await approveRequest(asked, '10')
  await expect(page.locator('.request-outcome')).toContainText('no longer names you as this person’s manager')
  await mailTo('contractor.user', /Nobody has decided on your request yet/)

  await expect(employee.locator('main')).toContainText('somebody else as your manager')
  await waits(employee)
  await mailTo('helpdesk.operator', /asks for your approval/)
  const other = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await openMe(other, server.url, { account: 'helpdesk.operator', password: 'Amber-Telescope-40' })
  await approveRequest(approvalRequest(other, 'Contractor User'), await readNumberForManager(employee))
  await expect(other.locator('.request-outcome')).toContainText('You approved the request of Contractor User.')
  await expect(heading(employee)).toHaveText('Choose a new password')
  await Promise.all([other, employee].map((one) => one.context().close()))
})

/** The text of each; times hold numbers of two digits, too. */
const readWithoutTimes = (requests: Locator) =>
  requests.evaluateAll((all) =>
    all.map((one) => {
      const copy = one.cloneNode(true) as Element
      for (const time of copy.querySelectorAll('time')) time.remove()
      return copy.textContent
    }),
  )
