import { join } from 'node:path'
import { type Browser, expect, type Page, test } from 'playwright/test'
import { openSampleDatabase } from '../server/directory/sample/database.ts'
import { createApi } from './environment/api.ts'
import { readMail } from './environment/secrets.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type SmtpStandIn, startSmtp } from './environment/smtp.ts'
import { administrator } from './environment/staff.ts'
import { lookAt } from './pages/look-at.ts'
import { glance, openMe, request } from './pages/me.ts'
import { open, practiceAnswers, practiceSignIn } from './pages/self-service.ts'
import { answerQuestions, heading, primary, task } from './pages/wizard.ts'

/**
 * 4/3-4 3-13: a task that waits for the person's manager.
 *
 *   employee: questions → waits ─────────────── goes on by itself → new password
 *   manager:            mail → signs in → approves
 *   then: refused · decided while the page was closed · a decision counts once · somebody else is the manager by then
 */
let smtp: SmtpStandIn
let server: RunningServer

test.describe.configure({ mode: 'serial', timeout: 120_000 })
test.beforeAll(async () => {
  smtp = await startSmtp()
  server = await startServer({ env: { LATCHKEY_SMTP: smtp.url } })
  const admin = await administrator(createApi({ url: server.url }))
  const published = await admin.call('POST', '/api/v1/admin/workflows', { policy: 'default', definition })
  expect(published.status).toBe(201)
})
test.afterAll(async () => {
  await server?.stop()
  await smtp?.close()
})

const name = 'New password, with my manager'
const definition = {
  ...{ id: 'new-password-with-manager', site: 'self-service', enabled: true, availability: [] },
  name: { en: name, de: 'Neues Passwort mit meiner Führungskraft' },
  description: { en: 'Your manager agrees first.', de: 'Ihre Führungskraft stimmt zuerst zu.' },
  activities: [
    { key: 'questions', activity: 'authenticate-with-qa-random', settings: {} },
    { key: 'manager', activity: 'approve-by-manager', settings: { hours: 2 } },
    { key: 'reset', activity: 'reset-password-in-ad', settings: {} },
  ],
}
const manager = { account: 'team.manager', password: 'Lemon-Viaduct-95' }

/** In a browser of their own: begins the task and answers the questions. */
async function begin(browser: Browser, account: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await open(page, server, account)
  await task(page, name).click()
  await answerQuestions(page, await practiceAnswers(server, account))
  await primary(page).click()
  return page
}

const waits = (page: Page) => expect(heading(page)).toHaveText('Waiting for your manager')

/** The newest mail to somebody that says this. */
async function mailTo(account: string, about: RegExp): Promise<string> {
  const found = () =>
    smtp.received
      .filter(({ to }) => to.includes(`${account}@corp.example.com`))
      .map(({ source }) => readMail(source))
      .findLast((text) => about.test(text))
  await expect.poll(found, { timeout: 20_000 }).toBeDefined()
  return found() ?? ''
}

test('the manager is written to, signs in and approves; the employee’s page goes on by itself', async ({
  browser,
  page,
}) => {
  const employee = await begin(browser, 'active.user')
  await waits(employee)
  const mail = await mailTo('team.manager', /asks for your approval/)
  const [address = ''] = /http:\S+\/me\//.exec(mail) ?? []
  expect(address).toBe(`${server.url}/me/`)

  // The link only shows.
  await page.goto(address)
  await expect(page.getByLabel('Account name')).toBeFocused()
  await openMe(page, server.url, manager)
  await expect(page.getByText('1 request waits for your decision')).toBeVisible()
  const asked = request(page, 'Active User')
  await expect(asked).toContainText(name)
  await expect(asked).toContainText('Approve only if you know that Active User asks.')
  await lookAt(page, 'me-request')
  await waits(employee)
  await asked.getByRole('button', { name: 'Approve' }).click()
  await expect(page.locator('.request-outcome')).toContainText('You approved the request of Active User.')
  await expect(page.locator('.request-outcome')).toBeFocused()
  await lookAt(page, 'me-decided')

  await expect(heading(employee)).toHaveText('Choose a new password', { timeout: 30_000 })
  await employee.getByLabel('New password', { exact: true }).fill('Quiet-Lantern-88')
  await primary(employee).click()
  await expect(employee.locator('.outcome-sign[data-tone=good]')).toBeVisible()
  expect(await practiceSignIn(server, 'active.user', 'Quiet-Lantern-88')).toBe(true)
  expect(await mailTo('active.user', /has approved your request/)).toContain('Team Manager')
  await employee.context().close()
})

test('what is approved is told to the person, and counts for one task only', async ({ browser, page }) => {
  await openMe(page, server.url, { account: 'active.user', password: 'Quiet-Lantern-88' })
  await expect(page.locator('.events')).toContainText(`A request was approved: ${name}`)
  await expect(page.locator('.events')).toContainText('Your manager')
  await expect(glance(page)).toBeVisible()
  const again = await begin(browser, 'active.user')
  await waits(again)
  await again.context().close()
})

test('refused, the task ends and says so, and nothing was changed', async ({ browser, page }) => {
  const employee = await begin(browser, 'contractor.user')
  await waits(employee)
  await openMe(page, server.url, manager)
  const asked = request(page, 'Contractor User')
  await asked.getByRole('button', { name: 'Refuse' }).click()
  await expect(page.locator('.request-outcome')).toContainText('You refused the request of Contractor User.')
  await expect(employee.locator('.outcome-sign[data-tone=bad]')).toBeVisible({ timeout: 30_000 })
  await expect(employee.locator('.outcome')).toContainText('Your manager did not agree')
  expect(await practiceSignIn(server, 'contractor.user', 'Cobalt-Windmill-16')).toBe(true)
  await mailTo('contractor.user', /has refused your request/)
  await employee.context().close()
})

test('who has closed the page begins again, and the decision of meanwhile counts; one decided elsewhere is closed here', async ({
  browser,
  page,
}) => {
  const employee = await begin(browser, 'mustchange.user')
  await waits(employee)
  await employee.context().close()
  const elsewhere = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await openMe(page, server.url, manager)
  await openMe(elsewhere, server.url, manager)
  await request(page, 'Mustchange User').getByRole('button', { name: 'Approve' }).click()
  await expect(page.locator('.request-outcome')).toContainText('You approved')
  await request(elsewhere, 'Mustchange User').getByRole('button', { name: 'Refuse' }).click()
  await expect(elsewhere.locator('.request-outcome')).toContainText('This request is closed')
  await elsewhere.context().close()

  const again = await begin(browser, 'mustchange.user')
  await expect(heading(again)).toHaveText('Choose a new password')
  await again.context().close()
})

test('whoever is no longer the manager decides nothing; the page goes on to wait for who is', async ({
  browser,
  page,
}) => {
  const employee = await begin(browser, 'contractor.user')
  await waits(employee)
  await openMe(page, server.url, manager)
  const asked = request(page, 'Contractor User')
  await setManager('contractor.user', 'helpdesk.operator')
  await asked.getByRole('button', { name: 'Approve' }).click()
  await expect(page.locator('.request-outcome')).toContainText('no longer names you as this person’s manager')
  await mailTo('contractor.user', /Nobody has decided on your request yet/)

  await expect(employee.locator('main')).toContainText('somebody else as your manager', { timeout: 30_000 })
  await waits(employee)
  await mailTo('helpdesk.operator', /asks for your approval/)
  const other = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await openMe(other, server.url, { account: 'helpdesk.operator', password: 'Amber-Telescope-40' })
  await request(other, 'Contractor User').getByRole('button', { name: 'Approve' }).click()
  await expect(other.locator('.request-outcome')).toContainText('You approved the request of Contractor User.')
  await expect(heading(employee)).toHaveText('Choose a new password', { timeout: 30_000 })
  await Promise.all([other, employee].map((one) => one.context().close()))
})

/** As the directory's administrators would. */
async function setManager(account: string, to: string): Promise<void> {
  const company = openSampleDatabase(join(server.folder, 'data'))
  await company.write((open) =>
    open
      .prepare(`update Account set entry = json_set(entry, '$.manager', (
        select json_extract(entry, '$.distinguishedName') from Account where accountKey = ?)) where accountKey = ?`)
      .run(to, account),
  )
  company.close()
}
