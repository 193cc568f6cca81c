import { expect, type Page, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import { assertAskStep, fillPage } from './environment/person.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { createDataProbe } from './environment/server-data.ts'
import { type StaffSession, signInAsAdministrator } from './environment/staff.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import {
  answersByQuestion,
  chooseAndAnswer,
  openWorkflowList,
  readPracticeAnswers,
  signInToPracticeMail,
} from './pages/self-service.ts'
import { answerQuestions, heading, primaryButton, problem, profileAction, workflowCard } from './pages/wizard.ts'

/**
 * Two management policies on one site.
 *
 *   administrator:  External people, by a group three deep → other questions, longer passwords, for them alone
 *   contractor:     forgot, by the answers given before → 16 characters are required; then answers the new questions
 *   staff:          gets the questions of the default policy
 *   in two:         the first by priority applies, and explain says why; in the reverse order, the other one
 *   gone:           a group that the directory lost → a warning on saving, covers no one; a list emptied → old answers still work
 */
const policies = '/api/v1/admin/policies'
const external = {
  name: 'External people',
  enabled: true,
  userScope: { include: { groups: ['External Staff'] } },
  questions: {
    questions: [
      {
        id: 'badge',
        kind: 'mandatory',
        wordings: { en: 'Which number is on your badge?', de: 'Welche Nummer steht auf Ihrem Ausweis?' },
      },
      {
        id: 'agency',
        kind: 'mandatory',
        wordings: { en: 'Which agency sent you?', de: 'Welche Agentur schickt Sie?' },
      },
    ],
    optionalCount: 0,
    userDefinedCount: 1,
    confirmAnswers: true,
  },
  rules: [{ id: 'length', settings: { min: 16 } }],
  newMethodHours: 0,
}
const staff = { account: 'unregistered.user', password: 'Saffron-Bridge-17' }
const contractor = { account: 'contractor.user', password: 'Cobalt-Windmill-16' }
const longPassword = 'Sixteen-Harbours-77'

let server: RunningServer
let api: Api
let admin: StaffSession
let id: string

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startServer({ env: { LATCHKEY_TRUSTED_PROXIES: '127.0.0.1,::1' } })
  api = createApi({ url: server.url, trusted: true })
  admin = await signInAsAdministrator(api)
})
test.afterAll(() => server?.stop())

const explain = async (account: string) =>
  (await admin.call('GET', `${policies}/explain?person=${account}`)).body as {
    holds: string
    policies: { id: string; covers: boolean; holds: boolean; because: object }[]
  }

/** The current policy, without what an administrator does not write. */
type CurrentPolicy = { id: string; version: number; priority: number } & Record<string, unknown>
const written = ({ id: _, version: __, ...policy }: CurrentPolicy) => policy

async function forgot(page: Page, account: string, answers: Record<string, string>): Promise<void> {
  await page.context().clearCookies()
  await openWorkflowList(page, server, account)
  await workflowCard(page, 'I forgot my password').click()
  await expect(heading(page)).toHaveText('Answer your security questions')
  await answerQuestions(page, answers)
  await primaryButton(page).click()
}

test('a policy for people three groups deep applies to them at once, and to no one else', async ({ page }) => {
  const created = await admin.call('POST', policies, external)
  expect(created).toMatchObject({ status: 201, body: { priority: 10, enabled: true, warnings: [] } })
  id = created.body.id
  expect(await explain('contractor.user')).toMatchObject({
    holds: id,
    policies: [
      { id, covers: true, holds: true, because: { line: 'included-group', entry: 'External Staff' } },
      { id: 'default', covers: true, holds: false },
    ],
  })
  expect(await explain(staff.account)).toMatchObject({
    holds: 'default',
    policies: [{ id, covers: false, because: { line: 'not-included' } }, { id: 'default' }],
  })

  // Answers to questions of the previous list still work.
  await forgot(page, contractor.account, await readPracticeAnswers(server, contractor.account))
  await expect(heading(page)).toHaveText('Choose a new password')
  await expect(page.locator('.rules')).toContainText('At least 16 characters')
  await page.getByLabel('New password', { exact: true }).fill('Fresh-Lamp-7')
  await primaryButton(page).click()
  await expect(problem(page)).toContainText('At least 16 characters')
  await page.getByLabel('New password', { exact: true }).fill(longPassword)
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Your new password is set')
  expect(await signInToPracticeMail(server, contractor.account, longPassword)).toBe(true)
})

test('the contractor gets other questions, each asked twice, and one of their own', async ({ page }) => {
  await openWorkflowList(page, server, contractor.account)
  await workflowCard(page, 'Manage my profile').click()
  await page.getByLabel('Current password', { exact: true }).fill(longPassword)
  await primaryButton(page).click()
  await profileAction(page, 'Change – Security questions').click()
  await expect(page.locator('.row select')).toHaveCount(0)
  for (const question of ['Which number is on your badge?', 'Which agency sent you?'])
    await expect(page.getByText(question)).toBeVisible()
  await checkAppearance(page, 'policies-01-own-questions')
})

test('staff gets the questions and the refusals of the default policy', async ({ page }) => {
  await openWorkflowList(page, server, staff.account)
  await workflowCard(page, 'Register security questions').click()
  await page.getByLabel('Current password', { exact: true }).fill(staff.password)
  await primaryButton(page).click()
  await expect(page.getByText('Which number is on your badge?')).toHaveCount(0)

  const [school, pet, town] = Object.entries(answersByQuestion) as [string, string][]
  if (!school || !pet || !town) throw new Error('three questions')
  for (const [given, words] of [
    [[school, [pet[0], school[1]], town], 'You gave this answer to another question already.'],
    [[school, [pet[0], 'first pet'], town], 'This answer repeats words of the question.'],
    [[school, [pet[0], '  '], town], 'This answer is too short.'],
  ] as const) {
    await chooseAndAnswer(
      page,
      given.map(([question, answer]) => [question ?? '', answer ?? '']),
    )
    await primaryButton(page).click()
    await expect(problem(page)).toHaveCount(1)
    await expect(page.locator('.row').nth(1)).toContainText(words)
  }
  await checkAppearance(page, 'policies-02-answer-beside-its-field')
  await chooseAndAnswer(page, Object.entries(answersByQuestion))
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('You are registered')
})

test('of two policies the first applies; in the reverse order the other', async () => {
  const contractors = {
    name: 'Contractors’ unit',
    enabled: true,
    userScope: { include: { containers: ['OU=Contractors,DC=corp,DC=example,DC=com'] } },
    rules: [{ id: 'length', settings: { min: 20 } }],
  }
  const second = await admin.call('POST', policies, contractors)
  expect(second).toMatchObject({ status: 201, body: { priority: 20, warnings: [] } })
  const other: string = second.body.id
  const before = await explain(contractor.account)
  expect(before.holds).toBe(id)
  expect(before.policies.map(({ covers, because }) => ({ covers, because }))).toMatchObject([
    { covers: true, because: { line: 'included-group' } },
    { covers: true, because: { line: 'included-container', entry: 'OU=Contractors,DC=corp,DC=example,DC=com' } },
    { covers: true, because: { line: 'default-policy' } },
  ])
  expect(await minLength()).toBe(16)
  await admin.update('/api/v1/admin/policy-order', () => ({ policies: [other, id] }))
  expect((await explain(contractor.account)).holds).toBe(other)
  expect(await minLength()).toBe(20)
  const { etag } = await admin.call('GET', `${policies}/${other}`)
  expect((await admin.call('DELETE', `${policies}/${other}`, undefined, etag)).status).toBe(204)
  expect(await minLength()).toBe(16)
})

/** How long a new password of the contractor's must be, as the page has it. */
async function minLength(): Promise<number> {
  const { run, step } = await api.start({ workflow: 'manage-my-passwords', account: contractor.account })
  const page = assertAskStep(
    await api.answer(run, assertAskStep(step).number, fillPage(assertAskStep(step), { password: longPassword })),
  )
  await api.cancel(run)
  const lengths = (page.page.rules ?? []).filter((rule) => rule.id === 'length')
  return Math.max(...lengths.map(({ settings }) => Number((settings as { min: number }).min)))
}

test('people who registered before the list was emptied come back by the answers they gave', async ({ page }) => {
  type Default = CurrentPolicy & { questions: object }
  const emptied = await admin.call('GET', `${policies}/default`)
  const policy = written(emptied.body as Default)
  // Three answers to no question are impossible: refused at its field.
  const refused = await admin.call(
    'PUT',
    `${policies}/default`,
    { ...policy, questions: { questions: [] } },
    emptied.etag,
  )
  expect(refused).toMatchObject({ status: 422, body: { problems: [{ path: 'questions.optionalCount' }] } })
  await admin.update<Default>(`${policies}/default`, (standing) => ({
    ...written(standing),
    questions: { questions: [], optionalCount: 0 },
    newMethodHours: 0,
  }))

  // A new person is not reported as registered, with nothing to be recognised by.
  const { run, step } = await api.start({ workflow: 'register', account: 'team.manager' })
  const answer = fillPage(assertAskStep(step), { password: 'Lemon-Viaduct-95' })
  expect(await api.answer(run, assertAskStep(step).number, answer)).toMatchObject({
    status: 'stopped',
    code: 'no-questions',
  })

  await forgot(page, staff.account, answersByQuestion)
  await expect(heading(page)).toHaveText('Choose a new password')
  await page.getByLabel('New password', { exact: true }).fill('Fresh-Harbour-77')
  await primaryButton(page).click()
  await expect(heading(page)).toHaveText('Your new password is set')
  expect(await signInToPracticeMail(server, staff.account, 'Fresh-Harbour-77')).toBe(true)
})

test('a group that the directory has lost covers no one, and every save warns of it', async () => {
  const company = createDataProbe(server, 'sample-company.sqlite')
  const [group] = company.select(`select nameKey from Grouping where entry like '%External Staff%'`)
  for (const [table, column] of [
    ['Grouping', 'nameKey'],
    ['Membership', 'groupKey'],
    ['Membership', 'memberKey'],
  ])
    company.execute(`delete from ${table} where ${column} = ?`, String(group?.nameKey))
  expect((await explain(contractor.account)).holds).toBe('default')
  const saved = await admin.update<CurrentPolicy>(`${policies}/${id}`, written)
  expect(saved.body.warnings).toMatchObject([
    { path: 'userScope.include.groups.0', code: 'group-unknown', text: expect.stringContaining('External Staff') },
  ])
  const misspelt = await admin.call('POST', policies, {
    name: 'Misspelt',
    userScope: { domains: ['corp.exmaple.com'], include: { groups: ['Contracters'], containers: ['OU=Nowhere'] } },
  })
  expect(misspelt.status).toBe(201)
  expect(misspelt.body.warnings.map(({ code }: { code: string }) => code)).toEqual([
    ...['domain-unknown', 'group-unknown', 'container-unknown'],
  ])
})
