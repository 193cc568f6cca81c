import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { createApi } from './environment/api.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { createDataProbe } from './environment/server-data.ts'
import { signInAsAdministrator } from './environment/staff.ts'
import { openAdministration } from './pages/administration.ts'
import { checkAppearance } from './pages/check-appearance.ts'

/**
 * The configuration as one document, on the sample company.
 *
 *   a policy, a workflow, a mail's text and settings are changed → exported → the database is lost → the document is chosen: what it would change
 *     → applied → exported again: equal, byte by byte
 *   chosen once more, nothing would change; cut off, it cannot be applied
 */
let server: RunningServer

test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server?.stop())

async function configure(): Promise<void> {
  const colleague = await signInAsAdministrator(createApi(server))
  const api = '/api/v1/admin'
  await colleague.update<{ settings: object }>(`${api}/settings/site`, ({ settings }) => ({
    ...settings,
    name: 'Northwind',
    support: 'Extension 100',
  }))
  const policy = { name: 'Branches', enabled: true, userScope: { include: { groups: ['All Staff'] } } }
  expect((await colleague.call('POST', `${api}/policies`, policy)).status).toBe(201)
  const workflow = `${api}/workflows/default/unlock-my-account`
  await colleague.update<{ definition: object }>(workflow, ({ definition }) => ({
    definition: { ...definition, enabled: false },
  }))
  const wordings = { en: { subject: 'Done', text: 'Dear {displayName}, it is done.' } }
  await colleague.update(`${api}/templates/workflow-succeeded.manage-my-passwords`, () => ({ wordings }))
}

async function exportDocument(page: Page): Promise<string> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as a file' }).click()
  const stream = await (await downloading).createReadStream()
  return (await stream.setEncoding('utf8').toArray()).join('')
}

const choose = (page: Page, document: string) =>
  page
    .getByLabel('Configuration (YAML)')
    .setInputFiles({ name: 'latchkey.yaml', mimeType: 'application/yaml', buffer: Buffer.from(document) })

test('what was exported brings a lost configuration back, and is exported again without a difference', async ({
  page,
}) => {
  await configure()
  await openAdministration(page, server, '/settings/configuration')
  const document = await exportDocument(page)
  expect(document).toContain('Northwind')

  await server.kill9()
  for (const end of ['', '-wal', '-shm'])
    await rm(join(server.folder, 'data', `latchkey.sqlite${end}`), { force: true })
  await server.restart()
  expect(createDataProbe(server).select(`select * from "Setting" where "name" = 'site'`)).toEqual([])
  // Nothing is left of the session, either.
  await page.context().clearCookies()
  await page.goto('about:blank')
  await openAdministration(page, server, '/settings/configuration')
  await choose(page, document.slice(0, document.length / 2))
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Apply/ })).toHaveCount(0)
  await choose(page, document)
  const changes = page.locator('.configuration-changes > li')
  await expect(changes.filter({ hasText: 'Branches' }).first()).toContainText('new')
  await expect(changes.filter({ hasText: 'Northwind' })).toContainText('Extension 100')
  await checkAppearance(page, 'configuration-compared')
  await page.getByRole('button', { name: /^Apply these \d+ changes$/ }).click()
  await expect(page.getByText(/^\d+ changes of latchkey\.yaml were applied\.$/)).toBeVisible()

  expect(await exportDocument(page)).toBe(document)
  await choose(page, document)
  await expect(page.getByText('It is what holds now. Nothing would change.')).toBeVisible()
})
