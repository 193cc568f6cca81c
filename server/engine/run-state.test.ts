import { expect, test } from 'vitest'
import { changeSignedRows } from '../store/testing-signed.ts'
import { parseIntent, parseRunState } from './run-state.ts'
import { createEngineHarness, expectPage } from './testing.ts'

/** As version e3494b5 (November 2026) wrote it, with every field it had. */
const stored = {
  phase: 'failure',
  index: 3,
  completed: ['authenticate-with-password', 'choose-path'],
  effects: ['reset-password', 'unlock'],
  failures: 2,
  mayNotLock: true,
  error: { activity: 'authenticate-with-password', code: 'wrong-credentials', group: 'authentication' },
  problem: { code: 'too-short', field: 'newPassword', values: { count: 10, name: 'x' } },
  authenticated: { index: 0, at: '2026-11-21T10:00:00.000Z' },
  returnTo: 2,
  prepared: 3,
  memories: { code: { digest: 'hm1.x', tries: [1] }, other: null },
  skipped: ['left-out'],
  helpdesk: {
    operator: { id: 'o-1', domain: 'corp.example.com', account: 'helpdesk.operator', displayName: 'Olga Operator' },
    session: 'ab12',
    ticket: 'T-1',
    reason: 'forgotten',
  },
  address: '192.0.2.7',
  waitingUntil: '2026-11-21T11:00:00.000Z',
  waitingText: 'activities.approve-by-manager.wait-text',
  person: {
    id: 'p-1',
    domain: 'corp.example.com',
    distinguishedName: 'CN=Active User,OU=People,DC=corp,DC=example,DC=com',
    account: 'active.user',
    userPrincipalName: 'active.user@corp.example.com',
    displayName: 'Active User',
    givenName: 'Active',
    surname: 'User',
    mail: 'active.user@corp.example.com',
    mobile: '+49 151 0',
    telephone: '+49 30 0',
    department: 'Sales',
    title: 'Clerk',
    employeeId: '7',
    manager: 'CN=Manager,DC=corp,DC=example,DC=com',
    language: 'de',
    adminCount: false,
    kind: 'user',
  },
  stopped: { code: 'expired', values: { count: 1 } },
}
const intent = {
  activity: 'reset-password-in-ad',
  kind: 'reset-password',
  unlocks: true,
  controller: 'dc1',
  passwordLastSet: '133',
  at: '2026-11-21T10:00:00.000Z',
}

const ignore = { report: () => {} }

test('the state and intent of the version before are read', () => {
  expect(parseRunState(ignore, { id: 'r', state: JSON.stringify(stored) })).toEqual(stored)
  const first = { phase: 'success', index: 0, completed: [], failures: 0 }
  expect(parseRunState(ignore, { id: 'r', state: JSON.stringify(first) })).toEqual(first)
  expect(parseIntent(ignore, { id: 'r', intent: JSON.stringify(intent) })).toEqual(intent)
  expect(parseIntent(ignore, { id: 'r', intent: null })).toBeUndefined()
})

test('fields of a newer version are kept', () => {
  const newer = { ...stored, addedLater: { by: 'a newer node' } }
  expect(parseRunState(ignore, { id: 'r', state: JSON.stringify(newer) })).toEqual(newer)
})

test.each([
  ['', 'JSON'],
  ['{"phase": "succ', 'JSON'],
  ['null', 'JSON'],
  [JSON.stringify({ ...stored, index: 'three' }), 'index'],
  [JSON.stringify({ ...stored, phase: 'finished' }), 'phase'],
  [JSON.stringify({ ...stored, person: { ...stored.person, account: 7 } }), 'person.account'],
  [JSON.stringify({ ...stored, helpdesk: { operator: stored.helpdesk.operator } }), 'helpdesk.session'],
])('a damaged state is an unknown run, and the log says where without its values: %s', (state, path) => {
  const reported: Error[] = []
  const report = (error: Error) => void reported.push(error)
  expect(() => parseRunState({ report }, { id: 'run-7', state })).toThrow(
    expect.objectContaining({ code: 'run-unknown' }),
  )
  const [{ message = '' } = {}, ...others] = reported
  expect(others).toEqual([])
  expect(message).toMatch(/^run run-7 is damaged/)
  expect(message).toContain(path)
  expect(message).not.toContain('Active')
})

test.each(['state', 'intent'] as const)(
  'a run with a damaged %s is refused, keeps its data, and is stopped as abandoned',
  async (column) => {
    await using harness = await createEngineHarness({ times: { abandonedAfterMs: -1000 } })
    const { engine, store, reported } = harness
    const { run, step } = await harness.start('manage-my-passwords')
    await changeSignedRows(store, 'Run', { [column]: '{"damaged' })
    const readRow = () => store.read.selectFrom('Run').selectAll().executeTakeFirstOrThrow()
    const before = await readRow()

    const submission = { number: expectPage(step).number, answer: { password: 'any' } }
    await expect(engine.getCurrentStep(run)).rejects.toMatchObject({ code: 'run-unknown' })
    await expect(engine.answer(run, submission)).rejects.toMatchObject({ code: 'run-unknown' })
    expect(await readRow()).toEqual(before)
    expect(reported.length).toBeGreaterThanOrEqual(2)

    expect(await engine.expireAbandonedRuns()).toBe(1)
    const { state, intent, status } = await readRow()
    expect({ state, intent, status }).toEqual({ state: before.state, intent: before.intent, status: 'stopped' })
    expect(await store.read.selectFrom('AuditEvent').select('event').execute()).toContainEqual({ event: 'run-stopped' })
  },
)
