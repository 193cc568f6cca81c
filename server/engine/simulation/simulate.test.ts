import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { WorkflowDefinition } from '../../policies/workflow.ts'
import { createEngineHarness, defineSteps } from '../testing.ts'
import type { Outcome } from './outcomes.ts'
import { type Simulation, type SimulationRequest, simulate } from './simulate.ts'

const define = (
  steps: Parameters<typeof defineSteps>[0],
  more: Partial<WorkflowDefinition> = {},
): WorkflowDefinition => ({
  id: 'tried-out',
  site: 'self-service',
  name: 'Tried out',
  description: '',
  enabled: true,
  availability: [],
  activities: defineSteps(steps),
  ...more,
})

const forgot = define({
  prove: 'authenticate-with-qa-random',
  lock: ['lock-qa-profile', { threshold: 2 }],
  again: 'restart-workflow-if-error-occurs',
  reset: ['reset-password-in-ad', { unlock: true }],
  done: 'email-user-if-workflow-succeeds',
})

const choose = (...chosen: Extract<Outcome, { choose: unknown }>['choose'][]): Outcome[] =>
  chosen.map((one) => ({ choose: one }))

async function createHarness() {
  const harness = await createEngineHarness({ registered: true })
  onTestFinished(() => harness[Symbol.asyncDispose]())
  const { store, services } = harness
  const sources = { ...services, database: store.read, hasMailServer: true }
  return {
    ...harness,
    async simulate(request: Partial<SimulationRequest> & Pick<SimulationRequest, 'workflow'>): Promise<Simulation> {
      const simulation = await simulate(sources, {
        policy: 'default',
        person: { account: 'locked.user' },
        language: 'en',
        knownBrowser: true,
        outcomes: [],
        ...request,
      })
      if ('unknown' in simulation) throw new Error(JSON.stringify(simulation))
      return simulation
    },
  }
}

/** `prove:ok`, and `again-phase` for a step that was left out. */
const logOf = ({ moments }: Simulation) =>
  moments.flatMap(({ log }) =>
    log.map((one) => (one.kind === 'executed' ? `${one.step}:${one.result}` : `${one.step}-${one.why}`)),
  )

const lastOf = ({ moments }: Simulation) => {
  const moment = moments.at(-1)
  if (!moment) throw new Error('nothing was met')
  return moment
}

const madeUp = { states: [], groups: [], methods: [], container: undefined }

test('right answers lead to the end, and every step says what became of it', async () => {
  const harness = await createHarness()
  const simulation = await harness.simulate({ workflow: forgot, outcomes: choose('right', 'right') })
  expect(simulation.moments.map(({ step, stepKey }) => [step.status, stepKey])).toEqual([
    ['ask', 'prove'],
    ['ask', 'reset'],
    ['done', undefined],
  ])
  expect(logOf(simulation)).toEqual(['prove:ok', 'lock-phase', 'again-phase', 'reset:ok', 'done:ok'])
  expect(lastOf(simulation).effects).toEqual(expect.arrayContaining(['password-reset', 'account-unlocked']))
  expect(lastOf(simulation).mails.map(({ template }) => template)).toEqual(['workflow-succeeded'])
})

test('wrong answers are counted and lock the profile of the simulation, and of no other', async () => {
  const harness = await createHarness()
  const { moments } = await harness.simulate({ workflow: forgot, outcomes: choose('wrong', 'wrong') })
  expect(moments.map(({ step }) => step.status)).toEqual(['ask', 'ask', 'stopped'])
  expect(moments.at(-1)?.step).toMatchObject({ code: 'profile-locked' })
  expect(lastOf(await harness.simulate({ workflow: forgot })).step.status).toBe('ask')
})

test('database, directory and outbox are byte for byte as they were after a simulation with every kind of outcome', async () => {
  const harness = await createHarness()
  const readFiles = async () => {
    // What is still in the write-ahead log goes into the file first, so that the file alone tells.
    const names = (await readdir(harness.folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && !entry.name.endsWith('-shm'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
    return new Map(await Promise.all(names.map(async (name) => [name, await readFile(name)] as const)))
  }
  const before = await readFiles()
  const manager = define({ ask: 'approve-by-manager', act: 'reset-password-in-ad' })
  const change = define({ prove: 'authenticate-with-password', change: 'change-password-in-ad' })
  const registering = define({ prove: 'authenticate-with-password', register: 'register' })
  for (const outcomes of [
    choose('right', 'right'),
    choose('right', 'refused'),
    choose('wrong', 'wrong'),
    choose('cancelled'),
    choose('right', 'timed-out'),
    choose('timed-out'),
  ])
    await harness.simulate({ workflow: forgot, outcomes })
  for (const workflow of [manager, change, registering])
    for (const chosen of ['right', 'approved', 'declined'] as const)
      await harness.simulate({ workflow, person: { account: 'active.user' }, outcomes: choose(chosen, 'right') })
  await harness.simulate({ workflow: forgot, person: { ...madeUp, methods: ['questions', 'totp', 'passkey'] } })
  const after = await readFiles()
  expect([...after.keys()]).toEqual([...before.keys()])
  for (const [name, content] of before) expect(after.get(name)?.equals(content), name).toBe(true)
})

test('an account that is not registered meets what a decoy meets, and nothing is right', async () => {
  const harness = await createHarness()
  const person = { account: 'unregistered.user' }
  const simulation = await harness.simulate({ workflow: forgot, person, outcomes: choose('right') })
  expect(simulation.decoyReason).toBe('unregistered')
  expect(logOf(simulation)[0]).toBe('prove:failed')
})

test('a code of an app is wrong for a person who has none', async () => {
  const harness = await createHarness()
  const workflow = define({ prove: 'authenticate-with-totp', act: 'unlock-account' })
  const person = { account: 'active.user' }
  expect(logOf(await harness.simulate({ workflow, person, outcomes: choose('right') }))[0]).toBe('prove:failed')
  const owner = { ...madeUp, methods: ['totp' as const] }
  expect(logOf(await harness.simulate({ workflow, person: owner, outcomes: choose('right') }))[0]).toBe('prove:ok')
})

test('a made-up person takes the path of their state, and the log names the path', async () => {
  const harness = await createHarness()
  const workflow = define({
    prove: 'authenticate-with-qa-random',
    choose: [
      'choose-path',
      { paths: [{ when: [{ fact: 'status', is: 'locked' }], steps: ['unlock'] }], otherwise: ['reset'] },
    ],
    unlock: 'unlock-account',
    reset: 'reset-password-in-ad',
  })
  const methods = ['questions' as const]
  const locked = { ...madeUp, methods, states: ['locked' as const] }
  const simulation = await harness.simulate({ workflow, person: locked, outcomes: choose('right') })
  expect(lastOf(simulation).effects).toEqual(['account-unlocked'])
  expect(logOf(simulation)).toContain('reset-path')
  const free = await harness.simulate({ workflow, person: { ...madeUp, methods }, outcomes: choose('right') })
  expect(lastOf(free).stepKey).toBe('reset')
  expect(lastOf(free).log).toContainEqual(expect.objectContaining({ step: 'choose', note: { path: 'otherwise' } }))
  expect(logOf(free)).toContain('unlock-path')
})

test('a path for a network and a time is taken from that network at that time', async () => {
  const harness = await createHarness()
  const when = [
    { fact: 'network', in: ['10.0.0.0/8'] },
    { fact: 'time', from: '08:00', until: '18:00', timeZone: 'UTC' },
  ]
  const workflow = define({
    choose: ['choose-path', { paths: [{ when, steps: ['agree'] }] }],
    agree: ['display-user-agreement', { texts: { en: 'Terms' } }],
    prove: 'authenticate-with-qa-random',
  })
  const at = (time: string) => new Date(`2026-12-01T${time}:00.000Z`)
  const inside = await harness.simulate({ workflow, address: '10.1.2.3', at: at('09:00') })
  const late = await harness.simulate({ workflow, address: '10.1.2.3', at: at('20:00') })
  const outside = await harness.simulate({ workflow, address: '192.0.2.7', at: at('09:00') })
  expect([inside, late, outside].map((one) => lastOf(one).stepKey)).toEqual(['agree', 'prove', 'prove'])
})

test('one page for two steps takes one outcome for both: a refused new password is asked for again', async () => {
  const harness = await createHarness()
  const workflow = define({ prove: 'authenticate-with-password', change: 'change-password-in-ad' })
  const person = { account: 'active.user' }
  const simulation = await harness.simulate({ workflow, person, outcomes: choose('refused', 'right') })
  expect(simulation.moments[0]?.choices).toEqual(['right', 'wrong', 'refused', 'cancelled', 'timed-out'])
  expect(logOf(simulation)).toEqual(['prove:ok', 'change:refused', 'change:ok'])
  expect(lastOf(simulation).effects).toContain('password-changed')
})

test('a manager is asked by a mail that is only listed; who approves, refuses or does not answer is chosen', async () => {
  const harness = await createHarness()
  const workflow = define({ ask: 'approve-by-manager', act: 'reset-password-in-ad' })
  const person = { account: 'active.user' }
  const meet = async (chosen: 'approved' | 'declined' | 'timed-out') =>
    harness.simulate({ workflow, person, outcomes: choose(chosen) })
  const approved = await meet('approved')
  expect(approved.moments[0]?.step.status).toBe('wait')
  expect(approved.moments[0]?.mails.map(({ template }) => template)).toEqual(['approval-requested'])
  expect(lastOf(approved).stepKey).toBe('act')
  expect(lastOf(await meet('declined')).step).toMatchObject({ code: 'approval-refused' })
  expect(lastOf(await meet('timed-out')).step).toMatchObject({ code: 'approval-timed-out' })
})

test('a person who stays away starts again: known, with the last proof; unknown, with another run', async () => {
  const harness = await createHarness()
  const known = lastOf(await harness.simulate({ workflow: forgot, outcomes: choose('right', 'timed-out') }))
  expect(known).toMatchObject({ stepKey: 'prove', step: { page: { problem: { code: 'idle' } } } })
  const unknown = lastOf(await harness.simulate({ workflow: forgot, outcomes: choose('timed-out') }))
  expect(unknown.step).toMatchObject({ status: 'stopped', code: 'expired' })
})

test('a secret that is sent all the same is not read, and what follows it is dropped', async () => {
  const harness = await createHarness()
  const outcomes: Outcome[] = [{ answer: { answers: [{ question: 'first-school', answer: 'Elm Street' }] } }]
  const simulation = await harness.simulate({ workflow: forgot, outcomes: [...outcomes, ...choose('right')] })
  expect(simulation.moments).toHaveLength(1)
})

test('an operator of the simulation helps a person by a workflow of the helpdesk, but no protected one', async () => {
  const harness = await createHarness()
  const workflow = define(
    { check: ['authentication-methods', { methods: [{ method: 'totp' }] }], reset: 'reset-password-in-ad' },
    { site: 'helpdesk' },
  )
  const person = { ...madeUp, methods: ['totp' as const] }
  const simulation = await harness.simulate({ workflow, person, outcomes: choose('right') })
  expect(lastOf(simulation).stepKey).toBe('reset')
  const refused = await harness.simulate({ workflow, person: { account: 'protected.user' } })
  expect(refused).toMatchObject({ protectedBy: expect.any(String), moments: [] })
})

test('an unknown account and an unknown group are named', async () => {
  const harness = await createHarness()
  await expect(harness.simulate({ workflow: forgot, person: { account: 'no.such.account' } })).rejects.toMatchObject({
    code: 'person-unknown',
  })
  const person = { ...madeUp, groups: ['No such group'] }
  await expect(harness.simulate({ workflow: forgot, person })).rejects.toThrow('group-not-found')
})
