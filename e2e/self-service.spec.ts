import { expect, test } from 'playwright/test'
import { type RunningServer, startServer } from './environment/server.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import {
  answersByQuestion,
  chooseAndAnswer,
  openWorkflowList,
  readPracticeAnswers,
  signInToPracticeMail,
} from './pages/self-service.ts'
import { heading, primaryButton, problem, tabTo, workflowCard } from './pages/wizard.ts'

/**
 * The Self-Service site by keyboard, and over a network that breaks.
 *
 *   keyboard only: account → I forgot my password → wrong, then right answers → refused, then accepted password → start
 *   register: reloaded in the middle, then the server is gone while answers are sent, and is back
 */
let server: RunningServer

test.beforeAll(async () => {
  server = await startServer()
})

test.afterAll(() => server?.stop())

test('a forgotten password is reset by keyboard alone', async ({ page }) => {
  const known = await readPracticeAnswers(server, 'mustchange.user')
  const { keyboard } = page
  await page.goto(server.url)
  await expect(page.getByLabel('Account name')).toBeFocused()
  await keyboard.type('mustchange.user')
  await tabTo(page, workflowCard(page, 'I forgot my password'))
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
  await expect(newPassword, 'a keyboard would correct a password that is shown').toHaveJSProperty('autocorrect', false)

  // Escape asks first, since something would be lost; Enter on the first button keeps going, where one was.
  await keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeVisible()
  await checkAppearance(page, 'forgot-leave')
  await keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(newPassword).toHaveValue('Quiet-Lantern-88')
  await tabTo(page, primaryButton(page))
  await keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Your new password is set')
  await tabTo(page, primaryButton(page))
  await keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Which account is it?')
  expect(await signInToPracticeMail(server, 'mustchange.user', 'Quiet-Lantern-88')).toBe(true)
})

test('after a reload and a server that stops in the middle only hidden fields are lost', async ({ page }) => {
  await openWorkflowList(page, server, 'helpdesk.operator')
  await workflowCard(page, 'Register security questions').click()
  await page.getByLabel('Current password', { exact: true }).fill('Amber-Telescope-40')
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Choose your security questions')
  await page.reload()
  await expect(heading(page)).toHaveText('Choose your security questions')

  const chosen = Object.entries(answersByQuestion).toReversed()
  await chooseAndAnswer(page, chosen)
  await server.kill9()
  await primaryButton(page).click()
  await expect(problem(page)).toContainText('does not answer.')
  await checkAppearance(page, 'forgot-unreachable')
  await server.restart()
  await expect(problem(page)).toContainText('the hidden fields are empty again')
  for (const [index, [question]] of chosen.entries()) {
    await expect(page.locator('.row select').nth(index).locator('option:checked')).toHaveText(question)
    await expect(page.locator('.row input').nth(index)).toHaveValue('')
  }
  await checkAppearance(page, 'forgot-back-after-outage')
  await chooseAndAnswer(page, chosen)
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('You are registered')
})
