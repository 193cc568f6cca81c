import { type Browser, expect, type Page, test } from 'playwright/test'
import { type AdjustableClock, createAdjustableClock } from './environment/adjustable-clock.ts'
import { createApi } from './environment/api.ts'
import { createHelpdeskClient } from './environment/helpdesk-client.ts'
import { assertAskStep } from './environment/person.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { signInAsAdministrator, signInAsOperator } from './environment/staff.ts'
import { approvalRequest, approveRequest } from './pages/approvals.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import {
  answerForCaller,
  openPerson,
  readNumberForOperator,
  searchField,
  signInToHelpdesk,
  verifyByQuestions,
} from './pages/helpdesk.ts'
import { readPracticeAnswers } from './pages/self-service.ts'
import { heading, workflowCard } from './pages/wizard.ts'

/**
 * Four eyes on the Helpdesk site, each operator in a browser of their own.
 *
 *   first:  three callers are not identified → waits ──────────────────────── goes on: who approved, and when → the check
 *   second:                                           is told the number → approves
 *   then: refused · wrong numbers · not one's own · not in one's scope · pressed twice · no decision
 *   for a privileged person the owner of the policy approves, on the Administration site
 */
const task = 'Two of us'
const first = { account: 'helpdesk.operator', password: 'Amber-Telescope-40' }
const second = { account: 'contractor.user', password: 'Cobalt-Windmill-16' }
/** Helps contractors only. */
const elsewhere = { account: 'site.admin', password: 'Juniper-Anvil-51' }

let server: RunningServer
let clock: AdjustableClock

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  clock = await createAdjustableClock()
  server = await startServer({ env: clock.environment })
  const administrator = await signInAsAdministrator(createApi(server))
  await administrator.update(
    '/api/v1/admin/policies/default',
    ({ id, version, ...policy }: Record<string, unknown>) => ({
      ...policy,
      helpdeskScope: { include: { groups: ['Helpdesk', 'External Staff'] } },
    }),
  )
  const contractors = {
    name: 'Contractors',
    enabled: true,
    userScope: { include: { groups: ['Contractors'] } },
    helpdeskScope: { include: { groups: ['Latchkey Administrators', 'Helpdesk'] } },
  }
  expect((await administrator.call('POST', '/api/v1/admin/policies', contractors)).status).toBe(201)
  const published = await administrator.call('POST', '/api/v1/admin/workflows', { policy: 'default', definition })
  expect(published.status).toBe(201)
})
test.afterAll(async () => {
  await server?.stop()
  await clock?.remove()
})

const definition = {
  id: 'two-of-us',
  site: 'helpdesk',
  enabled: true,
  availability: [],
  name: task,
  description: 'A colleague agrees first.',
  activities: [
    { key: 'second', activity: 'approve-by-operator', settings: {} },
    { key: 'mark', activity: 'enforce-profile-update', settings: {} },
  ],
}

async function signIn(browser: Browser, { account, password }: typeof first): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await signInToHelpdesk(page, server, account, password)
  await expect(searchField(page)).toBeFocused()
  return page
}

/** The first operator begins the task that asks for a second one each time. */
async function ask(page: Page, name: string): Promise<string> {
  await openPerson(page, name)
  await page.getByLabel('Ticket').fill('INC-4711')
  await page.getByLabel('Reason').fill('New telephone')
  await workflowCard(page, task).click()
  await expect(heading(page)).toHaveText('Waiting for a second operator')
  return readNumberForOperator(page)
}

/** A caller who is not identified, by the API. */
async function checkWrongly(account: string): Promise<void> {
  const api = createApi(server)
  const helpdesk = createHelpdeskClient(api, await signInAsOperator(api))
  const { run, step } = await helpdesk.startRun({ workflow: 'verify-user-identity', account })
  const questions = assertAskStep(step).page.answer.properties.answers?.prefixItems ?? []
  const answers = questions.map(({ properties }) => ({
    question: properties?.question?.const as string,
    answer: 'nonsense',
  }))
  const again = await helpdesk.answer(run, step, { answers })
  expect(assertAskStep(again).page.problem).toMatchObject({ code: 'caller-not-identified' })
}

test('H3: after three callers who were not identified a colleague approves one more check, and the first operator reads who and when', async ({
  browser,
  page,
}) => {
  const answers = await readPracticeAnswers(server, 'expired.user')
  for (let callers = 0; callers < 2; callers++) await checkWrongly('expired.user')
  await signInToHelpdesk(page, server, first.account, first.password)
  await openPerson(page, 'Expired User')
  await page.getByLabel('Reason').fill('Called from an unknown number')
  await workflowCard(page, 'Reset password').click()
  await verifyByQuestions(page, {})
  await expect(heading(page)).toHaveText('Waiting for a second operator')
  await expect(page.locator('.page-text')).toContainText('Three callers were not identified as this person')
  await checkAppearance(page, 'helpdesk-waits-for-operator')
  const number = await readNumberForOperator(page)

  const colleague = await signIn(browser, second)
  const asked = approvalRequest(colleague, 'Expired User')
  await expect(asked).toContainText('Helpdesk Operator')
  await expect(asked).toContainText('Called from an unknown number')
  await expect(asked).toContainText('Your approval opens one more check.')
  expect(await asked.textContent()).not.toContain(number)
  await checkAppearance(colleague, 'helpdesk-operator-request')
  await asked.getByRole('button', { name: 'Approve' }).click()
  await expect(asked).toContainText('Enter the two digits that your colleague sees.')
  await approveRequest(asked, number)
  await expect(colleague.locator('.request-outcome')).toBeFocused()
  await expect(colleague.locator('.request-outcome')).toContainText('You approved.')
  await expect(asked).toHaveCount(0)

  await expect(page.locator('.notice[data-tone=good]')).toHaveText(/^Contractor User approved at \d{1,2}:\d\d/)
  await checkAppearance(page, 'helpdesk-approved-by-operator')
  // The method that was chosen before stays chosen.
  await answerForCaller(page, answers)
  await expect(heading(page)).toHaveText('The new password is set')
  await colleague.context().close()
})

test('a refusal ends the task, and says who refused', async ({ browser, page }) => {
  await signInToHelpdesk(page, server, first.account, first.password)
  await ask(page, 'Active User')
  const colleague = await signIn(browser, second)
  await approvalRequest(colleague, 'Active User').getByRole('button', { name: 'Refuse' }).click()
  await expect(colleague.locator('.request-outcome')).toContainText('You refused.')
  await expect(page.locator('.outcome')).toContainText(
    /Contractor User refused at \d{1,2}:\d\d.*, so nothing was changed/,
  )
  await colleague.context().close()
})

test('wrong numbers are counted in the page, and the third refuses', async ({ browser, page }) => {
  await signInToHelpdesk(page, server, first.account, first.password)
  const number = await ask(page, 'Active User')
  const wrong = number === '99' ? '98' : '99'
  const colleague = await signIn(browser, second)
  const asked = approvalRequest(colleague, 'Active User')
  await approveRequest(asked, wrong)
  await expect(asked).toContainText('2 more wrong numbers refuse the request.')
  await expect(asked.getByRole('textbox')).toBeFocused()
  await expect(asked.getByRole('textbox')).toHaveValue('')
  await approveRequest(asked, wrong)
  await expect(asked).toContainText('One more wrong number refuses the request.')
  await approveRequest(asked, wrong)
  await expect(colleague.locator('.request-outcome')).toContainText('third wrong number')
  await expect(page.locator('.outcome')).toContainText('Contractor User refused at')
  await colleague.context().close()
})

test('neither the operator who asks nor one who may not help the person sees the request; pressed twice it is decided once', async ({
  browser,
  page,
}) => {
  await signInToHelpdesk(page, server, first.account, first.password)
  const number = await ask(page, 'Active User')
  const [own, outsider, colleague] = await Promise.all([
    signIn(browser, first),
    signIn(browser, elsewhere),
    signIn(browser, second),
  ])
  const asked = approvalRequest(colleague, 'Active User')
  await expect(asked).toBeVisible()
  for (const other of [own, outsider]) {
    // The list has been read once more since the request is there.
    await other.waitForResponse((reply) => reply.url().endsWith('/helpdesk/approvals'))
    await expect(other.locator('.request')).toHaveCount(0)
  }
  await asked.getByRole('textbox').fill(number)
  await asked.getByRole('button', { name: 'Approve' }).dblclick()
  await expect(colleague.locator('.request-outcome')).toContainText('You approved.')
  await expect(page.locator('.outcome')).toContainText('Contractor User approved at')
  for (const other of [own, outsider, colleague]) await other.context().close()
})

test('for a privileged person an operator waits each time, and the owner of the policy approves', async ({
  browser,
  page,
}) => {
  const administrator = await signInAsAdministrator(createApi(server))
  const { body: policies } = await administrator.call('GET', '/api/v1/admin/policies')
  const { id: policy } = policies.items.find(({ name }: { name: string }) => name === 'Contractors')
  const changes = { privileged: { groups: ['Contractors'], builtIn: true } }
  await administrator.update<Record<string, unknown>>(
    `/api/v1/admin/policies/${policy}`,
    ({ id, version, ...others }) => ({ ...others, ...changes }),
  )
  await administrator.update<{ settings: object }>('/api/v1/admin/settings/administration', ({ settings }) => ({
    ...settings,
    policyOwners: [{ policy, groups: ['Server Team'] }],
  }))
  await signInToHelpdesk(page, server, first.account, first.password)
  await openPerson(page, 'Contractor User')
  await page.getByLabel('Reason').fill('New telephone')
  await workflowCard(page, 'Reset password').click()
  await expect(heading(page)).toHaveText('Waiting for a second operator')
  await expect(page.locator('.page-text')).toContainText('access to more than its person’s own work')
  const number = await readNumberForOperator(page)

  const owner = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await owner.goto(`${server.url}/admin/#/policies`)
  await owner.getByLabel('Account name').fill('protected.user')
  await owner.getByLabel('Password', { exact: true }).fill('Granite-Feather-28')
  await owner.keyboard.press('Enter')
  const asked = approvalRequest(owner, 'Contractor User')
  await expect(asked).toContainText('Helpdesk Operator')
  await checkAppearance(owner, 'administration-owner-request')
  await approveRequest(asked, number)
  await expect(owner.locator('.request-outcome')).toContainText('You approved.')
  await expect(page.locator('.notice[data-tone=good]')).toHaveText(/^Protected User approved at \d{1,2}:\d\d/)
  await answerForCaller(page, await readPracticeAnswers(server, 'contractor.user'))
  await expect(heading(page)).toHaveText('The new password is set')
  await owner.context().close()
})

test('a request without a decision ends after ten minutes, before the operator who waits is signed out', async ({
  page,
}) => {
  await signInToHelpdesk(page, server, first.account, first.password)
  await ask(page, 'Active User')
  await clock.setOffset(11)
  await expect(page.locator('.outcome')).toContainText('No other operator decided within ten minutes')
})
