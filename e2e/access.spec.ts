import { expect, type Page, test } from 'playwright/test'
import { sampleAccounts } from '../server/directory/sample/practice-accounts.ts'
import { createApi } from './environment/api.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type StaffSession, signInAsAdministrator } from './environment/staff.ts'
import { openAdministration } from './pages/administration.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { crawl, pressEverything } from './pages/crawl.ts'
import { heading } from './pages/wizard.ts'

/**
 * Who may what, on the sample company.
 *
 *   a key is made on the page → a script reads with it and is refused a change → it is revoked → the script is refused
 *   an auditor opens every page and presses every button: nothing is refused, and nothing has changed; a change that is sent all the same is refused
 *   the owner of a policy finds its pages alone
 *   a refused request is told where it was made, and the page remains; who has lost every role is signed out and reads why
 *   a person is found, their method removed → the page says what follows, and then that it is done
 */
let server: RunningServer
let colleague: StaffSession
const administration = '/api/v1/admin/settings/administration'

test.beforeAll(async () => {
  server = await startServer()
  colleague = await signInAsAdministrator(createApi(server))
})
test.afterAll(() => server?.stop())

/** Opens a page as this person of the sample company. */
async function signInAs(page: Page, account: string, address: string): Promise<void> {
  await page.goto(`${server.url}/admin/#${address}`)
  await page.getByLabel('Account name').fill(account)
  const password = sampleAccounts.find((one) => one.account === account)?.password ?? ''
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

/** As a script calls, without a browser. */
const callWith = (key: string, path: string, init: RequestInit = {}) =>
  fetch(`${server.url}${path}`, { ...init, headers: { ...init.headers, authorization: `Bearer ${key}` } })

test('a key is made, read with by a script, and revoked', async ({ page }) => {
  await openAdministration(page, server, '/access/keys')
  await page.getByLabel('What it is for').fill('Nightly report')
  await page.getByRole('button', { name: 'Make the key' }).click()
  const key = (await page.locator('.shown-once').textContent()) ?? ''
  expect(key).toMatch(/^latchkey_/)
  await checkAppearance(page, 'api-key-made')

  expect((await callWith(key, '/api/v1/admin/settings/site')).status).toBe(200)
  const headers = { 'content-type': 'application/json', 'if-match': '"0"' }
  const change = await callWith(key, '/api/v1/admin/settings/site', { method: 'PUT', headers, body: '{}' })
  expect(change.status).toBe(403)

  await page.reload()
  await expect(page.getByText(/last used/)).toBeVisible()
  await expect(page.getByText(key)).toHaveCount(0)
  await page.getByRole('button', { name: 'Revoke Nightly report' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke Nightly report' }).click()
  await expect(page.getByText('There are no keys.')).toBeVisible()
  expect((await callWith(key, '/api/v1/admin/settings/site')).status).toBe(401)
})

/** Requests of the page that the server refused, since they are beyond the person's role. */
function watchRefusals(page: Page): string[] {
  const refused: string[] = []
  page.on('response', (reply) => {
    if (reply.status() === 403) refused.push(`${reply.request().method()} ${new URL(reply.url()).pathname}`)
  })
  return refused
}

const readConfiguration = async () => (await colleague.call('GET', '/api/v1/admin/configuration')).body.document

test('an auditor reads every page, and no button of any page changes something', async ({ page }) => {
  // Some fifty pages, on a machine that does much else.
  test.setTimeout(480_000)
  await colleague.update<{ settings: object }>(administration, ({ settings }) => ({
    ...settings,
    auditors: ['Contractors Bergen'],
  }))
  // There is something to change on pages that are empty at first.
  const later = { kind: 'unregister', name: 'Later', scope: { everybody: true }, startAt: '2099-01-01T00:00:00Z' }
  const { body: bulk } = await colleague.call('POST', '/api/v1/admin/bulk-operations', later)
  const key = { name: 'Report', role: 'auditor', days: 30 }
  expect((await colleague.call('POST', '/api/v1/admin/api-keys', key)).status).toBe(201)
  const before = await readConfiguration()

  await signInAs(page, 'contractor.user', '/settings/site')
  await expect(page.getByText('You read here as an auditor: nothing can be changed.')).toBeVisible()
  await expect(page.getByLabel('Name of the organisation')).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0)
  const refused = watchRefusals(page)
  const starts = ['/overview', '/people/account/corp.example.com%5Cactive.user', '/people/bulk/new', '/people/bulk']
  const opened = await crawl(page, server, { starts, use: () => pressEverything(page) })
  const deep = ['/access/encryption', '/mail/templates/administrator-notice/history', '/settings/configuration']
  expect(opened).toEqual(expect.arrayContaining(deep))
  expect(refused).toEqual([])
  expect(await readConfiguration()).toBe(before)
  expect((await colleague.call('GET', `/api/v1/admin/bulk-operations/${bulk.id}`)).body.status).toBe('preparing')
  expect((await colleague.call('GET', '/api/v1/admin/api-keys')).body.items).toHaveLength(1)
  const status = await page.evaluate(async () => {
    const headers = { 'content-type': 'application/json', 'latchkey-csrf': '1', 'if-match': '"1"' }
    return (await fetch('/api/v1/admin/settings/site', { method: 'PUT', headers, body: '{}' })).status
  })
  expect(status).toBe(403)
})

test('the owner of a policy has its pages, and no button that would be refused', async ({ page }) => {
  const { body: policy } = await colleague.call('POST', '/api/v1/admin/policies', { name: 'Branches' })
  await colleague.update<{ settings: object }>(administration, ({ settings }) => ({
    ...settings,
    policyOwners: [{ policy: policy.id, groups: ['Server Team'] }],
  }))
  await signInAs(page, 'protected.user', '/policies')
  const refused = watchRefusals(page)
  const entries = page.locator('.entries a')
  await expect(entries).toHaveText(['Branches'])
  await expect(page.locator('.navigation a')).toHaveText(['Policies', 'Workflows', 'Questions', 'Password rules'])
  await expect(page.getByRole('button', { name: /^(Create|Copy|Move)/ })).toHaveCount(0)
  await entries.click()
  await expect(page.getByLabel('Switched on')).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Delete/ })).toHaveCount(0)
  await page.getByRole('link', { name: 'Workflows' }).first().click()
  await expect(page.getByLabel('Name of the new workflow')).toBeVisible()
  // Each page to which a link leads from there is the owner's own, too.
  const opened = await crawl(page, server, { starts: ['/policies'] })
  expect(opened).toContain(`/password-rules/${policy.id}`)
  expect(refused).toEqual([])
})

test('a request that is refused leaves the page usable, and the last role that is lost ends it', async ({ page }) => {
  // Of one's own account the page offers nothing that is refused; a page that was opened before may.
  await page.route('**/api/v1/admin/second-factors?*', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...(await response.json()), isCaller: false } })
  })
  await openAdministration(page, server, '/access/staff/site.admin')
  await page.getByRole('button', { name: 'Issue an enrolment code' }).click()
  await expect(page.getByText('Your account has no permission for this.')).toBeVisible()
  await page.getByRole('link', { name: 'Scheduled' }).click()
  await expect(page.getByRole('button', { name: 'Run now' }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()

  const admit = (auditors: string[]) =>
    colleague.update<{ settings: object }>(administration, ({ settings }) => ({ ...settings, auditors }))
  await admit(['Contractors Bergen'])
  await signInAs(page, 'contractor.user', '/scheduled')
  await expect(heading(page)).toHaveText('Scheduled')
  await admit([])
  await page.getByRole('link', { name: 'Mail' }).click()
  await expect(page.getByText('Your account has no permission for this site any more')).toBeVisible()
  await expect(page.getByLabel('Account name')).toBeVisible()
})

test('a person is found by name, and unregistered after the page said what follows', async ({ page }) => {
  await openAdministration(page, server, '/people')
  await page.getByLabel('Find a person by name or account').fill('active')
  await page.getByRole('option', { name: /Active User/ }).click()
  await expect(heading(page)).toHaveText('Active User')
  await expect(page.getByText('Registered', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Unregister this person' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('deleted forever')
  await dialog.getByRole('button', { name: 'Unregister this person' }).click()
  await expect(page.getByText('Not registered')).toBeVisible()
})
