import { expect, type Page, test } from 'playwright/test'
import { createApi } from './environment/api.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type StaffSession, signInAsAdministrator } from './environment/staff.ts'
import { draftState, openAdministration } from './pages/administration.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { openWorkflowList } from './pages/self-service.ts'
import { heading, tabTo, workflowCard } from './pages/wizard.ts'

/**
 * The workflow designer on the sample company.
 *
 *   by keyboard alone: a new workflow → steps are added, moved, copied, taken out, and each is announced → a finding stands at its step
 *     → checked → published → a person runs it → another version → rolled back
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
const titles = (...names: string[]) => ['Name, and who sees it', ...names]
const [password, captcha, unlock] = [
  'Ask for the current password',
  'Ask for proof that no program is at work',
  'Unlock the account',
]

/** Adds an activity after the chosen step without a click. */
async function addActivity(page: Page, name: string): Promise<void> {
  const filter = page.getByRole('textbox', { name: 'Find an activity' })
  await filter.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(name)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: `Add “${name}”` })).toBeFocused()
  await page.keyboard.press('Enter')
}

test('a workflow is built, checked, published, run by a person and rolled back, by keyboard alone', async ({
  page,
}) => {
  await openAdministration(page, server, '/workflows')
  await tabTo(page, page.getByRole('button', { name: 'New workflow' }))
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Name of the new workflow')).toBeFocused()
  await page.keyboard.type('Open my account')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Open my account')
  await expect(page.locator('.step-finding')).toContainText('A workflow needs at least one step.')

  await addActivity(page, unlock)
  await expect(announced(page)).toHaveText('Unlock the account is now step 1.')
  await expect(page.locator('.step[aria-current] .step-finding')).toContainText('has not shown who they are')
  await addActivity(page, password)
  await page.keyboard.press('Alt+ArrowUp')
  await expect(announced(page)).toHaveText(`${password} is now step 1 of 2.`)
  await expect(steps(page)).toHaveText(titles(password, unlock))
  await expect(page.locator('.step-finding')).toHaveCount(0)
  await page.keyboard.press('Alt+ArrowUp')
  await expect(announced(page)).toHaveText(`${password} cannot move further.`)

  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+d')
  await expect(announced(page)).toHaveText('Unlock the account was copied; the copy is step 3.')
  // Each key comes right after the one before, while the step that had the focus goes and comes back.
  for (const key of ['Delete', 'Control+z', 'Control+z', 'Control+y']) await page.keyboard.press(key)
  await expect(steps(page)).toHaveText(titles(password, unlock, unlock))
  await page.keyboard.press('Control+y')
  await expect(steps(page)).toHaveText(titles(password, unlock))
  await page.keyboard.press('Control+z')
  await expect(steps(page)).toHaveText(titles(password, unlock, unlock))
  await page.keyboard.press('Control+y')
  await expect(steps(page)).toHaveText(titles(password, unlock))
  await expect(draftState(page)).toContainText('Nothing found.')
  await checkAppearance(page, 'designer-built')

  await page.keyboard.press('ArrowUp')
  await expect(page.frameLocator('.preview-frame').locator('h1')).toHaveText('What is your current password?')
  await expect(page.locator('.step[aria-current]')).toBeFocused()

  await page.keyboard.press('Control+s')
  await expect(draftState(page)).toContainText('The draft is saved')
  expect((await colleague.call('GET', '/api/v1/admin/workflow-drafts')).body.items).toMatchObject([
    { id: 'open-my-account', by: expect.stringContaining('site.admin') },
  ])
  await tabTo(page, page.getByRole('button', { name: 'Publish …' }))
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Publish Open my account as version 1')
  await tabTo(page, page.getByRole('button', { name: 'Publish version 1' }))
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('History of Open my account')
  await expect(page.locator('.versions li')).toHaveCount(1)

  const person = await page.context().newPage()
  await openWorkflowList(person, server, 'active.user')
  await workflowCard(person, 'Open my account').click()
  await expect(heading(person)).toHaveText('What is your current password?')
  await person.close()

  await page.goto(`${server.url}/admin/#/workflows/default/open-my-account`)
  await expect(steps(page)).toHaveText(titles(password, unlock))
  await addActivity(page, captcha)
  await tabTo(page, page.getByRole('button', { name: 'Publish …' }))
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Publish Open my account as version 2')
  await expect(page.locator('.differences ins').last()).toHaveText(captcha)
  await tabTo(page, page.getByRole('button', { name: 'Publish version 2' }))
  await page.keyboard.press('Enter')
  const [newest, before] = [page.locator('.versions li').first(), page.locator('.versions li').nth(1)]
  await tabTo(page, before.locator('summary'))
  await page.keyboard.press('Enter')
  await tabTo(page, before.getByRole('button', { name: 'Restore version 1' }))
  await page.keyboard.press('Enter')
  await expect(newest).toContainText('Version 3')
  const { body } = await colleague.call('GET', '/api/v1/admin/workflows/default/open-my-account')
  expect(body.definition.activities.map(({ activity }: { activity: string }) => activity)).toEqual([
    'authenticate-with-password',
    'unlock-account',
  ])
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
