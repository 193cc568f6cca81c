import { expect, type Page, test } from 'playwright/test'
import { type KeyboardPage, useByKeyboard } from './drivers/keyboard.ts'
import { buildAndRollBack } from './drivers/workflow-journey.ts'
import { createApi } from './environment/api.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type StaffSession, signInAsAdministrator } from './environment/staff.ts'
import { draftState, openAdministration } from './pages/administration.ts'
import { checkAppearance } from './pages/check-appearance.ts'

/**
 * The workflow designer on the sample company.
 *
 *   by keyboard alone (drivers/workflow-journey.ts): a new workflow → steps are added, moved, copied, taken out, and each is
 *     announced → a finding stands at its step → simulated → published → a person meets it → another version → rolled back
 *   by mouse: an activity is dragged to its place, and a step to another
 *   two administrators save one draft at once → both side by side → each part is taken from one of them
 */
let server: RunningServer
let colleague: StaffSession

test.beforeAll(async () => {
  server = await startServer()
  colleague = await signInAsAdministrator(createApi(server))
})
test.afterAll(() => server?.stop())

const steps = (page: Page) => page.locator('.step-title')
const announced = (page: Page) => page.locator('.designer > .only-read[role=status]')
const captcha = 'Ask for proof that no program is at work'

test('a workflow is built, simulated, published, met by a person and rolled back, by keyboard alone', ({ context }) => {
  const pages = new Map<KeyboardPage, Page>()
  return buildAndRollBack({
    server,
    colleague,
    async openPage() {
      const page = await context.newPage()
      const used = useByKeyboard(page, (script) => page.evaluate(script))
      pages.set(used, page)
      return used
    },
    async checkAppearance(used, name) {
      const page = pages.get(used)
      if (page) await checkAppearance(page, name)
    },
  })
})

test('an activity is dragged to its place, and a step to another', async ({ page }) => {
  await openAdministration(page, server, '/workflows/default/unlock-my-account')
  const row = (title: string) => page.locator('.step-row', { hasText: title }).first()
  // Then the words of every step are there, and nothing moves any more.
  await expect(draftState(page)).toContainText('Nothing found.')
  const count = await steps(page).count()
  await page
    .locator('.activity', { hasText: captcha })
    .dragTo(row('Lock the profile after failures'), { targetPosition: { x: 30, y: 4 } })
  await expect(announced(page)).toHaveText(`${captcha} is now step 2.`)
  await expect(steps(page)).toHaveCount(count + 1)
  await row(captcha).dragTo(row('Choose how to show who one is'), { targetPosition: { x: 30, y: 4 } })
  await expect(announced(page)).toHaveText(`${captcha} is now step 1 of ${count}.`)
})

test('two administrators save one draft at once, and each part is taken from one of them', async ({ page }) => {
  const path = '/api/v1/admin/workflows/default/my-notifications/draft'
  await openAdministration(page, server, '/workflows/default/my-notifications')
  await expect(page.locator('.step-row').first()).toBeVisible()
  const { body } = await colleague.call('GET', path)
  const theirs = { ...body.definition, enabled: false }
  await colleague.update<typeof body>(path, () => ({ basedOn: body.basedOn, definition: theirs }))

  await page.locator('.step-row').nth(1).locator('.step').click()
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Control+s')
  await expect(page.locator('.conflict')).toContainText('Order of the steps')
  await page.getByRole('button', { name: 'Continue with these' }).click()
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(draftState(page)).toContainText('The draft is saved')
  const saved = (await colleague.call('GET', path)).body.definition
  expect(saved.enabled).toBe(false)
  expect(saved.activities[1].activity).toBe('authenticate-with-password')
})
