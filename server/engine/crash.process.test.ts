import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { WizardStep } from '../../shared/wizard/page.ts'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import type { RunCredentials } from './engine.ts'
import { createEngineHarness, type EngineHarness } from './testing.ts'

/** `kill -9` at every commit and around the effect: the resumed run changes the password exactly once. */
const password = sampleAccounts.find(({ account }) => account === 'active.user')?.password ?? ''
const newPassword = 'Quiet-Teapot-2026'
// Every test starts a process of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

let folder: string
let harness: EngineHarness | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
})
afterEach(async () => {
  await harness?.[Symbol.asyncDispose]()
  harness = undefined
  await rm(folder, { recursive: true, force: true })
})

/** start · guess with the intent of the change · end of both steps. */
const commits = [1, 2, 3]
const moments = [
  ...commits.flatMap((commit) => [`before-commit:${commit}`, `after-commit:${commit}`]),
  'before-effect',
  'after-effect',
]

test.each(moments)('killed %s, the resumed run changes the password once', async (moment) => {
  expect(await runChild(moment)).toBe('SIGKILL')
  harness = await createEngineHarness({ folder })
  await expireClaims(harness)
  const run = readStoredRun() ?? (await harness.start('manage-my-passwords')).run

  const end = await finish(harness, run, await harness.engine.getCurrentStep(run))

  expect(end).toMatchObject({ status: 'done' })
  await expectOneChange(harness)
})

test.each(['before-effect', 'after-effect'])(
  'killed %s, sending the same answer again completes the run',
  async (moment) => {
    expect(await runChild(moment)).toBe('SIGKILL')
    harness = await createEngineHarness({ folder })
    const run = readStoredRun()
    if (!run) throw new Error('the child wrote no run')
    // The run stays claimed until the lease of the killed process ends.
    expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'wait', number: 1 })

    await expireClaims(harness)
    const answer = { number: 1, answer: { password, newPassword } }
    expect(await harness.engine.answer(run, answer)).toMatchObject({ status: 'done' })

    await expectOneChange(harness)
  },
)

test('without a kill the child succeeds, so the kills above do hit', async () => {
  expect(await runChild('never')).toBe(null)
  expect(readFileSync(join(folder, 'acknowledged'), 'utf8')).toBe('done')
})

function runChild(moment: string): Promise<NodeJS.Signals | null> {
  const script = join(import.meta.dirname, 'testing-crash.ts')
  const child = spawn(process.execPath, [script, folder, moment, password, newPassword], { stdio: 'inherit' })
  return new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)))
}

function readStoredRun(): RunCredentials | undefined {
  const file = join(folder, 'run.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** As if the leases of the killed process had ended. */
async function expireClaims({ store }: EngineHarness): Promise<void> {
  await store.transaction((tx) =>
    tx
      .updateTable('Run')
      .set({ claimedUntil: new Date(0) })
      .where('claimedUntil', 'is not', null)
      .execute(),
  )
}

/** Answers page after page until the run is done, as a person would. */
async function finish(harness: EngineHarness, run: RunCredentials, step: WizardStep): Promise<WizardStep> {
  let current = step
  for (let pages = 0; current.status === 'ask' && pages < 5; pages++) {
    const answer = current.page.answer.properties.newPassword ? { password, newPassword } : { password }
    current = await harness.engine.answer(run, { number: current.number, answer })
  }
  return current
}

async function expectOneChange({ company, store }: EngineHarness): Promise<void> {
  const session = company.openSession({})
  const found = await session.find('active.user')
  if (found.found !== 'one') throw new Error('active.user is gone')
  expect(await session.verifyPassword(found.person, newPassword)).toBe('right')
  const sent = existsSync(join(folder, 'effects'))
    ? readFileSync(join(folder, 'effects'), 'utf8').trim().split('\n')
    : []
  expect(sent.length).toBeLessThanOrEqual(1)
  // The change and its mail are one transaction, and the audit has one of each.
  const changed = await store.read
    .selectFrom('AuditEvent')
    .select('event')
    .where('event', '=', 'password-changed')
    .execute()
  expect(changed).toHaveLength(1)
  expect(await store.read.selectFrom('OutboxMail').select('id').execute()).toHaveLength(1)
}
