import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { DirectoryPerson, DirectorySession } from '../directory/directory.ts'
import { newToken } from '../store/keys.ts'
import { insertSession } from '../store/sessions.ts'
import { hashToken } from '../store/signed-rows.ts'
import { createEngineHarness, type EngineHarness, expectPage } from './testing.ts'

/** What a run that began before does once its person has become protected, or cannot be looked up. */
let harness: EngineHarness
let isProtected: boolean
let isPersonUnreachable: boolean
/** The controller applies a change without a reply, and cannot tell afterwards. */
let isSilent: boolean
let sent: string[]

const account = 'active.user'
const password = 'Harbour-Lantern-41'
const newPassword = 'Velvet-Compass-93'

const asNow = (person: DirectoryPerson | undefined) =>
  person && person.account === account && isProtected ? { ...person, adminCount: true } : person

const withChanges = (session: DirectorySession): DirectorySession => ({
  ...session,
  async findById(id) {
    if (isPersonUnreachable) throw new AppError('directory-unreachable')
    return asNow(await session.findById(id))
  },
  settlePassword: async (...args) => (isSilent ? 'unknown' : session.settlePassword(...args)),
  async changePassword(person, change, ticket) {
    sent.push('change')
    const result = await session.changePassword(person, change, ticket)
    return isSilent ? { outcome: 'unknown' } : result
  },
  async resetPassword(...args) {
    sent.push('reset')
    return session.resetPassword(...args)
  },
})

beforeEach(async () => {
  ;[isProtected, isPersonUnreachable, isSilent, sent] = [false, false, false, []]
  const directory = (real: EngineHarness['company']): EngineHarness['company'] => ({
    ...real,
    openSession: (options) => withChanges(real.openSession(options)),
  })
  harness = await createEngineHarness({ directory, registered: true })
})
afterEach(async () => {
  await harness[Symbol.asyncDispose]()
})

async function openChangePage() {
  const { run, step } = await harness.start('manage-my-passwords', account)
  const answer = (number: number, given: unknown) => harness.engine.answer(run, { number, answer: given })
  const page = expectPage(step)
  expect(page.activity).toBe('change-password-in-ad')
  return { run, answer, page }
}

test('H7: the password of a person who has become protected is not changed by a run that began before', async () => {
  const { answer, page } = await openChangePage()
  isProtected = true
  const next = await answer(page.number, { password, newPassword })
  expect(next.status).not.toBe('done')
  expect(sent).toEqual([])
})

test('H7: a run with an open effect is stopped once its person has become protected', async () => {
  const { run, answer, page } = await openChangePage()
  isSilent = true
  expect(expectPage(await answer(page.number, { password, newPassword })).page.problem?.code).toBe('outcome-unknown')
  isProtected = true
  expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'stopped', code: 'person-refused' })
  expect(sent).toEqual(['change'])
})

test('H7: an operator’s run does nothing while its person cannot be looked up, and goes on afterwards', async () => {
  const find = async (name: string) => {
    const found = await harness.company.openSession({}).find(name)
    if (found.found !== 'one') throw new Error(name)
    return found.person
  }
  const { id, domain, account: own, displayName } = await find('helpdesk.operator')
  const sessionToken = newToken()
  const row = {
    tokenHash: hashToken(harness.store.read, sessionToken),
    frontEnd: 'helpdesk',
    module: 'directory-password',
  }
  await harness.store.transaction((tx) => insertSession(tx, { ...row, personId: id, domain, milliseconds: 60_000 }))
  const { run } = await harness.engine.start({
    workflow: 'reset-password',
    account,
    language: 'en',
    site: 'helpdesk',
    helpdesk: { operator: { id, domain, account: own, displayName }, sessionToken, person: await find(account) },
  })
  const credentials = { ...run, sessionToken }
  isPersonUnreachable = true
  await expect(harness.engine.getCurrentStep(credentials)).rejects.toMatchObject({ code: 'directory-unreachable' })
  isPersonUnreachable = false
  expect((await harness.engine.getCurrentStep(credentials)).status).toBe('ask')
})
