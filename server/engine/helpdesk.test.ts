import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DirectorySession } from '../directory/directory.ts'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { hashToken, newToken } from '../store/keys.ts'
import { insertSession } from '../store/sessions.ts'
import { asked, type Office, openOffice } from './testing.ts'

/** An operator's run, on a controller that takes a reset and says nothing more. */
let folder: string
let office: Office
let silent: boolean
/** The write never arrives. */
let lost: boolean
let knows: boolean
let sent: string[]

const moody = (session: DirectorySession): DirectorySession => ({
  ...session,
  settlePassword: async (...args) => (knows ? session.settlePassword(...args) : 'unknown'),
  async resetPassword(person, reset, ticket) {
    sent.push(reset.newPassword)
    if (lost) return { outcome: 'unknown' }
    const result = await session.resetPassword(person, reset, ticket)
    return silent ? { outcome: 'unknown' } : result
  },
})

beforeEach(async () => {
  ;[silent, lost, knows, sent] = [false, false, true, []]
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
  const directory = (real: Office['company']): Office['company'] => ({
    ...real,
    session: (of) => moody(real.session(of)),
  })
  office = await openOffice({ folder, registered: true, directory })
})
afterEach(async () => {
  await office[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

async function personOf(account: string) {
  const found = await office.company.session({}).find(account)
  if (found.found !== 'one') throw new Error(account)
  return found.person
}

/** The operator stands at the page that sets a password, the caller having answered. */
async function atTheReset(account = 'active.user') {
  const session = newToken()
  const { id, domain, account: own, displayName } = await personOf('helpdesk.operator')
  const row = {
    tokenHash: hashToken(session),
    frontEnd: 'helpdesk',
    module: 'directory-password',
    personId: id,
    domain,
  }
  await office.store.transaction((tx) => insertSession(tx, { ...row, milliseconds: 60_000 }))
  const { run: begun, step } = await office.engine.start({
    ...{ workflow: 'reset-password', account, language: 'en', site: 'helpdesk' },
    helpdesk: { operator: { id, domain, account: own, displayName }, session, person: await personOf(account) },
  })
  const run = { ...begun, session }
  const answer = async (number: number, given: unknown) => office.engine.answer(run, { number, answer: given })
  const questions = asked(await answer(asked(step).number, { method: 'caller-questions' }))
  const rows = questions.page.answer.properties.answers?.prefixItems ?? []
  const known = sampleAccounts.find((one) => one.account === account)?.answers ?? []
  const answers = rows.map(({ properties }) => known.find(({ question }) => question === properties?.question?.const))
  return { run, answer, page: asked(await answer(questions.number, { answers })) }
}

const stored = async () =>
  JSON.stringify([
    await office.store.read.selectFrom('Run').selectAll().execute(),
    await office.store.read.selectFrom('AuditEvent').selectAll().execute(),
    await office.store.read.selectFrom('OutboxMail').selectAll().execute(),
  ])

test('a generated password lies nowhere in clear, and is told in the answer that sets it and no other', async () => {
  const { run, answer, page } = await atTheReset()
  const done = await answer(page.number, {})
  const [password = ''] = sent
  expect(done).toMatchObject({ status: 'done', result: { shown: [{ value: password }] } })
  expect(await stored()).not.toContain(password)
  expect(JSON.stringify([page, await office.engine.standing(run)])).not.toContain(password)
})

test('a reset that nobody knew the outcome of is told with its password as soon as somebody does', async () => {
  const { run, answer, page } = await atTheReset()
  ;[silent, knows] = [true, false]
  const told = asked(await answer(page.number, {}))
  expect(told.page.problem?.code).toBe('outcome-unknown')
  knows = true
  const done = await office.engine.standing(run)
  expect(done).toMatchObject({ status: 'done', result: { shown: [{ value: sent[0] }] } })
  expect(sent).toHaveLength(1)
  const person = await personOf('active.user')
  expect(await office.company.session({}).verifyPassword(person, sent[0] ?? '')).toBe('must-change')
})

test('a reset that was lost is done again from the page that stands, and told once it holds', async () => {
  const { answer, page } = await atTheReset()
  lost = true
  const again = asked(await answer(page.number, {}))
  expect(again.page.problem?.code).toBe('outcome-not-applied')
  expect(again.page.shown).toBeUndefined()
  lost = false
  const done = await answer(again.number, {})
  expect(done).toMatchObject({ status: 'done', result: { shown: [{ value: sent.at(-1) }] } })
})

test('without the operator’s session the run is nobody’s', async () => {
  const { run, page } = await atTheReset()
  const { session: _, ...alone } = run
  for (const credentials of [alone, { ...run, session: newToken() }]) {
    const submission = { number: page.number, answer: {} }
    await expect(office.engine.answer(credentials, submission)).rejects.toMatchObject({ code: 'sign-in-required' })
    await expect(office.engine.standing(credentials)).rejects.toMatchObject({ code: 'sign-in-required' })
    await expect(office.engine.cancel(credentials)).rejects.toMatchObject({ code: 'sign-in-required' })
  }
  expect(sent).toEqual([])
})
