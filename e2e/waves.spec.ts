import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, type Page, test } from 'playwright/test'
import { sampleFile } from '../server/directory/sample/database.ts'
import { createSampleCompany } from '../server/directory/sample/sample.ts'
import { type AdjustableClock, createAdjustableClock } from './environment/adjustable-clock.ts'
import { runCommand } from './environment/run-command.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { createDataProbe } from './environment/server-data.ts'
import { type FakeSmtpServer, startFakeSmtpServer } from './environment/smtp.ts'
import { openAdministration } from './pages/administration.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { heading } from './pages/wizard.ts'

/**
 * Many people are asked for a new password, on the sample company with 160 people more.
 *
 *   whom, in which waves, with which words → how many that are → the first wave
 *   → paused, the server killed → still paused → resumed → the server killed among the writes of the second wave → it goes on where it was
 *   → stopped: who is left is told by name
 *
 * No person is asked or written to twice.
 */
const [staff, waveSize, pauseMinutes] = [160, 60, 5]
/** One of the staff is left out. */
const chosen = staff - 1

let clock: AdjustableClock
let smtp: FakeSmtpServer
let folder: string
let server: RunningServer

test.beforeAll(async () => {
  ;[clock, smtp] = await Promise.all([createAdjustableClock(), startFakeSmtpServer()])
  folder = await mkdtemp(join(tmpdir(), 'latchkey-waves-'))
  const company = createSampleCompany(join(folder, 'data'), { staff })
  await company.warmUp(new AbortController().signal)
  await company.close()
  server = await startServer({ folder, env: { ...clock.environment, LATCHKEY_SMTP: smtp.url } })
})
test.afterAll(async () => {
  await server?.stop()
  await smtp?.close()
  await clock?.remove()
  await rm(folder, { recursive: true, force: true })
})

const status = (page: Page) => page.locator('main [role=status]').first()
const peopleWho = (page: Page, outcome: RegExp) => page.getByRole('radio', { name: outcome })

/** Every message once, though a server that is killed may send one again under its Message-ID. */
const listMailed = () =>
  [...new Map(smtp.received.map(({ messageId, to }) => [messageId, to[0] ?? ''])).values()].toSorted()

test('waves are begun, paused, resumed and stopped, and two kills ask no person twice', async ({ page }) => {
  // The schedule looks for work every five seconds, and three servers start.
  test.setTimeout(480_000)
  const data = createDataProbe(server)
  const countAsked = () => data.countEvents('password-change-forced')
  await openAdministration(page, server, '/people/bulk/new')
  await page.getByLabel('Why').fill('Stolen passwords')
  const groups = page.getByRole('group', { name: 'Groups', exact: true }).first()
  await groups.getByRole('combobox', { name: 'Add a group' }).fill('staff')
  await groups.getByRole('option', { name: /^Staff/ }).click()
  await expect(page.getByText(`${staff} people are reached.`)).toBeVisible()
  const left = page.getByRole('group', { name: 'Not these' })
  await left.getByLabel('Add a person, or accounts with commas between them').fill('staff.1')
  await page.keyboard.press('Enter')
  await expect(page.getByText(`${chosen} people are reached.`)).toBeVisible()
  await page.getByLabel('People in a wave').fill(String(waveSize))
  await page.getByLabel('Minutes between two waves').fill(String(pauseMinutes))
  await page.getByLabel('Your own words').fill('Our mail provider was attacked.')
  await expect(page.getByRole('article')).toContainText('Our mail provider was attacked.')
  await page.getByRole('button', { name: 'Start' }).click()
  const asked = page.getByRole('dialog', { name: `Ask ${chosen} people for a new password?` })
  await expect(asked).toContainText('In 3 waves of at most 60 people, 5 minutes apart.')
  await asked.getByRole('button', { name: 'Start' }).click()

  await expect(heading(page)).toHaveText('Stolen passwords')
  await expect(status(page)).toContainText(/Wave 2 begins at /)
  await expect(page.getByText(`${waveSize} of ${chosen} reached.`)).toBeVisible()
  await expect(peopleWho(page, /^Left \(99\)$/)).toBeChecked()
  await smtp.waitForMails(waveSize)
  expect(smtp.received[0]?.source).toContain('Our mail provider was attacked.')
  await checkAppearance(page, 'waves-between')

  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(status(page)).toContainText('Paused. No further people are reached until it is resumed.')
  await server.kill9()
  await server.restart()
  await clock.setOffset(pauseMinutes + 1)
  await page.reload()
  await expect(status(page)).toContainText('Paused.')
  expect(countAsked()).toBe(waveSize)

  // The pause between the waves is over, so the second one begins at once. Its first writes are announced, and the directory takes none.
  const busy = new DatabaseSync(sampleFile(join(folder, 'data')))
  busy.exec('BEGIN IMMEDIATE')
  await page.getByRole('button', { name: 'Resume' }).click()
  const announced = () => data.select(`select "personId" from "BulkOperationPerson" where "outcome" = 'announced'`)
  await expect.poll(() => announced().length).toBeGreaterThan(0)
  await server.kill9()
  busy.close()
  expect(countAsked()).toBe(waveSize)
  await server.restart()
  // The lease of the server that was killed has ended.
  await clock.setOffset(pauseMinutes + 3)
  await expect(page.getByText(`${2 * waveSize} of ${chosen} reached.`)).toBeVisible()
  await expect(status(page)).toContainText(/Wave 3 begins at /)

  await page.getByRole('button', { name: 'Stop' }).click()
  const stopping = page.getByRole('dialog', { name: 'Stop it? It cannot be resumed' })
  await expect(stopping).toContainText('120 people were reached, which stays so. 39 people are not reached any more.')
  await stopping.getByRole('button', { name: 'Stop' }).click()
  await expect(status(page)).toContainText(/Stopped at /)
  await expect(page.getByRole('button', { name: /^(Pause|Resume|Stop)$/ })).toHaveCount(0)
  await peopleWho(page, /^Left \(39\)$/).check()
  await expect(page.locator('.entries').getByRole('link')).toHaveCount(39)
  const leftOver = await page.locator('.entries').getByRole('link').allTextContents()
  await checkAppearance(page, 'waves-stopped')

  await clock.setOffset(2 * pauseMinutes + 4)
  const everybody = Array.from({ length: staff }, (_, number) => `staff.${number + 1}@corp.example.com`)
  const expected = everybody.filter((name) => name !== 'staff.1@corp.example.com' && !leftOver.includes(name))
  await expect.poll(listMailed).toEqual(expected.toSorted())
  const people = data.select(`select distinct "subject" from "AuditEvent" where "event" = 'password-change-forced'`)
  expect([countAsked(), people.length]).toEqual([2 * waveSize, 2 * waveSize])
  expect(await runCommand(server, ['verify-audit'])).toMatchObject({ code: 0, err: '' })
})
