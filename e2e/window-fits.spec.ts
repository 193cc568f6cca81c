import { expect, type Page, test } from 'playwright/test'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { acceptPrompt, waitForPrompt } from './pages/prompt.ts'
import { findAccount, primaryButton, problem } from './pages/wizard.ts'

/**
 * The page for both passwords in the extension's window, at the size in which it is opened: its button is in sight, and nothing moves.
 *
 *   expired page → the offer → account → both passwords, in either language → a wrong current one → a new one with the own name in it
 */
let server: RunningServer
let built: BuiltExtension
let browser: ExtensionBrowser

test.beforeAll(async () => {
  server = await startServer()
  built = await buildExtension({ hosts: [server.url], server: server.url })
  browser = await launchWithExtension(built.folder)
})
test.afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await built?.remove()
})

/** What a window of 520 × 780 leaves below its title bar. */
const inside = { width: 520, height: 741 }

for (const language of ['en', 'de'] as const) {
  const [current, next] =
    language === 'en' ? ['Current password', 'New password'] : ['Aktuelles Passwort', 'Neues Passwort']

  test(`F5, F31: ${language}: the button is in sight, with a problem shown, and does not move`, async () => {
    const page = await browser.context.newPage()
    await page.goto(`${server.url}/practice/expired`)
    await waitForPrompt(page)
    const wizard = await acceptPrompt(page)
    await wizard.setViewportSize(inside)
    await wizard.locator('.language select').selectOption(language)
    await findAccount(wizard, 'active.user')
    const field = (label: string) => wizard.getByLabel(label, { exact: true })
    await expect(field(next)).toBeVisible()
    const before = await bottomOfButton(wizard)
    await expectShowButtonInFields(wizard, [current, next])

    await field(current).fill('That-is-not-the-one-1')
    await field(next).fill('Bramble-Harvest-77')
    await primaryButton(wizard).click()
    await expect(field(current)).toHaveAttribute('aria-invalid', 'true')
    await expect(problem(wizard).first()).toBeVisible()
    expect(await bottomOfButton(wizard)).toBe(before)
    await expectShowButtonInFields(wizard, [current, next])
    await expect(field(next)).toHaveValue('Bramble-Harvest-77')
    await checkAppearance(wizard, `window-fits-${language}-wrong-password`)

    await field(current).fill('Harbour-Lantern-41')
    await field(next).fill('Active-Summer-99')
    // F3: whose names they are is not known yet, so nothing is ticked that is then refused.
    await expect(wizard.locator('.rules [data-state=server]').first()).toBeVisible()
    await primaryButton(wizard).click()
    await expect(field(next)).toHaveAttribute('aria-invalid', 'true')
    await expect(problem(wizard).first()).toContainText('Active')
    expect(await bottomOfButton(wizard)).toBeLessThanOrEqual(inside.height)
    await expect(field(next)).toHaveValue('Active-Summer-99')
    await expect(field(current)).toHaveValue('Harbour-Lantern-41')
    // The person has authenticated, so the names are checked while they type.
    const names = wizard
      .locator('.rules li')
      .filter({ hasText: language === 'en' ? 'your account name' : 'Ihr Kontoname' })
    await expect(names).toHaveAttribute('data-state', 'open')
    await field(next).fill('Quiet-Summer-99')
    await expect(names).toHaveAttribute('data-state', 'met')
    await checkAppearance(wizard, `window-fits-${language}-own-name`)
    await wizard.close()
    await page.close()
  })
}

/** The button that shows a password is inside its field, at the end and in the middle, and what is typed ends before it. */
async function expectShowButtonInFields(wizard: Page, labels: string[]): Promise<void> {
  for (const label of labels) {
    const input = wizard.getByLabel(label, { exact: true })
    const toggle = wizard.locator('.secret', { has: input }).locator('.secret-toggle')
    await expect(toggle).toBeVisible()
    const [field, button] = [await input.boundingBox(), await toggle.boundingBox()]
    if (!field || !button) throw new Error(`${label} has no button that shows it`)
    expect(button.x, label).toBeGreaterThan(field.x + field.width / 2)
    expect(button.x + button.width, label).toBeLessThanOrEqual(field.x + field.width)
    expect(button.y, label).toBeGreaterThanOrEqual(field.y)
    expect(button.y + button.height, label).toBeLessThanOrEqual(field.y + field.height)
    expect(Math.abs(button.y + button.height / 2 - (field.y + field.height / 2)), label).toBeLessThanOrEqual(1)
    const space = await input.evaluate((element) => Number.parseFloat(getComputedStyle(element).paddingInlineEnd))
    expect(field.x + field.width - space, label).toBeLessThanOrEqual(button.x + 1)
  }
}

async function bottomOfButton(wizard: Page): Promise<number> {
  const box = await primaryButton(wizard).boundingBox()
  if (!box) throw new Error('the page has no primary button')
  const bottom = Math.ceil(box.y + box.height)
  expect(bottom, 'the button is below the fold').toBeLessThanOrEqual(inside.height)
  return bottom
}
