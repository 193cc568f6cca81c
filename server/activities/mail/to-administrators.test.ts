import { afterEach, beforeEach, expect, test } from 'vitest'
import { renderMail } from '../../notifications/rendering.ts'
import { toFindings } from '../../policies/findings.ts'
import type { RunFacts } from '../activity.ts'
import { emailAdministratorIfWorkflowFails } from '../email-administrator-if-workflow-fails/activity.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

const activity = emailAdministratorIfWorkflowFails
const ops = 'ops@corp.example.com'

async function mailsFor(settings: object, run: Partial<RunFacts> = {}) {
  const facts = { error: { activity: 'x', code: 'wrong-credentials' }, ...run }
  const ctx = await harness.context(activity, 'active.user', { settings, run: facts })
  await harness.store.transaction(async (tx) => activity.record?.(ctx, tx))
  return harness.mails()
}

test('the administrator’s own text is used, with all parameters', async () => {
  const operator = { id: 'o', domain: 'd', account: 'helpdesk.operator', displayName: 'Hanna Weber' }
  const all = '{account} {displayName} {workflow} {result} {error} {operator} {ticket}'
  const [mail] = await mailsFor({ recipients: [ops], subject: '{account}', text: all }, { operator, ticket: 'INC-1' })
  const { subject, text } = renderMail(mail ?? expect.fail('no mail'))
  expect(subject).toBe('active.user')
  expect(text).toMatch(/^active\.user .+ Change my password failed .{10,}\. Hanna Weber INC-1$/m)
})

test('without an own text the supplied one is used, in the organisation’s language', async () => {
  const [mail] = await mailsFor({ recipients: [ops] })
  const texts = { defaultLanguage: 'de', overrides: new Map() }
  expect(renderMail(mail ?? expect.fail('no mail'), { texts }).text).toMatch(/^Ergebnis: fehlgeschlagen$/m)
})

test('one mail for each address, and none without one', async () => {
  expect(await mailsFor({})).toEqual([])
  const mails = await mailsFor({ recipients: [ops, 'OPS@corp.example.com', 'second@corp.example.com'] })
  expect(mails.map(({ to }) => to)).toEqual(['OPS@corp.example.com', 'second@corp.example.com'])
})

test('a decoy does the same work, and its mail goes to an address that does not exist', async () => {
  const [mail] = await mailsFor({ recipients: [ops] }, { decoy: true })
  expect(mail).toMatchObject({ to: 'nobody@decoy.invalid', values: { account: '', displayName: '' } })
})

const refused = (settings: object) => {
  const read = activity.settings.safeParse(settings)
  return read.success ? [] : toFindings(read.error).map(({ path, code }) => `${path}: ${code}`)
}

test.each([
  [
    'eleven addresses',
    { recipients: Array.from({ length: 11 }, (_, index) => `a${index}@b.test`) },
    'recipients: list-too-long',
  ],
  ['two addresses in one', { recipients: ['a@b.test,c@d.test'] }, 'recipients.0: value-invalid'],
  ['a secret', { subject: 'x', text: 'It was {newPassword}' }, 'text: parameter-secret'],
  ['an undeclared parameter', { subject: '{phone}', text: 'x' }, 'subject: parameter-unknown'],
  ['a broken message', { subject: 'x', text: '{account' }, 'text: message-broken'],
  ['a second header', { subject: 'x\nBcc: y@z.test', text: 'x' }, 'subject: text-characters'],
  ['a text without a subject', { text: 'x' }, 'subject: words-missing'],
])('refused on saving: %s', (_what, settings, problem) => {
  expect(refused(settings)).toContain(problem)
})
