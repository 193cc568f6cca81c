import { expect, type Page, test } from 'playwright/test'
import { type RunningServer, startServer } from './environment/server.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { openPerson, searchField, signInToHelpdesk } from './pages/helpdesk.ts'
import { heading, primaryButton } from './pages/wizard.ts'

/**
 *   operator:  opens the person → reads out a number ──────── sees the code ── finds another person
 *   caller:                        /verify → a wrong number → sees the code ── it is gone
 */
let server: RunningServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server?.stop())

async function readOut(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Show the caller who you are' }).click()
  const number = page.locator('.spelled > [aria-hidden]')
  await expect(number).toHaveText(/^\d{6}$/)
  return (await number.textContent()) ?? ''
}

async function typeNumber(page: Page, number: string): Promise<void> {
  await page.getByLabel('Number').fill(number)
  await primaryButton(page).click()
}

test('caller and operator see one code until the operator closes the person', async ({ browser, page: operator }) => {
  await signInToHelpdesk(operator, server)
  await openPerson(operator, 'Active User')
  const number = await readOut(operator)
  await checkAppearance(operator, 'helpdesk-number-read-out')

  const caller = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await caller.goto(`${server.url}/verify`)
  await expect(heading(caller)).toHaveText('Is this the helpdesk?')
  await caller.getByLabel('Account name').fill('active.user')
  await typeNumber(caller, number === '000000' ? '111111' : '000000')
  await expect(caller.locator('.field-note[data-problem]')).toContainText('This is not the number of an operator')
  await expect(caller.getByLabel('Account name')).toHaveValue('active.user')
  await checkAppearance(caller, 'verify-refused')
  await typeNumber(caller, number)
  const code = caller.locator('.verify-code > [aria-hidden]')
  await expect(code).toHaveText(/^[3-9A-Z]{4}$/)
  await checkAppearance(caller, 'verify-code')
  await expect(operator.locator('.spelled > [aria-hidden]')).toHaveText((await code.textContent()) ?? '')

  await operator.getByRole('button', { name: 'Find somebody else' }).click()
  await expect(heading(caller)).toHaveText('This code is no longer valid')
  await caller.getByRole('button', { name: 'Enter another number' }).click()
  await expect(caller.getByLabel('Account name')).toBeFocused()

  // A new number, and the operator signs out.
  await operator.keyboard.press('Escape')
  await searchField(operator).fill('')
  await operator.locator('.recent button').first().click()
  await expect(heading(operator)).toHaveText('Active User')
  const another = await readOut(operator)
  await caller.getByLabel('Account name').fill('active.user')
  await typeNumber(caller, another)
  await expect(code).toHaveText(/^[3-9A-Z]{4}$/)
  await operator.getByRole('button', { name: 'Sign out' }).click()
  await expect(heading(caller)).toHaveText('This code is no longer valid')
  expect(await operator.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Active User')
  await caller.context().close()
})
