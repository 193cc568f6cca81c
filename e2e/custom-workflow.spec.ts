import { expect, type Page, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import { createHelpdeskClient, type HelpdeskClient } from './environment/helpdesk-client.ts'
import { waitForMailedCode } from './environment/mails.ts'
import { assertAskStep, waitUntilSettled } from './environment/person.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type FakeSmtpServer, startFakeSmtpServer } from './environment/smtp.ts'
import { type StaffSession, signInAsAdministrator, signInAsOperator, signInStaff } from './environment/staff.ts'
import { checkAppearance } from './pages/check-appearance.ts'
import { openWorkflowList, readPracticeAnswers } from './pages/self-service.ts'
import { answerQuestions, findAccount, heading, primaryButton, problem, workflowCard } from './pages/wizard.ts'

/**
 * An organisation's own workflow, for people who come back from a long leave.
 *
 *   administrator:  publishes it → the site offers it in every language that it has texts for
 *   person:         inside the company a code by mail, elsewhere security questions → enabled, and asked for a new password
 *   file:           exported → imported twice → three workflows, none overwritten, each runs
 *   two at once:    the second gets 412 with what the first saved, and saves over that; every version stays
 */
const workflows = '/api/v1/admin/workflows'
const welcomeBack = {
  id: 'welcome-back',
  site: 'self-service',
  name: { en: 'I am back from a long leave', de: 'Ich bin nach langer Zeit zurück' },
  description: { en: 'Opens your account again.', de: 'Öffnet Ihr Konto wieder.' },
  enabled: true,
  availability: [
    { fact: 'profileLocked', is: false },
    { fact: 'accountExpired', is: false },
  ],
  activities: [
    {
      key: 'where',
      activity: 'choose-path',
      settings: {
        paths: [{ when: [{ fact: 'network', in: ['10.20.0.0/16', '2001:db8:20::/48'] }], steps: ['code'] }],
        otherwise: ['questions'],
      },
    },
    { key: 'code', activity: 'authenticate-by-email-code', settings: { to: 'corporate', length: 8 } },
    { key: 'questions', activity: 'authenticate-with-qa-random', settings: { count: 2 } },
    { key: 'lock', activity: 'lock-qa-profile', settings: { threshold: 3, duration: 30, resetAfter: 30 } },
    { key: 'enable', activity: 'enable-account', settings: {} },
    { key: 'force', activity: 'force-password-change-at-next-logon', settings: {} },
    { key: 'restart', activity: 'restart-workflow-if-error-occurs', settings: {} },
    { key: 'tell', activity: 'email-user-if-workflow-succeeds', settings: {} },
  ],
}
const [inside, outside] = ['10.20.3.4', '10.21.3.4']
const addressOf = (account: string) => `${account}@corp.example.com`

let smtp: FakeSmtpServer
let server: RunningServer
let api: Api
let helpdesk: HelpdeskClient
let admin: StaffSession

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  smtp = await startFakeSmtpServer()
  server = await startServer({ env: { LATCHKEY_SMTP: smtp.url, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1,::1' } })
  api = createApi({ url: server.url })
  helpdesk = createHelpdeskClient(api, await signInAsOperator(api))
  admin = await signInAsAdministrator(api)
})
test.afterAll(async () => {
  await server?.stop()
  await smtp?.close()
})

/** The account's state in the directory, as an operator sees it. */
const stateOf = async (account: string) => (await helpdesk.readPerson(account)).body.state

async function begin(page: Page, account: string, address: string): Promise<void> {
  await page.setExtraHTTPHeaders({ 'x-forwarded-for': address })
  await openWorkflowList(page, server, account)
  await workflowCard(page, 'I am back from a long leave').click()
}

test('what cannot work is refused at its field, and nothing is published', async () => {
  const [where, ...others] = welcomeBack.activities
  const broken = {
    ...welcomeBack,
    activities: [
      { ...where, settings: { ...where?.settings, otherwise: ['telepathy'] } },
      ...others.map((step) => (step.key === 'enable' ? { ...step, activity: 'conjure-account' } : step)),
    ],
  }
  const problemsOf = async (path: string, body: object) => {
    const refused = await admin.call('POST', path, body)
    expect(refused).toMatchObject({ status: 422, body: { code: 'settings-refused' } })
    return refused.body.problems.map((one: { path: string; code: string }) => `${one.path} ${one.code}`)
  }
  expect((await problemsOf(workflows, { policy: 'default', definition: broken })).toSorted()).toEqual([
    'definition.activities.0.settings.otherwise.0 step-unknown',
    'definition.activities.4.activity activity-unknown',
  ])
  // A person who is sent to the last step would never have authenticated.
  const open = { ...where, settings: { ...where?.settings, otherwise: [] } }
  const unproven = [open, ...others.filter(({ key }) => key !== 'questions')]
  expect(await problemsOf(`${workflows}/check`, { definition: { ...welcomeBack, activities: unproven } })).toEqual([
    'definition.activities.3 authentication-missing',
  ])
  expect((await api.listWorkflows('disabled.user')).map(({ workflow }) => workflow)).not.toContain('welcome-back')
})

test('inside the company, a code by mail enables a disabled account', async ({ page }) => {
  const created = await admin.call('POST', workflows, { policy: 'default', definition: welcomeBack })
  expect(created).toMatchObject({ status: 201, body: { version: 1, predefined: false, warnings: [] } })
  expect(await stateOf('disabled.user')).toMatchObject({ disabled: true })

  await begin(page, 'disabled.user', inside)
  await expect(heading(page)).toHaveText('Enter the code from your e-mail')
  await checkAppearance(page, 'custom-01-code')
  const code = await waitForMailedCode(smtp, addressOf('disabled.user'))
  expect(code).toHaveLength(8)
  await page.getByLabel('Code from the e-mail').fill(code === '00000000' ? '00000001' : '00000000')
  await expect(problem(page)).toContainText('This is not the code that we sent.')
  expect(await stateOf('disabled.user')).toMatchObject({ disabled: true })
  await page.getByLabel('Code from the e-mail').fill(`${code.slice(0, 4)} ${code.slice(4)}`)
  await expect(page.locator('.outcome')).toContainText('The account is enabled.')
  await checkAppearance(page, 'custom-02-done')
  expect(await stateOf('disabled.user')).toMatchObject({ disabled: false, mustChange: true })
})

test('the Legacy site takes the same way', async ({ browser }) => {
  for (const [address, asks] of [
    [inside, 'Enter the code from your e-mail'],
    [outside, 'Answer your security questions'],
  ] as const) {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      extraHTTPHeaders: { 'x-forwarded-for': address },
    })
    const page = await context.newPage()
    await page.goto(`${server.url}/legacy/?task=welcome-back`)
    await findAccount(page, 'expired.user')
    await expect(heading(page)).toHaveText(asks)
    await context.close()
  }
})

test('elsewhere, security questions are asked, with the names in the language', async ({ browser }) => {
  const german = await browser.newContext({ locale: 'de-DE', extraHTTPHeaders: { 'x-forwarded-for': outside } })
  const page = await german.newPage()
  await page.goto(server.url)
  await expect(workflowCard(page, 'Ich bin nach langer Zeit zurück')).toContainText('Öffnet Ihr Konto wieder.')
  await german.close()

  const english = await browser.newContext({ locale: 'en-GB' })
  const other = await english.newPage()
  await begin(other, 'active.user', outside)
  await expect(heading(other)).toHaveText('Answer your security questions')
  await answerQuestions(other, await readPracticeAnswers(server, 'active.user'))
  await primaryButton(other).click()
  await expect(other.locator('.outcome')).toContainText('A new password is asked for at the next sign-in.')
  // Nothing to enable: said is what was done, and no more.
  await expect(other.locator('.outcome')).not.toContainText('is enabled')
  await english.close()
  expect(await stateOf('active.user')).toMatchObject({ disabled: false, mustChange: true })
})

test('its export, imported twice, makes two more workflows that run', async () => {
  const exported = await admin.call('GET', `${workflows}/export?policy=default&workflows=welcome-back`)
  expect(exported.body).toMatchObject({ format: 'latchkey-workflows', version: 1, workflows: [welcomeBack] })
  const schema = await admin.call('GET', new URL(exported.body.$schema).pathname)
  expect(schema.body).toMatchObject({ $id: exported.body.$schema, type: 'object' })

  const ids: string[] = []
  for (const round of [1, 2]) {
    const order = { policy: 'default', document: exported.body }
    const imported = await admin.call('POST', `${workflows}/import`, order)
    expect(imported, `import ${round}`).toMatchObject({ status: 201, body: { warnings: [] } })
    ids.push(...imported.body.workflows.map(({ id }: { id: string }) => id))
  }
  expect(new Set(['welcome-back', ...ids]).size).toBe(3)
  const offered = (await api.listWorkflows('finegrained.user')).filter(({ title }) => title === welcomeBack.name.en)
  expect(offered.map(({ workflow }) => workflow).toSorted()).toEqual(['welcome-back', ...ids].toSorted())

  for (const [index, account] of ['finegrained.user', 'contractor.user'].entries()) {
    const before = smtp.received.length
    const headers = { 'x-forwarded-for': inside }
    const body = { workflow: ids[index], account }
    const { run, step } = await (await api.call('POST', '/api/v1/runs', { body, headers })).json()
    const code = await waitForMailedCode(smtp, addressOf(account), before)
    const done = await waitUntilSettled(api, run, await api.answer(run, assertAskStep(step).number, { code }))
    expect(done, ids[index]).toMatchObject({ status: 'done' })
    expect(await stateOf(account)).toMatchObject({ mustChange: true })
  }
  const other = { ...exported.body, version: 2 }
  const later = await admin.call('POST', `${workflows}/import`, { policy: 'default', document: other })
  expect([later.status, later.body.problems?.[0]?.path]).toEqual([422, 'document.version'])
})

test('of two administrators who save at once the second gets 412, and neither loses a change', async () => {
  await admin.update<{ settings: { groups: string[] } }>('/api/v1/admin/settings/administration', ({ settings }) => ({
    groups: [...settings.groups, 'Domain Admins'],
  }))
  const colleague = { frontEnd: 'administration', account: 'protected.user', password: 'Granite-Feather-28' } as const
  const second = await signInStaff(api, colleague)
  const path = `${workflows}/default/welcome-back`
  const [mine, theirs] = [await admin.call('GET', path), await second.call('GET', path)]
  expect(mine.etag).toBe(theirs.etag)
  const renamed = { definition: { ...mine.body.definition, name: 'Back again' } }
  const switchedOff = { definition: { ...theirs.body.definition, enabled: false } }
  const saved = await Promise.all([
    admin.call('PUT', path, renamed, mine.etag),
    second.call('PUT', path, switchedOff, theirs.etag),
  ])
  expect(saved.map(({ status }) => status).toSorted()).toEqual([200, 412])
  const late = saved.find(({ status }) => status === 412)
  const first = saved.find(({ status }) => status === 200)
  expect(late?.body).toMatchObject({ code: 'changed-meanwhile', current: { definition: first?.body.definition } })

  // Saved over what the other one saved: both changes hold.
  const isRenamed = first?.body.definition.name === 'Back again'
  const change = isRenamed ? { enabled: false } : { name: 'Back again' }
  const both = { ...late?.body.current, definition: { ...late?.body.current.definition, ...change } }
  expect(await (isRenamed ? second : admin).call('PUT', path, both, late?.etag)).toMatchObject({ status: 200 })
  expect((await admin.call('GET', path)).body).toMatchObject({
    version: 3,
    definition: { name: 'Back again', enabled: false },
  })
  const history = await admin.call('GET', `${path}/versions`)
  expect(history.body.items.map(({ version }: { version: number }) => version)).toEqual([3, 2, 1])
  expect((await admin.call('GET', `${path}/versions/1`)).body.definition).toEqual(mine.body.definition)
  expect((await api.listWorkflows('active.user')).map(({ workflow }) => workflow)).not.toContain('welcome-back')
  expect((await admin.call('PUT', path, renamed)).status).toBe(428)
})
