import { deepEqual } from 'node:assert/strict'
import type { RunningServer } from '../environment/server.ts'
import type { StaffSession } from '../environment/staff.ts'
import { until } from './driver.ts'
import { type KeyboardPage, press, tabTo, waitForHeading, waitForPart, waitForTexts } from './keyboard.ts'

/** What the journey has of the browser that it runs in. */
export interface WorkflowJourneyWorld {
  server: Pick<RunningServer, 'url'>
  /** Another administrator, who reads by the API what the pages have done. */
  colleague: StaffSession
  openPage(): Promise<KeyboardPage>
  /** Looks at the page where the browser has the tools for it. */
  checkAppearance?(page: KeyboardPage, name: string): Promise<void>
}

const steps = '.step-title'
const announced = '.designer > .only-read[role=status]'
const titles = (...names: string[]) => ['Name, and who sees it', ...names]
const [password, captcha, unlock] = [
  'Ask for the current password',
  'Ask for proof that no program is at work',
  'Unlock the account',
]

/** Adds an activity after the chosen step. */
async function addActivity(page: KeyboardPage, name: string): Promise<void> {
  await tabTo(page, 'Find an activity')
  await page.press('Control+a')
  await page.type(name)
  await press(page, `Add “${name}” after the chosen step`)
}

/**
 * The main journey of the Administration site, by keyboard alone: a workflow is built, and each change announced → simulated → published →
 * a person meets it → another version → rolled back.
 */
export async function buildAndRollBack({ server, colleague, openPage, ...world }: WorkflowJourneyWorld): Promise<void> {
  const page = await openPage()
  const own = `${server.url}/admin/#/workflows/default/open-my-account`
  await page.goto(`${server.url}/admin/#/workflows`)
  await tabTo(page, 'Account name')
  await page.type('site.admin')
  await tabTo(page, 'Password')
  await page.type('Juniper-Anvil-51')
  await page.press('Enter')
  await press(page, 'New workflow')
  await until('focus on the name', async () => (await page.focused()) === 'Name of the new workflow')
  await page.type('Open my account')
  await page.press('Enter')
  await waitForHeading(page, 'Open my account')
  await waitForPart(page, '.step-finding', 'A workflow needs at least one step.')

  await addActivity(page, unlock)
  await waitForTexts(page, announced, 'Unlock the account is now step 1.')
  await waitForPart(page, '.step[aria-current] .step-finding', 'has not shown who they are')
  await addActivity(page, password)
  await page.press('Alt+ArrowUp')
  await waitForTexts(page, announced, `${password} is now step 1 of 2.`)
  await waitForTexts(page, steps, ...titles(password, unlock))
  await waitForTexts(page, '.step-finding')
  await page.press('Alt+ArrowUp')
  await waitForTexts(page, announced, `${password} cannot move further.`)

  await page.press('ArrowDown')
  await page.press('Control+d')
  await waitForTexts(page, announced, 'Unlock the account was copied; the copy is step 3.')
  // Each key comes right after the one before, while the step that had the focus goes and comes back.
  for (const key of ['Delete', 'Control+z', 'Control+z', 'Control+y']) await page.press(key)
  await waitForTexts(page, steps, ...titles(password, unlock, unlock))
  await page.press('Control+y')
  await waitForTexts(page, steps, ...titles(password, unlock))
  await page.press('Control+z')
  await waitForTexts(page, steps, ...titles(password, unlock, unlock))
  await page.press('Control+y')
  await waitForTexts(page, steps, ...titles(password, unlock))
  await waitForPart(page, '.draft-state', 'Nothing found.')
  await world.checkAppearance?.(page, 'designer-built')

  await page.press('ArrowUp')
  await until('the preview', async () => (await page.texts('h1', '.preview-frame'))[0] === metTitle)
  await until('focus on the step', () => page.isFocused('.step[aria-current]'))
  await page.press('Control+s')
  await waitForPart(page, '.draft-state', 'The draft is saved')
  const { items } = (await colleague.call('GET', '/api/v1/admin/workflow-drafts')).body
  deepEqual(
    items.map(({ id }: { id: string }) => id),
    ['open-my-account'],
  )

  await press(page, 'Simulate')
  await tabTo(page, 'Account name')
  await page.type('active.user')
  await page.press('Enter')
  await waitForPart(page, '.met-page h1', metTitle)
  await press(page, 'It is right')
  await waitForPart(page, '.simulation-log > ol', '“Unlock the account” is passed over')
  await page.goto(own)

  await press(page, 'Publish …')
  await waitForHeading(page, 'Publish “Open my account” as version 1')
  await press(page, 'Publish version 1')
  await waitForHeading(page, 'History of Open my account')
  await meetAsPerson(await openPage(), server.url)

  await page.goto(own)
  await waitForTexts(page, steps, ...titles(password, unlock))
  await addActivity(page, captcha)
  await press(page, 'Publish …')
  await waitForHeading(page, 'Publish “Open my account” as version 2')
  await waitForPart(page, '.differences ins', captcha)
  await press(page, 'Publish version 2')
  await waitForPart(page, '.version-number', 'Version 2')
  const [first = ''] = (await page.texts('.versions summary')).slice(-1)
  await press(page, first)
  await press(page, 'Restore version 1')
  await waitForPart(page, '.version-number', 'Version 3')
  const { body } = await colleague.call('GET', '/api/v1/admin/workflows/default/open-my-account')
  deepEqual(
    body.definition.activities.map(({ activity }: { activity: string }) => activity),
    ['authenticate-with-password', 'unlock-account'],
  )
}

const metTitle = 'What is your current password?'

/** The list of tasks has the new one; its person is asked what it says, and told the end. */
async function meetAsPerson(page: KeyboardPage, url: string): Promise<void> {
  await page.goto(url)
  await tabTo(page, 'Account name')
  await page.type('active.user')
  await until('the task', async () => (await page.texts('.task')).some((text) => text.includes('Open my account')))
  const task = (await page.texts('.task')).find((text) => text.includes('Open my account')) ?? ''
  await press(page, task)
  await waitForHeading(page, metTitle)
  await page.close()
}
