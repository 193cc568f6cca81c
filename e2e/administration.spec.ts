import { writeFile } from 'node:fs/promises'
import { expect, test } from 'playwright/test'
import { createApi } from './environment/api.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type StaffSession, signInAsAdministrator } from './environment/staff.ts'
import { draftState, openAdministration, signInToAdministration } from './pages/administration.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { heading, tabTo } from './pages/wizard.ts'

/**
 * The Administration site on the sample company.
 *
 *   by keyboard: jump to a setting by its name → change it → save → see the difference → restore the version before
 *   two administrators save at once → both versions side by side → each part is taken from one of them
 *   a policy is made for a group, gets a rule → its person is under it → it is moved, copied and deleted
 *   a list of passwords is sent, with its progress → one that is no list, is cut off or cancelled changes nothing → it is deleted
 *   a scheduled task: its times in weekdays → the next moments → it runs at a press
 *   a refusal at its field → leaving asks first → the session ends → sign in above the page → what was typed is saved
 */
let server: RunningServer
let colleague: StaffSession
const site = '/api/v1/admin/settings/site'

test.beforeAll(async () => {
  server = await startServer()
  colleague = await signInAsAdministrator(createApi(server))
})
test.afterAll(() => server?.stop())

interface SiteReply {
  settings: Record<string, unknown>
}

const readSite = async () => (await colleague.call('GET', site)).body.settings

test('a setting is found by its name, changed, and its version before restored, by keyboard alone', async ({
  page,
}) => {
  await colleague.update<SiteReply>(site, ({ settings }) => ({ ...settings, support: 'Extension 100' }))
  await openAdministration(page, server)
  await expect(heading(page)).toHaveText('Overview')
  await expect(page.locator('.checklist')).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('sites reach')
  await expect(page.getByRole('dialog').getByRole('link')).toHaveText(['Sites · How people reach you'])
  await page.keyboard.press('Enter')
  const support = page.getByLabel('How people reach you')
  await expect(support).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Extension 4711')
  await expect(draftState(page)).toHaveText('Changes are not saved yet.')
  await page.keyboard.press('Control+s')
  await expect(draftState(page)).toHaveText(/^Saved as version \d+\.$/)
  expect((await readSite()).support).toBe('Extension 4711')
  await checkAppearance(page, 'administration-saved')

  await tabTo(page, page.getByRole('link', { name: 'History' }))
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('History of Sites')
  const [newest, before] = [page.locator('.versions li').first(), page.locator('.versions li').nth(1)]
  await tabTo(page, newest.locator('summary'))
  await page.keyboard.press('Enter')
  await expect(newest.locator('del')).toHaveText('Extension 100')
  await expect(newest.locator('ins')).toHaveText('Extension 4711')
  await tabTo(page, before.locator('summary'))
  await page.keyboard.press('Enter')
  await tabTo(page, before.getByRole('button', { name: 'Restore version' }))
  await page.keyboard.press('Enter')
  await expect(newest).toContainText('site.admin')
  await expect.poll(async () => (await readSite()).support).toBe('Extension 100')
})

test('two administrators save at once, and nothing of either is lost', async ({ page }) => {
  await colleague.update(site, () => ({ name: 'Northwind', support: 'Extension 100' }))
  await openAdministration(page, server, '/settings/site')
  await page.getByLabel('Name of the organisation').fill('Northwind Traders')
  await colleague.update<SiteReply>(site, ({ settings }) => ({
    ...settings,
    name: 'Northwind Group',
    support: 'Extension 200',
  }))
  await page.getByRole('button', { name: 'Save', exact: true }).click()

  await expect(page.locator('.conflict')).toContainText('A newer version was saved meanwhile.')
  const part = (title: string) => page.getByRole('group', { name: title })
  await expect(part('Name of the organisation').getByRole('radio', { name: 'Yours Northwind Traders' })).toBeChecked()
  await expect(part('How people reach you').getByRole('radio', { name: 'Theirs Extension 200' })).toBeChecked()
  await checkAppearance(page, 'administration-changed-meanwhile')
  await page.getByRole('button', { name: 'Continue with these' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(draftState(page)).toHaveText(/^Saved as version \d+\.$/)
  expect(await readSite()).toMatchObject({ name: 'Northwind Traders', support: 'Extension 200' })
})

test('a policy is made for a group, holds for its people, and is deleted', async ({ page }) => {
  await openAdministration(page, server, '/policies')
  await page.getByLabel('Name of the new policy').fill('Auditors')
  await page.getByRole('button', { name: 'Create' }).click()
  await expect(heading(page)).toHaveText('Auditors')
  const people = page.getByRole('group', { name: 'People', exact: true })
  const included = people
    .getByRole('group', { name: 'Included', exact: true })
    .getByRole('group', { name: 'Groups', exact: true })
  const count = page.getByRole('region', { name: 'People of this scope' })
  await expect(count).toContainText(/covers \d+ people/)
  await included.getByRole('combobox', { name: 'Add a group' }).fill('latchkey help')
  await expect(included.getByRole('option')).toHaveText([/^Latchkey Helpdesk.*corp\.example\.com › Groups/])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(included.getByRole('listitem')).toContainText(['Latchkey Helpdesk'])
  await expect(count).toContainText('This scope covers 2 people.')
  await expect(count.getByRole('listitem').filter({ hasText: 'Helpdesk Operator' })).toBeVisible()
  await page.getByLabel('Switched on').check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(draftState(page)).toHaveText(/^Saved as version \d+\.$/)
  await checkAppearance(page, 'administration-policy')

  const pagesOfPolicy = page.getByRole('navigation', { name: 'Pages of this policy' })
  await pagesOfPolicy.getByRole('link', { name: 'Password rules' }).click()
  await expect(heading(page)).toHaveText('Password rules of Auditors')
  const rules = page.getByRole('group', { name: 'Password rules', exact: true })
  await rules.getByLabel('Add to Password rules').selectOption({ label: 'Minimum length' })
  await rules.getByRole('button', { name: 'Add', exact: true }).click()
  await rules.getByLabel('At least').fill('18')
  await expect(page.getByText('18 characters in this policy, 10 characters in the directory')).toBeVisible()
  await page.getByLabel('Password to try', { exact: true }).fill('Quiet-Lagoon-42')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 rule refuses this password.')).toBeVisible()
  await expect(page.getByText('At least 18 characters', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(draftState(page)).toHaveText(/^Saved as version \d+\.$/)
  await checkAppearance(page, 'administration-password-rules')

  await page.getByRole('link', { name: 'Policies' }).click()
  await page.getByRole('combobox', { name: 'Account' }).fill('helpdesk op')
  await page.getByRole('option', { name: /^Helpdesk Operator/ }).click()
  await expect(page.getByText('Auditors holds for Helpdesk Operator.')).toBeVisible()
  await expect(page.getByText('covers: included by CN=Latchkey Helpdesk')).toBeVisible()

  const row = (name: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) })
  await row('Auditors').first().getByRole('button', { name: 'Copy' }).click()
  await expect(heading(page)).toHaveText('Auditors (copy)')
  await page.getByRole('link', { name: 'Policies' }).click()
  await page.getByRole('link', { name: 'Auditors (copy)' }).first().focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByText('Auditors (copy) now decides as number 1.')).toBeAttached()
  await expect(page.locator('.entries').first().getByRole('link')).toHaveText([
    'Auditors (copy)',
    'Auditors',
    'Default',
  ])
  // The policy keeps the focus, so that the next key moves it, too.
  await expect(page.getByRole('link', { name: 'Auditors (copy)' }).first()).toBeFocused()
  const target = row('Auditors').first()
  const { height = 0 } = (await target.boundingBox()) ?? {}
  await row('Auditors (copy)')
    .first()
    .dragTo(target, { targetPosition: { x: 200, y: height - 4 } })
  await expect(page.getByText('Auditors (copy) now decides as number 2.')).toBeAttached()
  await expect(page.locator('.entries').first().getByRole('link')).toHaveText([
    'Auditors',
    'Auditors (copy)',
    'Default',
  ])

  await page.getByRole('link', { name: 'Auditors (copy)' }).first().click()
  await page.getByRole('button', { name: 'Delete Auditors (copy)' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete Auditors (copy)?' })
  await dialog.getByRole('button', { name: 'Delete Auditors (copy)' }).click()
  await expect(heading(page)).toHaveText('Policies')
  await expect(page.locator('.entries').first().getByRole('link')).toHaveText(['Auditors', 'Default'])
})

test('a list of 20 MB is imported; what is cut off, cancelled or no list leaves the one before', async ({
  page,
}, testInfo) => {
  // Files, since Playwright sends contents to the browser far more slowly.
  const [list, picture] = [testInfo.outputPath('list.txt'), testInfo.outputPath('picture.txt')]
  await writeFile(list, createHashList(465_000))
  await writeFile(picture, Buffer.alloc(20_000_000, 0xff))
  await openAdministration(page, server, '/password-rules/lists')
  const breached = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Published passwords' }) })
    .last()
  const file = breached.getByLabel(/^(Import a file|Replace it by a file)$/)
  await expect(breached.getByText('No list was imported here.')).toBeVisible()
  await file.setInputFiles(list)
  await expect(breached.getByText(/^465,000 entries, imported on/)).toBeVisible({ timeout: 60_000 })

  // The server has seen enough long before all of it was sent.
  await file.setInputFiles(picture)
  await expect(breached.getByText(/^Line 1 is not a SHA-1 .* Use a list of such lines\.$/)).toBeVisible()

  const upload = '**/api/v1/admin/password-lists/breached'
  await page.route(upload, (route) => route.abort('connectionreset'), { times: 1 })
  await file.setInputFiles(list)
  await expect(breached.getByText('The import was cut off before the server had everything.')).toBeVisible()

  await page.route(upload, () => {}, { times: 1 })
  await file.setInputFiles(list)
  await expect(breached.getByRole('progressbar')).toBeVisible()
  await breached.getByRole('button', { name: 'Cancel the import' }).click()
  await expect(breached.getByText(/^The import was cancelled\. The list from before is still in use\./)).toBeVisible()
  await expect(breached.getByText(/^465,000 entries, imported on/)).toBeVisible()

  await breached.getByRole('button', { name: 'Delete Published passwords' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete Published passwords' }).click()
  await expect(breached.getByText('No list was imported here.')).toBeVisible()
})

/** In the form in which such lists are published: 40 hexadecimal digits and a count, ordered by hash. */
const createHashList = (entries: number): string =>
  Array.from({ length: entries }, (_, index) => `${index.toString(16).padStart(8, '0')}${'0'.repeat(32)}:1\n`).join('')

test('a scheduled task gets other times, shows its next moments, and runs at a press', async ({ page }) => {
  await openAdministration(page, server, '/scheduled/user-status-statistics')
  await page.getByRole('radio', { name: 'On days of the week' }).check()
  await page.getByLabel('Time', { exact: true }).fill('22:15')
  for (const day of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri']) await page.getByRole('checkbox', { name: day }).uncheck()
  await page.getByLabel('Time zone').fill('Europe/Berlin')
  await expect(
    page.getByText(/^Next runs: (Saturday|Sunday), .*· (Saturday|Sunday), .*· (Saturday|Sunday), /),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(draftState(page)).toHaveText(/^Saved as version \d+\.$/)
  const { body: job } = await colleague.call('GET', '/api/v1/admin/jobs/user-status-statistics')
  expect(job).toMatchObject({ cron: '15 22 * * 0,6', timeZone: 'Europe/Berlin' })

  await page.getByRole('link', { name: 'Scheduled' }).click()
  const row = page.getByRole('listitem').filter({ hasText: 'Account statistics' })
  await row.getByRole('button', { name: 'Run now' }).click()
  await expect(row).toContainText(/Last run: .*, \d+ done\./)
  await expect(row.getByRole('button', { name: 'Run now' })).not.toHaveAttribute('aria-disabled', 'true')
})

test('nothing that was typed is lost: by a refusal, by a link, by a session that ends', async ({ page }) => {
  await openAdministration(page, server, '/settings/site')
  const pages = page.getByRole('group', { name: 'Pages on which the browser extension offers help' })
  await pages.getByRole('button', { name: 'Add a row' }).click()
  await page.keyboard.type('mail.example.com')
  await page.keyboard.press('Enter')
  await expect(page.locator('.field-note[data-problem]')).toHaveCount(1)
  await expect(pages.getByRole('textbox')).toBeFocused()
  await expect(pages.getByRole('textbox')).toHaveValue('mail.example.com')

  await page.getByRole('link', { name: 'Overview' }).click()
  const dialog = page.getByRole('dialog', { name: 'Your changes are not saved' })
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Stay on this page' }).click()
  await expect(page).toHaveURL(/#\/settings\/site$/)
  // Completed when the field was left.
  await expect(pages.getByRole('textbox')).toHaveValue('https://mail.example.com')

  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()
  await signInToAdministration(page)
  await expect(draftState(page)).toHaveText(/^Saved as version \d+\.$/)
  expect((await readSite()).pages).toEqual(['https://mail.example.com'])

  await page.getByRole('link', { name: 'Overview' }).click()
  await expect(heading(page)).toHaveText('Overview')
})
