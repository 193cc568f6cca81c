import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { WizardStep } from '../../shared/wizard/page.ts'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import type { RunCredentials } from './engine.ts'
import { type Office, openOffice } from './testing.ts'

/** `kill -9` at every commit and around the effect; whoever resumes the run changes the password exactly once. */
const password = sampleAccounts.find(({ account }) => account === 'active.user')?.password ?? ''
const newPassword = 'Quiet-Teapot-2026'
// Every test starts a process of its own, on a machine that does much else.
vi.setConfig({ testTimeout: 60_000 })

let folder: string
let office: Office | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
})
afterEach(async () => {
  await office?.[Symbol.asyncDispose]()
  office = undefined
  await rm(folder, { recursive: true, force: true })
})

/** start · claim of the bind · end of the bind's round · intent of the change · end of the change's round. */
const commits = [1, 2, 3, 4, 5]
const moments = [
  ...commits.flatMap((commit) => [`before-commit:${commit}`, `after-commit:${commit}`]),
  'before-effect',
  'after-effect',
]

test.each(moments)('killed %s, the run is resumed and changes the password once', async (moment) => {
  expect(await dies(moment)).toBe('SIGKILL')
  office = await openOffice({ folder, times: { lease: 800 } })
  const run = runLeftBehind() ?? (await office.start('manage-my-passwords')).run

  const end = await finish(office, run, await settledStep(office, run))

  expect(end).toMatchObject({ status: 'done' })
  await expectOneChange(office)
})

test.each(['before-effect', 'after-effect'])('killed %s, the same answer sent again is enough', async (moment) => {
  expect(await dies(moment)).toBe('SIGKILL')
  office = await openOffice({ folder, times: { lease: 800 } })
  const run = runLeftBehind()
  if (!run) throw new Error('the run was not left behind')
  // Held for as long as the lease of the process that died lasts.
  expect(await office.engine.standing(run)).toMatchObject({ status: 'wait', number: 2 })

  const answer = { number: 2, answer: { password, newPassword } }
  await expect.poll(() => office?.engine.answer(run, answer), { timeout: 30_000 }).toMatchObject({ status: 'done' })

  await expectOneChange(office)
})

test('left alone by its killer, the child ends well: the moments above are real ones', async () => {
  expect(await dies('never')).toBe(null)
  expect(readFileSync(join(folder, 'acknowledged'), 'utf8')).toBe('done')
})

function dies(moment: string): Promise<NodeJS.Signals | null> {
  const script = join(import.meta.dirname, 'crash-child.ts')
  const child = spawn(process.execPath, [script, folder, moment, password, newPassword], { stdio: 'inherit' })
  return new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)))
}

function runLeftBehind(): RunCredentials | undefined {
  const file = join(folder, 'run.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

async function settledStep({ engine }: Office, run: RunCredentials): Promise<WizardStep> {
  for (;;) {
    const step = await engine.standing(run)
    if (step.status !== 'wait') return step
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** What a person does: answer what is asked until it is done. */
async function finish(office: Office, run: RunCredentials, step: WizardStep): Promise<WizardStep> {
  let standing = step
  for (let pages = 0; standing.status === 'ask' && pages < 5; pages++) {
    const answer = standing.page.answer.properties.newPassword ? { password, newPassword } : { password }
    standing = await office.engine.answer(run, { number: standing.number, answer })
  }
  return standing
}

async function expectOneChange({ company, store }: Office): Promise<void> {
  const session = company.session({})
  const found = await session.find('active.user')
  if (found.found !== 'one') throw new Error('active.user is gone')
  expect(await session.verifyPassword(found.person, newPassword)).toBe('right')
  const sent = existsSync(join(folder, 'effects'))
    ? readFileSync(join(folder, 'effects'), 'utf8').trim().split('\n')
    : []
  expect(sent.length).toBeLessThanOrEqual(1)
  // The change and its mail stand or fall together, and the audit knows of one.
  const changed = await store.read
    .selectFrom('AuditEvent')
    .select('event')
    .where('event', '=', 'password-changed')
    .execute()
  expect(changed).toHaveLength(1)
  expect(await store.read.selectFrom('OutboxMail').select('id').execute()).toHaveLength(1)
}
