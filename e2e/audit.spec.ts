import { expect, type Page, test } from 'playwright/test'
import { createApi } from './environment/api.ts'
import { completeRun } from './environment/person.ts'
import { readPracticeAccount } from './environment/practice-accounts.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { openAdministration } from './pages/administration.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { heading } from './pages/wizard.ts'

/**
 * The audit log on its page, on the sample company.
 *
 *   a person changes their password, another is refused → the events of one of them alone, with an address to send to a colleague
 *     → the run step by step → what was found as CSV and as JSON lines
 *   verified at a press → the page says when and that it held, also to who comes later
 */
let server: RunningServer

test.beforeAll(async () => {
  server = await startServer({ env: { LATCHKEY_TRUSTED_PROXIES: '127.0.0.1,::1' } })
  const api = createApi({ url: server.url, trusted: true })
  const change = async (account: string, password: string) =>
    (
      await completeRun(
        api,
        { workflow: 'manage-my-passwords', account },
        { password, newPassword: 'Bramble-Harvest-77' },
      )
    ).step
  const { password } = await readPracticeAccount(server, 'active.user')
  expect(await change('active.user', password)).toMatchObject({ status: 'done' })
  await change('expired.user', 'not the password')
})
test.afterAll(() => server?.stop())

const events = (page: Page) => page.locator('.audit-events > li')

async function readExport(page: Page, name: string): Promise<string> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name }).click()
  const stream = await (await downloading).createReadStream()
  return (await stream.setEncoding('utf8').toArray()).join('')
}

test('events are searched, the search is an address, and what it finds is exported', async ({ page }) => {
  await openAdministration(page, server, '/audit')
  await page.getByLabel('Person concerned').fill('active.user')
  await page.getByLabel('Task', { exact: true }).selectOption({ label: 'Change my password' })
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(page).toHaveURL(/#\/audit\?person=active\.user&workflow=manage-my-passwords$/)
  await expect(events(page).first()).toContainText('Task done')
  await expect(events(page).filter({ hasNotText: 'active.user' })).toHaveCount(0)
  await checkAppearance(page, 'audit-found')

  // A colleague who opens the address sees the same.
  const address = page.url()
  const count = await events(page).count()
  await page.goto('about:blank')
  await page.goto(address)
  await expect(events(page)).toHaveCount(count)
  await expect(page.getByLabel('Person concerned')).toHaveValue('active.user')

  const [head = '', ...rows] = (await readExport(page, 'Export as CSV')).trim().split('\r\n')
  expect(head).toBe('at,event,person,personId,actor,run,node,sequence,data,texts')
  expect(rows).toHaveLength(count)
  const lines = (await readExport(page, 'Export as JSON lines')).trim().split('\n')
  const exported = lines.map((line) => JSON.parse(line) as { event: string; person: { name: string } })
  expect(exported).toHaveLength(count)
  expect(exported.map(({ person }) => person.name.split('@')[0])).toEqual(Array(count).fill('active.user'))
  expect(rows.map((row) => row.split(',')[1])).toEqual(exported.map(({ event }) => `"${event}"`))

  await events(page)
    .first()
    .getByRole('link', { name: /^Step by step/ })
    .click()
  await expect(heading(page)).toHaveText('Change my password')
  const steps = page.locator('.audit-steps > li')
  await expect(steps.first()).toContainText('active.user@corp.example.com began “Change my password”.')
  await expect(steps.last()).toContainText('The task was done.')
  await checkAppearance(page, 'audit-run')
  await page.getByRole('link', { name: /^All events of active\.user/ }).click()
  await expect(page).toHaveURL(/#\/audit\?person=active\.user/)
  await page.getByRole('button', { name: 'Show everything' }).click()
  await expect(events(page).filter({ hasText: 'expired.user' }).first()).toBeVisible()
})

test('the log is verified at a press, and the page says so to who comes later', async ({ page }) => {
  await openAdministration(page, server, '/audit')
  await expect(page.getByText('The audit log was not verified yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Verify now' }).click()
  const held = page.getByText(/^Verified on .*: all \d+ events are unchanged, and none is missing\.$/)
  await expect(held).toBeVisible()
  const said = (await held.textContent()) ?? ''
  await page.reload()
  await expect(page.getByText(said)).toBeVisible()
})
