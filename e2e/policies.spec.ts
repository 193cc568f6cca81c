import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, type Page, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import { asked, typed } from './environment/person.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { administrator, type Staff } from './environment/staff.ts'
import { lookAt } from './pages/look-at.ts'
import { chooseAndAnswer, open, practiceAnswers, practiceSignIn, questions } from './pages/self-service.ts'
import { answerQuestions, heading, primary, problem, task } from './pages/wizard.ts'

/**
 * 4/3-7 3-8: two management policies on one site.
 *
 *   administrator:  External people, by a group three deep → other questions, longer passwords, for them alone
 *   contractor:     forgot, by the answers given before → 16 characters are asked for; then answers the new questions
 *   staff:          asked for what the default policy says
 *   in two:         the first by priority holds, and explain says by which line; the order turned round, the other one
 *   gone:           a group that the directory lost → told on saving, covers nobody; a list emptied → answers open as before
 */
const policies = '/api/v1/admin/policies'
const external = {
  name: 'External people',
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
let admin: Staff
let id: string

test.describe.configure({ mode: 'serial', timeout: 120_000 })
test.beforeAll(async () => {
  server = await startServer({ env: { LATCHKEY_TRUSTED_PROXIES: '127.0.0.1,::1' } })
  api = createApi({ url: server.url, trusted: true })
  admin = await administrator(api)
})
test.afterAll(() => server?.stop())

const explain = async (account: string) =>
  (await admin.call('GET', `${policies}/explain?person=${account}`)).body as {
    holds: string
    policies: { id: string; covers: boolean; holds: boolean; because: object }[]
  }

/** As it stands, without what an administrator does not write. */
type Standing = { id: string; version: number; priority: number } & Record<string, unknown>
const written = ({ id: _, version: __, ...policy }: Standing) => policy

async function forgot(page: Page, account: string, answers: Record<string, string>): Promise<void> {
  await page.context().clearCookies()
  await open(page, server, account)
  await task(page, 'I forgot my password').click()
  await expect(heading(page)).toHaveText('Answer your security questions')
  await answerQuestions(page, answers)
  await primary(page).click()
}

test('a policy for people three groups deep holds for them, at once and alone', async ({ page }) => {
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

  // Answers to questions of the list before open as ever.
  await forgot(page, contractor.account, await practiceAnswers(server, contractor.account))
  await expect(heading(page)).toHaveText('Choose a new password')
  await expect(page.locator('.rules')).toContainText('At least 16 characters')
  await page.getByLabel('New password', { exact: true }).fill('Fresh-Lamp-7')
  await primary(page).click()
  await expect(problem(page)).toContainText('At least 16 characters')
  await page.getByLabel('New password', { exact: true }).fill(longPassword)
  await primary(page).click()
  await expect(heading(page)).toHaveText('Your new password is set')
  expect(await practiceSignIn(server, contractor.account, longPassword)).toBe(true)
})

test('the contractor is asked other questions, each twice, and one of their own', async ({ page }) => {
  await open(page, server, contractor.account)
  await task(page, 'Manage my profile').click()
  await page.getByLabel('Current password', { exact: true }).fill(longPassword)
  await primary(page).click()
  await page.getByLabel('Choose other security questions').check()
  await primary(page).click()
  await expect(page.locator('.row select')).toHaveCount(0)
  for (const question of ['Which number is on your badge?', 'Which agency sent you?'])
    await expect(page.getByText(question)).toBeVisible()
  await lookAt(page, 'policies-01-own-questions')
})

test('staff is asked what the default policy says, and refused what it refuses', async ({ page }) => {
  await open(page, server, staff.account)
  await task(page, 'Register security questions').click()
  await page.getByLabel('Current password', { exact: true }).fill(staff.password)
  await primary(page).click()
  await expect(page.getByText('Which number is on your badge?')).toHaveCount(0)

  const [school, pet, town] = Object.entries(questions) as [string, string][]
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
    await primary(page).click()
    await expect(problem(page)).toHaveCount(1)
    await expect(page.locator('.row').nth(1)).toContainText(words)
  }
  await lookAt(page, 'policies-02-answer-beside-its-field')
  await chooseAndAnswer(page, Object.entries(questions))
  await primary(page).click()
  await expect(heading(page)).toHaveText('You are registered')
})

test('of two policies the first holds, and turned round the other', async () => {
  const bergen = {
    name: 'Contractors’ unit',
    userScope: { include: { containers: ['OU=Contractors,DC=corp,DC=example,DC=com'] } },
    rules: [{ id: 'length', settings: { min: 20 } }],
  }
  const second = await admin.call('POST', policies, bergen)
  expect(second).toMatchObject({ status: 201, body: { priority: 20, warnings: [] } })
  const other: string = second.body.id
  const before = await explain(contractor.account)
  expect(before.holds).toBe(id)
  expect(before.policies.map(({ covers, because }) => ({ covers, because }))).toMatchObject([
    { covers: true, because: { line: 'included-group' } },
    { covers: true, because: { line: 'included-container', entry: 'OU=Contractors,DC=corp,DC=example,DC=com' } },
    { covers: true, because: { line: 'default-policy' } },
  ])
  expect(await leastLength()).toBe(16)
  await admin.change('/api/v1/admin/policy-order', () => ({ policies: [other, id] }))
  expect((await explain(contractor.account)).holds).toBe(other)
  expect(await leastLength()).toBe(20)
  const { etag } = await admin.call('GET', `${policies}/${other}`)
  expect((await admin.call('DELETE', `${policies}/${other}`, undefined, etag)).status).toBe(204)
  expect(await leastLength()).toBe(16)
})

/** How long a new password of the contractor's must be, as the page has it. */
async function leastLength(): Promise<number> {
  const { run, step } = await api.start({ workflow: 'manage-my-passwords', account: contractor.account })
  const page = asked(await api.answer(run, asked(step).number, typed(asked(step), { password: longPassword })))
  await api.cancel(run)
  const lengths = (page.page.rules ?? []).filter((rule) => rule.id === 'length')
  return Math.max(...lengths.map(({ settings }) => Number((settings as { min: number }).min)))
}

test('a list that is emptied under registered people: they come back by the answers they gave', async ({ page }) => {
  type Default = Standing & { questions: object }
  const emptied = await admin.call('GET', `${policies}/default`)
  const policy = written(emptied.body as Default)
  // Nobody could give three answers to no question: told at its field.
  const refused = await admin.call(
    'PUT',
    `${policies}/default`,
    { ...policy, questions: { questions: [] } },
    emptied.etag,
  )
  expect(refused).toMatchObject({ status: 422, body: { problems: [{ path: 'questions.optionalCount' }] } })
  await admin.change<Default>(`${policies}/default`, (standing) => ({
    ...written(standing),
    questions: { questions: [], optionalCount: 0 },
    newMethodHours: 0,
  }))

  // Whoever comes anew is not told that they are registered, with nothing to be known by.
  const { run, step } = await api.start({ workflow: 'register', account: 'team.manager' })
  const answer = typed(asked(step), { password: 'Lemon-Viaduct-95' })
  expect(await api.answer(run, asked(step).number, answer)).toMatchObject({ status: 'stopped', code: 'no-questions' })

  await forgot(page, staff.account, questions)
  await expect(heading(page)).toHaveText('Choose a new password')
  await page.getByLabel('New password', { exact: true }).fill('Fresh-Harbour-77')
  await primary(page).click()
  await expect(heading(page)).toHaveText('Your new password is set')
  expect(await practiceSignIn(server, staff.account, 'Fresh-Harbour-77')).toBe(true)
})

test('a group that the directory has lost covers nobody, and is told on every saving', async () => {
  const company = new DatabaseSync(join(server.folder, 'data/sample-company.sqlite'), { timeout: 10_000 })
  const [{ nameKey } = {}] = company.prepare(`select nameKey from Grouping where entry like '%External Staff%'`).all()
  for (const [table, column] of [
    ['Grouping', 'nameKey'],
    ['Membership', 'groupKey'],
    ['Membership', 'memberKey'],
  ])
    company.prepare(`delete from ${table} where ${column} = ?`).run(String(nameKey))
  company.close()
  expect((await explain(contractor.account)).holds).toBe('default')
  const saved = await admin.change<Standing>(`${policies}/${id}`, written)
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
