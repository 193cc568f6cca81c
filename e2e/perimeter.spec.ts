import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { createApi } from './environment/api.ts'
import { freePort } from './environment/free-port.ts'
import { type Perimeter, startPerimeter } from './environment/perimeter.ts'
import { assertAskStep } from './environment/person.ts'
import { runCommand } from './environment/run-command.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { answerForCaller, openPerson, signInToHelpdesk } from './pages/helpdesk.ts'
import { openWorkflowList, readPracticeAnswers, signInToPracticeMail } from './pages/self-service.ts'
import { answerQuestions, heading, primaryButton, workflowCard } from './pages/wizard.ts'

/**
 * A site in a perimeter network, in a namespace that reaches nothing but port 8081 of two services.
 *
 *     Self-Service site: a forgotten password is reset; Helpdesk: a caller is verified, and a password is reset
 *     the address of the person is counted and recorded, not that of the site
 *     one service is killed in the middle of a run: the other goes on with it
 *     the token is replaced: people are told, until it is entered at the site, which is not restarted
 */
let perimeter: Perimeter

test.beforeAll(async () => {
  perimeter = await startPerimeter({ services: 2, siteEnv: { LATCHKEY_TRUSTED_PROXIES: '127.0.0.1' } })
})
test.afterAll(() => perimeter?.stop())

test('the site has no way to a controller or a database', async () => {
  const ofSite = (file: string) => readFile(`/proc/${perimeter.site.processId}/net/${file}`, 'utf8')
  const interfaces = (await ofSite('dev')).split('\n').flatMap((line) => /^\s*(\w+):/.exec(line)?.[1] ?? [])
  expect(interfaces).toEqual(['lo'])
  const routes = (await ofSite('route')).trim().split('\n').slice(1)
  expect(routes).toEqual([])
})

test('a forgotten password is reset through the site', async ({ page }) => {
  const { site } = perimeter
  const known = await readPracticeAnswers(site, 'mustchange.user')
  await openWorkflowList(page, site, 'mustchange.user')
  await workflowCard(page, 'I forgot my password').click()
  await answerQuestions(page, known)
  await primaryButton(page).click()
  await page.getByLabel('New password', { exact: true }).fill('Quiet-Lantern-88')
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Your new password is set')
  expect(await signInToPracticeMail(site, 'mustchange.user', 'Quiet-Lantern-88')).toBe(true)
})

test('an operator resets a caller’s password through the site', async ({ page }) => {
  const { site } = perimeter
  const answers = await readPracticeAnswers(site, 'expired.user')
  await signInToHelpdesk(page, site)
  await openPerson(page, 'Expired User')
  await workflowCard(page, 'Reset password').click()
  await answerForCaller(page, answers)
  await expect(heading(page)).toHaveText('The new password is set')
})

test('the person’s address is recorded, not that of the site', async () => {
  const { site, services, serviceEnvironment } = perimeter
  const body = {
    frontEnd: 'self-service',
    module: 'directory-password',
    account: 'finegrained.user',
    password: 'wrong',
  }
  const headers = { 'x-forwarded-for': '203.0.113.77' }
  const refused = await createApi({ url: site.url }).call('POST', '/api/v1/sign-in', { body, headers })
  expect(refused.status).toBe(401)
  const { out } = await runCommand(services[0], ['read-audit'], serviceEnvironment)
  expect(out).toContain('203.0.113.77')
})

test('a service that is killed in the middle of a run is replaced by the other, in pages and answers', async () => {
  const { site, services } = perimeter
  const api = createApi({ url: site.url, trusted: true })
  const { run, step } = await api.start({ workflow: 'manage-my-passwords', account: 'active.user' })
  await services[0].kill9()
  expect(await api.loadStep(run)).toEqual(step)
  const answer = { password: 'Harbour-Lantern-41', newPassword: 'Bramble-Harvest-77' }
  expect(await api.answer(run, assertAskStep(step).number, answer)).toMatchObject({ status: 'done' })
  await services[0].restart()
  expect(site.log()).toContain('does not answer')
  // It is left out for a time, and asked again without a restart of the site.
  const logAfterRequest = async () => {
    await api.call('GET', '/api/v1/site')
    return site.log()
  }
  await expect.poll(logAfterRequest).toContain('answers again')
})

test('people are told while the token is a replaced one, and go on once the new one is entered', async ({ page }) => {
  const { site, services, serviceEnvironment, siteEnvironment } = perimeter
  const made = await runCommand(services[0], ['token'], serviceEnvironment)
  const token = /^Application token: (\S+)$/m.exec(made.out)?.[1] ?? ''
  expect((await page.goto(site.url))?.status()).toBe(503)
  await expect(heading(page)).toHaveText('This did not work')
  await expect(page.getByText('The server behind this site does not answer. Nothing was changed.')).toBeVisible()
  await checkAppearance(page, 'perimeter-no-service')
  expect(site.log()).toContain('refuses the application token of this site (wrong)')
  const doctor = () => runCommand(site, ['doctor'], siteEnvironment)
  expect((await doctor()).out).toContain('refuses the application token of this site')
  expect(await runCommand(site, ['token', '--enter'], siteEnvironment, token)).toMatchObject({ code: 0 })
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(heading(page)).toHaveText('Which account is it?')
  expect(await doctor()).toMatchObject({
    out: expect.stringMatching(/ok {4}https:\/\/127\.0\.0\.1:\d+ +answers, version/),
  })
})

test('a service without a token, and a site without one, do not start', async () => {
  const { siteEnvironment, serviceEnvironment } = perimeter
  const folder = await mkdtemp(join(tmpdir(), 'tokenless-'))
  try {
    const port = `127.0.0.1:${await freePort()}`
    const service = await runCommand({ folder }, ['serve'], { ...serviceEnvironment, LATCHKEY_LISTEN: port })
    expect(service.err).toMatch(
      /^There is no application token for the sites of this service: make it by npm start -- token/,
    )
    const file = join(folder, 'token.json')
    const env = { ...siteEnvironment, LATCHKEY_LISTEN: port, LATCHKEY_APPLICATION_TOKEN_FILE: file }
    const site = await runCommand({ folder }, ['serve'], env)
    expect(site.err).toMatch(/token\.json does not exist: enter the application token of the service/)
    expect([service.code, site.code]).toEqual([1, 1])
    const exported = await runCommand({ folder }, ['export'], siteEnvironment)
    expect([exported.code, exported.err]).toEqual([
      1,
      expect.stringMatching(/^LATCHKEY_ROLE is site: a site has no database/),
    ])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
