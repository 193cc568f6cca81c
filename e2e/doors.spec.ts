import { expect, type Locator, type Page, test } from 'playwright/test'
import { type RunningServer, startServer } from './environment/server.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { answerQuestions, heading, primaryButton, problem } from './pages/wizard.ts'

/**
 * A person who is stuck finds a way on: with the right password of a locked account, at the site with scripts, at the one without, and at a sign-in.
 *
 *   wrong or right password of a locked account → the same words → Unlock my account → its questions, for the same account
 *   a sign-in that is refused → I forgot my password, with the account filled in
 *   an address that leads nowhere → a page that leads back
 */
let server: RunningServer

const refused = 'These do not match, or the account is locked.'
const support = 'Do you need more help? Helpdesk, +44 20 7946 0100'

test.beforeAll(async () => {
  server = await startServer()
})

test.afterAll(() => server?.stop())

async function giveRightPasswordOfLockedAccount(page: Page, start: string) {
  await page.goto(`${server.url}${start}?task=manage-my-passwords`)
  await page.getByLabel('Account name').fill('locked.user')
  await primaryButton(page).click()
  await page.getByLabel('Current password', { exact: true }).fill('Marble-Orchard-74')
  await page.getByLabel('New password', { exact: true }).fill('Quiet-Teapot-2026')
  await primaryButton(page).click()
  await expect(problem(page)).toContainText(refused)
  await expect(page.getByText(support)).toBeVisible()
}

async function expectQuestionsOfLockedAccount(page: Page) {
  await expect(heading(page)).toHaveText('Answer your security questions')
  await expect(page.getByText('Account: locked.user')).toBeVisible()
}

test('E2: the right password of a locked account leads to unlocking it', async ({ page }) => {
  await giveRightPasswordOfLockedAccount(page, '/')
  await checkAppearance(page, 'doors-wrong-password')
  await page.getByRole('button', { name: 'Unlock my account' }).click()
  await expectQuestionsOfLockedAccount(page)
})

/** Message and next door are in the window together as the page stands, without a scroll. */
async function expectMessageAndNextDoorInSight(page: Page, door: Locator) {
  for (const [name, shown] of [
    ['message', problem(page)],
    ['next door', door],
  ] as const)
    await expect
      .poll(async () => {
        const { y = -1, height = 0 } = (await shown.boundingBox()) ?? {}
        return y >= 0 && y + height <= (page.viewportSize()?.height ?? 0)
      }, name)
      .toBe(true)
}

test.describe('on a window of 320 × 568', () => {
  test.use({ viewport: { width: 320, height: 568 } })

  test('7-1: message and next door are in sight together, the form stays where it is, and a new try keeps the door', async ({
    page,
  }) => {
    const top = (locator: Locator) => locator.evaluate((element) => element.getBoundingClientRect().top + scrollY)
    await page.goto(`${server.url}/?task=manage-my-passwords`)
    await page.getByLabel('Account name').fill('expired.user')
    await primaryButton(page).click()
    const field = page.getByLabel('New password', { exact: true })
    await expect(field).toBeVisible()
    const before = await top(field)
    await page.getByLabel('Current password', { exact: true }).fill('Marble-Orchard-74')
    await field.fill('Quiet-Teapot-2026')
    await primaryButton(page).click()
    const unlock = page.getByRole('button', { name: 'Unlock my account' })
    await expect(problem(page)).toHaveText(`${refused} Unlock my account`)
    await expectMessageAndNextDoorInSight(page, unlock)
    expect(await top(field)).toBe(before)
    await page.getByLabel('Current password', { exact: true }).fill('Marble')
    await expect(problem(page)).toHaveCount(0)
    await unlock.click()
    await expect(heading(page)).toHaveText('Answer your security questions')

    await answerQuestions(page, {}, 'no idea')
    await primaryButton(page).click()
    await expect(problem(page)).toContainText('These answers do not match.')
    await expectMessageAndNextDoorInSight(page, problem(page).getByRole('button'))

    await page.goto(`${server.url}/me/`)
    await page.getByLabel('Account name').fill('contractor.user')
    await page.getByLabel('Password', { exact: true }).fill('not it')
    await primaryButton(page).click()
    await expect(problem(page)).toContainText(refused)
    await expectMessageAndNextDoorInSight(page, page.getByRole('link', { name: 'Unlock my account' }))
  })
})

test('E2: from the same page another account begins with an empty field', async ({ page }) => {
  await giveRightPasswordOfLockedAccount(page, '/')
  await page.getByRole('button', { name: 'Use another account' }).click()
  await expect(page.getByLabel('Account name')).toHaveValue('')
})

test('E2: a refused sign-in leads to a new password, with the account that was typed', async ({ page }) => {
  await page.goto(`${server.url}/me/`)
  await page.getByLabel('Account name').fill('active.user')
  await page.getByLabel('Password', { exact: true }).fill('not it')
  await primaryButton(page).click()
  await expect(page.getByRole('alert')).toContainText(refused)
  await expect(page.getByText(support)).toBeVisible()
  await page.getByRole('link', { name: 'I forgot my password' }).click()
  await expect(page.getByLabel('Account name')).toHaveValue('active.user')
})

test('E7: an address that leads nowhere is a page, and says whom to ask', async ({ page }) => {
  const reply = await page.goto(`${server.url}/helpdesk/nothing`)
  expect(reply?.status()).toBe(404)
  await expect(heading(page)).toHaveText('There is no such page')
  await expect(page.getByText(support)).toBeVisible()
  await checkAppearance(page, 'doors-no-page')
  await page.getByRole('link', { name: 'Back to the start' }).click()
  await expect(page).toHaveURL(`${server.url}/helpdesk/`)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('E2: the right password of a locked account leads to unlocking it', async ({ page }) => {
    await giveRightPasswordOfLockedAccount(page, '/legacy/')
    await page.getByRole('button', { name: 'Unlock my account' }).click()
    await expectQuestionsOfLockedAccount(page)
  })

  test('E2: from the same page another account begins with an empty field', async ({ page }) => {
    await giveRightPasswordOfLockedAccount(page, '/legacy/')
    await page.getByRole('button', { name: 'Use another account' }).click()
    await expect(page.getByLabel('Account name')).toHaveValue('')
  })
})
