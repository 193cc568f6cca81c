import { readFile } from 'node:fs/promises'
import { expect, test } from 'playwright/test'
import { createApi } from './environment/api.ts'
import { type Perimeter, startPerimeter } from './environment/perimeter.ts'
import { assertAskStep } from './environment/person.ts'
import { openWorkflowList, readPracticeAnswers, signInToPracticeMail } from './pages/self-service.ts'
import { answerQuestions, heading, primaryButton, workflowCard } from './pages/wizard.ts'

/**
 * A site in a perimeter network, in a namespace that reaches nothing but port 8081 of two services.
 *
 *     Self-Service site: a forgotten password is reset
 *     one service is killed in the middle of a run: the other goes on with it
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
