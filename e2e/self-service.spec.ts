import { expect, test } from 'playwright/test'
import { type RunningServer, startServer } from './environment/server.ts'
import { lookAt } from './pages/look-at.ts'
import { chooseAndAnswer, open, practiceAnswers, practiceSignIn, questions } from './pages/self-service.ts'
import { heading, primary, problem, tabTo, task } from './pages/wizard.ts'

/**
 * 1-14, 1-10: the Self-Service site under the hands of people who have no mouse, and of those whose network breaks.
 *
 *   keyboard only: account → I forgot my password → wrong, then right answers → refused, then taken password → start
 *   register: loaded again in the middle, then the server is gone while answers are sent, and is back
 */
let server: RunningServer

// A busy machine takes several times as long.
test.describe.configure({ timeout: 180_000 })

test.beforeAll(async () => {
  server = await startServer()
})

test.afterAll(() => server?.stop())

test('all of it without a mouse', async ({ page }) => {
  const known = await practiceAnswers(server, 'mustchange.user')
  const { keyboard } = page
  await page.goto(server.url)
  await expect(page.getByLabel('Account name')).toBeFocused()
  await keyboard.type('mustchange.user')
  await keyboard.press('Enter')
  await expect(heading(page)).toBeFocused()
  await tabTo(page, task(page, 'I forgot my password'))
  await keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Answer your security questions')
  await expect(heading(page)).toBeFocused()
  const inputs = page.locator('.field input')
  const fill = async (answer: (question: string) => string) => {
    const asked = await page.locator('.field-label').allTextContents()
    for (const [index, question] of asked.entries()) {
      await tabTo(page, inputs.nth(index))
      await keyboard.type(answer(question.trim()))
    }
    await keyboard.press('Enter')
  }
  await fill(() => 'wrong')
  await expect(problem(page)).toContainText('These answers do not match')
  await expect(inputs.first()).toBeFocused()
  await fill((question) => known[question] ?? '')
  await expect(heading(page)).toHaveText('Choose a new password')

  const newPassword = page.getByLabel('New password', { exact: true })
  await tabTo(page, newPassword)
  await keyboard.type('short')
  await keyboard.press('Enter')
  await expect(newPassword).toBeFocused()
  await expect(newPassword).toHaveAttribute('aria-invalid', 'true')
  await keyboard.press('ControlOrMeta+A')
  await keyboard.type('Quiet-Lantern-88')
  await tabTo(page, page.getByRole('button', { name: 'Show New password' }))
  await keyboard.press('Space')
  await expect(newPassword).toHaveAttribute('type', 'text')

  // Escape asks first, since something would be lost; Enter on the first button keeps going, where one was.
  await keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeVisible()
  await lookAt(page, 'forgot-leave')
  await keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(newPassword).toHaveValue('Quiet-Lantern-88')
  await tabTo(page, primary(page))
  await keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Your new password is set')
  await tabTo(page, primary(page))
  await keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Which account is it?')
  expect(await practiceSignIn(server, 'mustchange.user', 'Quiet-Lantern-88')).toBe(true)
})

test('loaded again and a server that stops in the middle: said, tried again, nothing lost but what was hidden', async ({
  page,
}) => {
  await open(page, server, 'helpdesk.operator')
  await task(page, 'Register security questions').click()
  await page.getByLabel('Current password', { exact: true }).fill('Amber-Telescope-40')
  await primary(page).click()
  await expect(heading(page)).toHaveText('Choose your security questions')
  await page.reload()
  await expect(heading(page)).toHaveText('Choose your security questions')

  const chosen = Object.entries(questions).toReversed()
  await chooseAndAnswer(page, chosen)
  await server.kill9()
  await primary(page).click()
  await expect(problem(page)).toContainText('cannot be reached right now')
  await lookAt(page, 'forgot-unreachable')
  await server.restart()
  await expect(problem(page)).toContainText('the hidden fields are empty again', { timeout: 40_000 })
  for (const [index, [question]] of chosen.entries()) {
    await expect(page.locator('select').nth(index).locator('option:checked')).toHaveText(question)
    await expect(page.locator('.row input').nth(index)).toHaveValue('')
  }
  await lookAt(page, 'forgot-back-after-outage')
  await chooseAndAnswer(page, chosen)
  await primary(page).click()
  await expect(heading(page)).toHaveText('You are registered')
})
