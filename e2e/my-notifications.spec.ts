import { expect, type Page, test } from 'playwright/test'
import type { WizardStep } from '../shared/wizard/page.ts'
import { createApi } from './environment/api.ts'
import { waitForMail } from './environment/mails.ts'
import { fillPage, waitUntilSettled } from './environment/person.ts'
import { readMail } from './environment/secrets.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type FakeSmtpServer, startFakeSmtpServer } from './environment/smtp.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { openWorkflowList } from './pages/self-service.ts'
import { fillAccount, heading, primaryButton, workflowCard } from './pages/wizard.ts'

/**
 * Which mails people get about their own runs.
 *
 *   My notifications → password → a switch off → saved, and confirmed by mail all the same → that task fails: no mail; a changed password: mail
 *   → without JavaScript: the switch on again → the task fails: mail
 *
 * A stranger fails at the person's security questions. A saved profile has no mail of its own: what changed in it is told by another.
 */
const address = 'active.user@corp.example.com'
const managed = /Your profile was saved/
const notReset = /Your forgotten password was not reset/
const changed = /Your password was changed/
const switched = /Your notifications were changed/
let server: RunningServer
let smtp: FakeSmtpServer
let password = 'Harbour-Lantern-41'

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  smtp = await startFakeSmtpServer()
  server = await startServer({ env: { LATCHKEY_SMTP: smtp.url } })
})
test.afterAll(async () => {
  await server?.stop()
  await smtp?.close()
})

const ofReset = (page: Page) => page.getByRole('checkbox', { name: 'I forgot my password: when it fails' })
const allFailed = (page: Page) => page.getByRole('checkbox', { name: 'All: Failed' })
const rowOfChange = (page: Page) => page.getByRole('row', { name: /^Change my password/ })

async function signIn(page: Page, name: string) {
  await openWorkflowList(page, server, 'active.user')
  await workflowCard(page, name).click()
  await page.getByLabel('Current password', { exact: true }).fill(password)
  await primaryButton(page).click()
}

async function change(page: Page, newPassword: string) {
  await signIn(page, 'Change my password')
  await page.getByLabel('New password', { exact: true }).fill(newPassword)
  await primaryButton(page).click()
  await expect(page.locator('.outcome-sign[data-tone=good]')).toBeVisible()
  password = newPassword
}

/** Wrong answers until the task ends. */
async function failToReset() {
  const api = createApi({ url: server.url })
  const { run, step: first } = await api.startAsClient({ workflow: 'forgot-my-password', account: 'active.user' })
  let step: WizardStep = first
  while (step.status === 'ask')
    step = await waitUntilSettled(api, run, await api.answer(run, step.number, fillPage(step, {})))
  expect(step).toMatchObject({ status: 'stopped', code: expect.stringMatching(/^too-many-/) })
}

test('finding 26: an unsubscribed mail is not sent any more; security notices are, and cannot be switched off', async ({
  page,
}) => {
  const before = smtp.received.length
  await signIn(page, 'Manage my profile')
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Your profile is saved')

  await signIn(page, 'My notifications')
  await expect(heading(page)).toHaveText('Your notifications')
  await expect(rowOfChange(page)).toContainText('Always')
  await expect(rowOfChange(page).getByRole('checkbox')).toHaveCount(1)
  await checkAppearance(page, 'my-notifications')
  // What is done is always told, so that column has no switch.
  await expect(page.getByRole('checkbox', { name: 'All: Done' })).toHaveCount(0)
  await allFailed(page).uncheck()
  await expect(ofReset(page)).not.toBeChecked()
  await allFailed(page).check()
  await expect(ofReset(page)).toBeChecked()
  await ofReset(page).uncheck()
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Your choice is saved')
  await waitForMail(smtp, address, { says: switched, before })

  await failToReset()
  await change(page, 'Copper-Badger-92')
  // The outbox keeps its order: when this mail has come, so have those before it.
  await waitForMail(smtp, address, { says: changed, before })
  const mails = smtp.received.slice(before).map(({ source }) => readMail(source))
  expect(mails.filter((mail) => notReset.test(mail) || managed.test(mail))).toEqual([])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('after subscribing again on the Legacy site it is sent again', async ({ page }) => {
    await page.goto(`${server.url}/legacy/`)
    await fillAccount(page, 'active.user')
    await page.getByRole('button', { name: /My notifications/ }).click()
    await page.getByLabel('Current password', { exact: true }).fill(password)
    await primaryButton(page).click()
    await expect(allFailed(page)).toHaveCount(0)
    await ofReset(page).check()
    await primaryButton(page).click()
    await expect(heading(page)).toHaveText('Your choice is saved')
    const before = smtp.received.length

    await failToReset()
    await waitForMail(smtp, address, { says: notReset, before })
  })
})
