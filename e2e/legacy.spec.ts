import { expect, type Locator, type Page, test } from 'playwright/test'
import { de } from '../shared/languages/de.ts'
import { en } from '../shared/languages/en.ts'
import { runCommand } from './environment/run-command.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { lookWithoutScripts } from './pages/look-without-scripts.ts'
import { passTime } from './pages/pass-time.ts'
import { readPracticeAnswers, signInToPracticeMail } from './pages/self-service.ts'
import { heading, primaryButton, problem, tabTo, workflowCard } from './pages/wizard.ts'

/**
 * The Legacy Self-Service site, in a browser without JavaScript and by keyboard alone.
 *
 *   account → workflow → pages of the run, each POST answered 303 → result → start; changing, forgetting, registering
 *   a page answered twice, a page of another run, no cookies, failures behind an account, a kiosk
 *   the setting that decides which site `/` shows, there and back
 */
let server: RunningServer
/** Shows what the page shows, in a browser in which axe can run. */
let scripted: Page

test.use({ javaScriptEnabled: false })

test.beforeAll(async ({ browser }) => {
  server = await startServer()
  scripted = await (await browser.newContext({ javaScriptEnabled: true })).newPage()
})

test.afterAll(async () => {
  await scripted?.context().close()
  await server?.stop()
})

test('an expired password is changed; problems are beside their fields, and nothing is sent twice', async ({
  page,
}) => {
  const { keyboard } = page
  const posts: number[] = []
  page.on('response', (response) => response.request().method() === 'POST' && posts.push(response.status()))
  await page.goto(`${server.url}/legacy/`)
  expect(await page.evaluate(() => document.scripts.length)).toBe(0)
  await expect(page.getByLabel('Account name')).toBeFocused()
  await keyboard.press('Enter')
  await expect(problem(page)).toHaveText('Fill in this field to continue.')
  await expect(page.getByLabel('Account name')).toBeFocused()
  await expect(page).toHaveTitle('Problem: Which account is it? – Example Company')
  await look(page, 'legacy-account-problem')
  await keyboard.type('expired.user')
  // The first task is the change of a known password.
  await keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Choose a new password')
  const authenticating = page.url()
  await expect(page.getByLabel('Current password')).toHaveJSProperty('autocorrect', false)
  await typeInto(page, 'Current password', 'not-it')
  await typeInto(page, 'New password', 'Quiet-Lantern-88')
  await keyboard.press('Enter')
  await expect(problem(page)).toContainText('do not match')
  await expect(page.getByLabel('Current password')).toBeFocused()
  await look(page, 'legacy-wrong-password')
  // Nothing is remembered between pages here: both are typed again.
  await keyboard.type('Copper-Meadow-52')
  await typeInto(page, 'New password', 'short')
  await look(page, 'legacy-change')
  await keyboard.press('Enter')
  await expect(page.getByLabel('New password', { exact: true })).toBeFocused()
  await expect(problem(page).first()).toContainText('The new password does not meet this yet')
  await expect(page.getByLabel('Current password')).toHaveValue('')
  await look(page, 'legacy-change-problem')

  // The same page twice, as from a second tab: what comes late is not executed, and the run does not move.
  const late = await page.context().newPage()
  await late.goto(page.url())
  await typeInto(late, 'Current password', 'Copper-Meadow-52')
  await typeInto(late, 'New password', 'Late-Lantern-99')
  await typeInto(page, 'Current password', 'Copper-Meadow-52')
  await typeInto(page, 'New password', 'Quiet-Lantern-88')
  await keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Your password is changed')
  await late.keyboard.press('Enter')
  await expect(heading(late)).toHaveText('Your password is changed')
  await expect(late.getByText('That page had been answered already')).toBeVisible()
  await late.close()
  await look(page, 'legacy-done')
  expect(await signInToPracticeMail(server, 'expired.user', 'Quiet-Lantern-88')).toBe(true)

  await page.reload()
  await expect(heading(page)).toHaveText('Your password is changed')
  await press(page, primaryButton(page))
  await expect(heading(page)).toHaveText('Which account is it?')
  expect(new Set(posts)).toEqual(new Set([303]))
  // The run is forgotten here: its address in the history shows nothing.
  await page.goto(authenticating)
  await expect(heading(page)).toHaveText('This did not work')
  await look(page, 'legacy-gone')
})

test('a forgotten password, in German, after a wait where failures are counted', async ({ page }) => {
  const { keyboard } = page
  const known = inGerman(await readPracticeAnswers(server, 'active.user'))
  await page.goto(`${server.url}/legacy/?task=forgot-my-password`)
  await press(page, page.getByRole('link', { name: 'Deutsch' }))
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await typeInto(page, 'Kontoname', 'active.user')
  await keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Beantworten Sie Ihre Sicherheitsfragen')
  await answer(page, () => 'falsch')
  await expect(problem(page)).toBeVisible()
  await look(page, 'legacy-questions-de')
  await press(page, page.getByRole('link', { name: 'Abbrechen' }))
  await expect(heading(page)).toHaveText(de['wizard.cancel-title'])
  await look(page, 'legacy-leave-de')
  await press(page, page.getByRole('button', { name: 'Hier aufhören' }))
  await expect(heading(page)).toHaveText('Um welches Konto geht es?')

  // A failure is counted: proof of work would be due; without scripts it is a wait.
  await typeInto(page, 'Kontoname', 'active.user')
  await press(page, workflowCard(page, 'Ich habe mein Passwort vergessen'))
  await expect(heading(page)).toHaveText('Einen Moment, bevor es beginnt')
  await look(page, 'legacy-patience-de')
  await expect(page.getByRole('button', { name: 'Weiter' })).toBeVisible()
  await press(page, page.getByRole('button', { name: 'Weiter' }))
  await expect(heading(page)).toHaveText('Beantworten Sie Ihre Sicherheitsfragen')
  await answer(page, (question) => known[question] ?? '')
  await expect(heading(page)).toHaveText('Wählen Sie ein neues Passwort')
  await typeInto(page, 'Neues Passwort', 'Stille-Laterne-88')
  await keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Ihr neues Passwort ist festgelegt')
  expect(await signInToPracticeMail(server, 'active.user', 'Stille-Laterne-88')).toBe(true)
})

test('registering shows every problem at once, keeps what was chosen, and recognises an old page', async ({ page }) => {
  const { keyboard } = page
  await page.goto(`${server.url}/legacy/?task=register`)
  await typeInto(page, 'Account name', 'unregistered.user')
  await keyboard.press('Enter')
  await typeInto(page, 'Current password', 'Saffron-Bridge-17')
  await keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Choose your security questions')
  const lists = page.locator('.row select')
  const inputs = page.locator('.row input')
  const chosen = await lists.first().inputValue()
  await tabTo(page, lists.nth(1))
  await keyboard.press('Home')
  while ((await lists.nth(1).inputValue()) !== chosen) await keyboard.press('ArrowDown')
  await tabTo(page, inputs.first())
  await keyboard.type('Kantonsschule am Burggraben')
  await keyboard.press('Enter')
  await expect(page.getByText('You chose this one above. Choose another one here.')).toBeVisible()
  await expect(page.getByText('Fill in this field to continue.')).toHaveCount(2)
  await expect(lists.nth(1)).toHaveValue(chosen)
  await expect(lists.nth(1)).toBeFocused()
  await expect(page.getByText('the hidden fields are empty again')).toBeVisible()
  await look(page, 'legacy-register-problems')
  while ((await lists.nth(1).inputValue()) === chosen || (await sameAs(lists.nth(1), lists.nth(2))))
    await keyboard.press('ArrowDown')
  for (const [index, answer] of ['Kantonsschule am Burggraben', 'Schnurrli', 'Sankt Gallen'].entries()) {
    await tabTo(page, inputs.nth(index))
    await keyboard.type(answer)
  }
  // The back button leads to a page that was answered; sending it again moves nothing.
  await keyboard.press('Enter')
  await expect(heading(page)).toHaveText('You are registered')
  await page.goBack()
  await expect(heading(page)).toHaveText('You are registered')
})

test('without cookies, or from an old page, nothing begins, and the page says why', async ({ page }) => {
  await page.goto(`${server.url}/legacy/`)
  await page.context().clearCookies()
  await page.getByLabel('Account name').fill('active.user')
  await workflowCard(page, 'Change my password').click()
  await expect(heading(page)).toHaveText('This site needs cookies')
  await look(page, 'legacy-cookies')
  await press(page, page.getByRole('link', { name: 'Back to the start' }))

  await page.getByLabel('Account name').fill('active.user')
  const other = await page.context().newPage()
  await other.goto(`${server.url}/legacy/?kiosk`)
  await workflowCard(page, 'Change my password').click()
  await expect(problem(page)).toContainText('This page is out of date')
  await other.close()
})

test('a kiosk returns to the start, keeps nothing and links nowhere else', async ({ page }) => {
  const start = await page.goto(`${server.url}/legacy/?kiosk`)
  expect(start?.headers().refresh).toBe('300; url=/legacy/?kiosk')
  expect(start?.headers()['cache-control']).toBe('no-store')
  await page.getByLabel('Account name').fill('locked.user')
  await press(page, workflowCard(page, 'I forgot my password'))
  await expect(heading(page)).toHaveText('Answer your security questions')
  await expect(page.getByText('After 5 minutes this screen asks whether you are still there.')).toBeVisible()
  for (const field of await page.locator('.field input').all())
    await expect(field).toHaveAttribute('autocomplete', 'off')
  const hosts = await page.locator('a').evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).host))
  expect(new Set(hosts)).toEqual(new Set([new URL(server.url).host]))
  await look(page, 'legacy-kiosk')
  await expectToAskAndKeep(page)
  const run = page.url()
  await page.goto(`${server.url}/legacy/?kiosk`)
  expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['__Host-latchkey-visit'])
  await page.goto(run)
  await expect(heading(page)).toHaveText('This did not work')
  await expect(page.getByLabel('Account name')).toHaveCount(0)
})

/** E22: the question takes the place of the page, as often as time goes by, and what was typed is there again. */
async function expectToAskAndKeep(page: Page): Promise<void> {
  const field = page.locator('.field input').first()
  await field.fill('half typed')
  for (let round = 0; round < 3; round++) {
    await passTime(page, 301)
    await expect(page.getByRole('alert')).toContainText('Are you still there?')
    await expect(field).toBeHidden()
    await page.getByRole('link', { name: 'Continue' }).click()
    await expect(field).toHaveValue('half typed')
    await expect(field).toBeVisible()
    await expect(page.getByText('Are you still there?').first()).toBeHidden()
  }
  await passTime(page, 361)
  await expect(page.getByRole('heading', { name: 'This page is covered' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Continue' })).toHaveCount(0)
}

test('the setting for the site at / applies from the next request on', async ({ page, request }) => {
  const shown = async (path: string) => (await request.get(`${server.url}${path}`)).url().slice(server.url.length)
  expect(await shown('/?task=register')).toBe('/?task=register')
  await page.goto(server.url)
  await press(page, page.getByRole('link', { name: 'The same tasks without it' }))
  await expect(heading(page)).toHaveText('Which account is it?')

  expect(await runCommand(server, ['setting', 'site.selfService', 'legacy'])).toMatchObject({ code: 0 })
  expect(await shown('/')).toBe('/legacy/')
  expect(await shown('/?task=register')).toBe('/legacy/?task=register')
  expect(await shown('/.well-known/change-password')).toBe('/legacy/?task=manage-my-passwords')
  expect(await shown('/modern/')).toBe('/modern/')
  expect(await runCommand(server, ['setting', 'site.selfService', 'both'])).toMatchObject({ code: 1 })
  expect(await runCommand(server, ['setting', 'site.selfService', 'modern'])).toMatchObject({ code: 0 })
  expect(await shown('/?task=register')).toBe('/?task=register')
  expect(await shown('/legacy/')).toBe('/legacy/')
  expect(await runCommand(server, ['verify-audit'])).toMatchObject({ code: 0 })
})

const inGerman = (answers: Record<string, string>): Record<string, string> => {
  const keys = Object.keys(en).filter((key) => key.startsWith('questions.')) as (keyof typeof en)[]
  return Object.fromEntries(keys.map((key) => [de[key], answers[en[key]] ?? '']))
}

const sameAs = async (one: Locator, other: Locator): Promise<boolean> =>
  (await one.inputValue()) === (await other.inputValue())

const look = (page: Page, name: string) => lookWithoutScripts(page, scripted, name)

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

async function typeInto(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }))
  await page.keyboard.type(text)
}

async function answer(page: Page, answerTo: (question: string) => string): Promise<void> {
  const asked = await page.locator('.field:has(input[type=password]) .field-label').allTextContents()
  for (const question of asked) await typeInto(page, question.trim(), answerTo(question.trim()))
  await page.keyboard.press('Enter')
}
