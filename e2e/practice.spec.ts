import { expect, type Page, test } from 'playwright/test'
import { getTranslator } from '../shared/languages/translator.ts'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { acceptPrompt, waitForPromptOf } from './pages/prompt.ts'
import { findAccount, heading, primaryButton } from './pages/wizard.ts'

/**
 * What a newcomer tries after `npm start`, in English and in German.
 *
 *   practice mail → sign in as expired.user → expired page → offer → wizard → back at the sign-in → in, with the new password
 */
let server: RunningServer
let built: BuiltExtension

test.beforeAll(async () => {
  server = await startServer()
  // As `npm start -- --browser` builds it: its server and its one page come with it, and nothing is left to set up.
  built = await buildExtension({ hosts: [server.url], server: server.url })
})

test.afterAll(async () => {
  await server?.stop()
  await built?.remove()
})

for (const { language, locale, account, password } of [
  { language: 'en', locale: 'en-GB', account: 'expired.user', password: 'Copper-Meadow-52' },
  { language: 'de', locale: 'de-DE', account: 'mustchange.user', password: 'Walnut-Station-63' },
]) {
  test.describe(language, () => {
    const say = getTranslator(language)
    let browser: ExtensionBrowser

    test.beforeAll(async () => {
      browser = await launchWithExtension(built.folder, { language: locale })
    })
    test.afterAll(() => browser?.close())

    test('from the practice mail and back into it', async () => {
      const page = await browser.context.newPage()
      await page.goto(`${server.url}/practice/owa/auth/logon.aspx`)
      await checkAppearance(page, `practice-${language}-1-sign-in`)
      await signIn(page, account, 'That-is-not-the-one')
      await expect(page.getByRole('alert')).toContainText('is not correct')
      await checkAppearance(page, `practice-${language}-2-wrong`)
      await signIn(page, account, password)
      await expect(heading(page)).toHaveText('Your password has expired')
      const { text } = await waitForPromptOf(page, 'Example Company')
      expect(text).toContain(say('extension.prompt-expired'))
      await checkAppearance(page, `practice-${language}-3-offer`)

      const wizard = await acceptPrompt(page)
      await expect(heading(wizard)).toHaveText(say('wizard.account-title'))
      expect(await wizard.evaluate(() => document.documentElement.lang)).toBe(language)
      await checkAppearance(wizard, `practice-${language}-4-account`)
      await findAccount(wizard, account)
      await wizard.getByLabel(say('activities.fields.password'), { exact: true }).fill(password)
      await expect(heading(wizard)).toHaveText(say('activities.change-password-in-ad.title'))
      await wizard.getByLabel(say('activities.fields.newPassword'), { exact: true }).fill(`Neu-${language}-Hafen-2026`)
      await expect(wizard.locator('.strength[data-strength]')).toBeVisible()
      await checkAppearance(wizard, `practice-${language}-5-passwords`)
      await primaryButton(wizard).click()
      await expect(heading(wizard)).toHaveText(say('workflows.manage-my-passwords.done-title'))
      await checkAppearance(wizard, `practice-${language}-6-done`)
      await primaryButton(wizard).click()

      await expect(page.getByText('Sign in with your new password.')).toBeVisible()
      await checkAppearance(page, `practice-${language}-7-sign-in-again`)
      await signIn(page, account, password)
      await expect(page.getByRole('alert')).toContainText('is not correct')
      await signIn(page, account, `Neu-${language}-Hafen-2026`)
      await expect(page.getByText('You are signed in with your company password.')).toBeVisible()
      await checkAppearance(page, `practice-${language}-8-inbox`)

      const popup = await browser.context.newPage()
      await popup.goto(`chrome-extension://${browser.id}/popup.html`)
      // Begun days do not count.
      await expect(popup.getByText(say('extension.popup-days-left', { days: 89 }))).toBeVisible()
      await checkAppearance(popup, `practice-${language}-10-popup`)
    })
  })
}

async function signIn(page: Page, account: string, password: string): Promise<void> {
  await page.getByLabel('Domain\\user name').fill(account)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
