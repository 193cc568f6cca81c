import { afterEach, beforeEach, expect, test } from 'vitest'
import { findPolicy, updatePolicy } from '../store/management-policies.ts'
import { absentSetting, putSetting } from '../store/settings.ts'
import { createEngineHarness, defineSteps, type EngineHarness, expectPage } from './testing.ts'

/** M1: Latchkey's own administrators and operators. */
let harness: EngineHarness

beforeEach(async () => {
  const totp: [string, Record<string, unknown>] = ['authentication-methods', { methods: [{ method: 'totp' }] }]
  const mixed: [string, Record<string, unknown>] = [
    'authentication-methods',
    { methods: [{ method: 'totp' }, { method: 'security-questions' }] },
  ]
  harness = await createEngineHarness({
    workflows: {
      task: defineSteps({ authenticate: 'test-sign-in', act: 'test-act' }),
      'by-app': defineSteps({ app: totp, act: 'test-act' }),
      'by-app-or-questions': defineSteps({ app: mixed, act: 'test-act' }),
      'by-app-too-late': defineSteps({ act: 'test-act', app: totp }),
    },
  })
  await harness.store.transaction((tx) =>
    putSetting(tx, 'administration', { groups: ['Latchkey Administrators'], protectStaff: true }, absentSetting),
  )
})
afterEach(async () => {
  await harness[Symbol.asyncDispose]()
})

/** Why a decoy stands in for the account, as the audit has it. */
async function findDecoyReason(account: string, workflow: string): Promise<string | undefined> {
  const { run } = await harness.start(workflow, account)
  const { data } = await harness.store.read
    .selectFrom('AuditEvent')
    .select('data')
    .where('runId', '=', run.id)
    .where('event', '=', 'run-started')
    .executeTakeFirstOrThrow()
  return JSON.parse(data).why
}

async function nameStaffFactors(staffFactors: string[]): Promise<void> {
  const stored = await findPolicy(harness.store.read, 'default')
  const definition = JSON.stringify({ ...JSON.parse(stored?.definition ?? '{}'), staffFactors })
  const expected = { id: 'default', expectedVersion: stored?.version ?? 0 }
  await harness.store.transaction((tx) => updatePolicy(tx, expected, { definition }))
}

test.each(['site.admin', 'helpdesk.operator', 't.marek'])('M1: %s is a decoy in self-service', async (account) => {
  expect(await findDecoyReason(account, 'task')).toBe('latchkey-staff')
})

test('M1: an administrator’s first page is that of an unknown account', async () => {
  const shown = async (account: string) => {
    const { page } = expectPage((await harness.start('task', account)).step)
    return { ...page, account: '' }
  }
  expect(await shown('site.admin')).toEqual(await shown('nobody.at.all'))
})

test('M1: every other account is helped as before', async () => {
  expect(await findDecoyReason('active.user', 'task')).toBeUndefined()
})

test('M1: a workflow opens to staff when every way through it asks for a factor that their policy names', async () => {
  await nameStaffFactors(['totp'])
  // Not protected any more: site.admin has no profile that this workflow needs.
  expect(await findDecoyReason('site.admin', 'by-app')).toBe('unregistered')
  for (const workflow of ['by-app-or-questions', 'by-app-too-late', 'task'])
    expect(await findDecoyReason('site.admin', workflow)).toBe('latchkey-staff')
})

test('M1: the sample company’s staff are protected only once a setting says so', async () => {
  await harness.store.transaction((tx) =>
    putSetting(tx, 'administration', { groups: ['Latchkey Administrators'], protectStaff: false }, 1),
  )
  expect(await findDecoyReason('site.admin', 'task')).toBeUndefined()
})
