import { expect, test } from 'playwright/test'
import { createApi } from './environment/api.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type StaffSession, signInAsAdministrator } from './environment/staff.ts'
import { openAdministration } from './pages/administration.ts'
import { checkAppearance } from './pages/check-appearance.ts'

/**
 * A workflow simulated on the sample company.
 *
 *   a locked person is simulated: the way is chosen on the page itself → the answers are right → the new password is accepted → what would be written
 *   back, and another outcome → what followed is another course
 *   an account that does not exist is refused at its field; no mail went out
 */
let server: RunningServer
let colleague: StaffSession
const simulated = '/workflows/default/forgot-my-password/simulate'

const countMails = async () => (await colleague.call('GET', '/api/v1/admin/outbox')).body.counts

test.beforeAll(async () => {
  server = await startServer()
  colleague = await signInAsAdministrator(createApi(server))
})
test.afterAll(() => server?.stop())

test('a person is simulated to the end and on another course, and nothing happened to them', async ({ page }) => {
  const mailsBefore = await countMails()
  await openAdministration(page, server, simulated)
  await expect(page.getByRole('note')).toContainText('Nothing is written')
  await page.getByLabel('Account name').fill('no.such.person')
  await page.getByRole('button', { name: 'Start the simulation' }).click()
  await expect(page.locator('.field-note[data-problem]')).toBeVisible()
  await page.getByLabel('Account name').fill('locked.user')
  await page.keyboard.press('Enter')

  const met = page.locator('.met-page')
  const choices = page.locator('.outcome-choice')
  const log = page.locator('.simulation-log > ol > li')
  await expect(met.locator('h1')).toBeFocused()
  await expect(log).toHaveCount(1)
  // The page itself is answered as long as it asks for nothing secret.
  while (!(await choices.getByRole('button', { name: 'It is right' }).isVisible())) {
    const before = await log.count()
    await met.getByRole('button', { name: 'Continue' }).click()
    await expect(log).toHaveCount(before + 1)
  }
  await expect(met.getByRole('textbox').first()).toBeDisabled()
  await choices.getByRole('button', { name: 'It is right' }).click()
  await expect(met.getByRole('heading')).toHaveText(/new password/i)
  await checkAppearance(page, 'simulate-new-password')
  await choices.getByRole('button', { name: 'It is right' }).click()
  await expect(met.getByRole('heading')).toHaveText('Your new password is set')
  await expect(log.last()).toContainText('Would happen: New password set')
  await expect(log.last()).toContainText('An e-mail would be sent to')

  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await choices.getByRole('button', { name: 'The directory refuses the new password' }).click()
  await expect(log.last()).toContainText('the answer is refused')
  await expect(page.getByText(/Moment \d of \d/)).toBeVisible()

  expect(await countMails()).toEqual(mailsBefore)
})
