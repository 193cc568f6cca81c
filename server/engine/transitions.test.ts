import { describe, expect, test } from 'vitest'
import { critical, failed, ok, restart, unsettled, waiting } from '../activities/activity.ts'
import type { RunState } from './run-state.ts'
import {
  applyResult,
  initialState,
  refuseAnswer,
  repeatAuthentication,
  runsIn,
  skipStep,
  stopRun,
  withoutPersonalData,
} from './transitions.ts'

const now = new Date('2026-11-21T10:00:00Z')
const signIn = { key: 'sign-in', activity: { id: 'sign-in', group: 'authentication' } } as const
const change = { key: 'change', activity: { id: 'change', group: 'action' } } as const
const mailIfFails = {
  key: 'mail',
  activity: { id: 'mail', group: 'notification', runsIn: ['failure', 'critical'] },
} as const
const choice = { key: 'choice', activity: { id: 'choice', group: 'flow' } } as const
const again = { key: 'again', activity: { id: 'again', group: 'flow', runsIn: ['failure'] } } as const
const at = (state: Partial<RunState>): RunState => ({ ...initialState(), ...state })
const authenticated = { index: 0, at: now.toISOString() }

describe('which steps run in which phase', () => {
  test.each([
    ['success', [true, false, false]],
    ['failure', [false, true, true]],
    ['critical', [false, true, false]],
  ] as const)('%s', (phase, expected) => {
    expect([change, mailIfFails, again].map((step) => runsIn(step, phase))).toEqual(expected)
  })
})

describe('the state after a result', () => {
  const wrong = { code: 'wrong-password', field: 'password' }
  const error = { activity: 'change', code: 'history', group: 'action' as const }

  test.each([
    ['ok moves on', at({}), change, ok(), { index: 1, completed: ['change'] }],
    ['ok forgets the problem', at({ problem: wrong }), change, ok(), { problem: undefined }],
    [
      'ok of a choice of branches leaves it for the next page',
      at({ problem: wrong }),
      choice,
      ok(),
      { problem: wrong },
    ],
    ['an authentication is remembered', at({}), signIn, ok(), { index: 1, authenticated }],
    ['an action is no authentication', at({ index: 2, authenticated }), change, ok(), { index: 3, authenticated }],
    [
      'ok leaves out more steps',
      at({ skipped: ['a'] }),
      choice,
      ok(undefined, { skip: ['b'] }),
      { skipped: ['a', 'b'] },
    ],
    ['ok without a choice leaves out no more', at({ skipped: ['a'] }), change, ok(), { skipped: ['a'] }],
    ['failed turns to failure and moves on', at({}), change, failed('history'), { index: 1, phase: 'failure', error }],
    ['failed counts authentications', at({ failures: 1 }), signIn, failed('wrong'), { failures: 2 }],
    ['failed counts nothing else', at({ failures: 1 }), change, failed('history'), { failures: 1 }],
    [
      'failed keeps field and code for the next page',
      at({}),
      signIn,
      failed('wrong-password', wrong),
      { problem: wrong },
    ],
    ['critical is critical', at({}), change, critical('account-locked'), { phase: 'critical', index: 1 }],
    ['critical out of failure', at({ phase: 'failure' }), change, critical('x'), { phase: 'critical' }],
    ['critical stays critical', at({ phase: 'critical' }), change, failed('x'), { phase: 'critical' }],
    [
      'ok heals no failure',
      at({ phase: 'failure', problem: wrong }),
      mailIfFails,
      ok(),
      { phase: 'failure', problem: wrong },
    ],
    [
      'restart returns to the first step and keeps problem, error and failures',
      at({ phase: 'failure', index: 3, completed: ['sign-in'], failures: 2, problem: wrong, error, authenticated }),
      again,
      restart(),
      { phase: 'success', index: 0, completed: [], failures: 2, problem: wrong, error, authenticated: undefined },
    ],
    ['waiting stays', at({ index: 2 }), change, waiting(now), { index: 2, waitingUntil: now.toISOString() }],
    [
      'unsettled stays and says so',
      at({ index: 2 }),
      change,
      unsettled(),
      { index: 2, problem: { code: 'outcome-unknown' } },
    ],
  ])('%s', (_, state, step, result, expected) => {
    expect(applyResult(state, step, result, now)).toMatchObject(expected)
  })
})

test('a skipped step changes nothing but the index', () => {
  expect(skipStep(at({ phase: 'failure', failures: 1 }))).toEqual(at({ phase: 'failure', failures: 1, index: 1 }))
})

test('a refused answer is not counted as a failure', () => {
  expect(refuseAnswer(at({ index: 1 }), { code: 'too-short' })).toEqual(
    at({ index: 1, problem: { code: 'too-short' } }),
  )
})

test('after an idle time the last authentication is repeated', () => {
  const late = repeatAuthentication(at({ index: 3, authenticated: { index: 1, at: now.toISOString() } }))
  expect(late).toMatchObject({ index: 1, authenticated: undefined, problem: { code: 'idle' } })
  expect(applyResult(late, signIn, ok(), now)).toMatchObject({ index: 3, problem: undefined })
  expect(applyResult(late, again, restart(), now)).toMatchObject({ index: 0, returnTo: undefined })
})

test('an idle time before the first authentication changes nothing', () => {
  const state = at({ index: 0 })
  expect(repeatAuthentication(state)).toBe(state)
})

test('a failure keeps what its step remembers', () => {
  const { memories } = applyResult(at({}), signIn, failed('wrong-code', { memory: 'tries: 1' }), now)
  expect(memories).toEqual({ 'sign-in': 'tries: 1' })
})

test('a failure and a wait that bring no memory keep that of their step', () => {
  const state = at({ memories: { change: 'earlier' }, waitingText: 'steps.wait-text' })
  expect(applyResult(state, change, failed('history'), now).memories).toEqual({ change: 'earlier' })
  const waits = applyResult(state, change, waiting(now), now)
  expect(waits).toMatchObject({ memories: { change: 'earlier' }, waitingText: 'steps.wait-text' })
  const waitsAgain = applyResult(state, change, waiting(now, { memory: 'later' }), now)
  expect(waitsAgain.memories).toEqual({ change: 'later' })
})

test('a repeated authentication prepares its page again', () => {
  const state = at({ index: 2, prepared: 0, authenticated: { index: 0, at: now.toISOString() } })
  expect(repeatAuthentication(state).prepared).toBeUndefined()
})

test('an ended run keeps no personal data', () => {
  const person = { id: 'p', domain: 'd', distinguishedName: '', account: 'a', displayName: 'A', adminCount: false }
  const state = at({
    person: { ...person, kind: 'user' },
    memories: { code: 'x' },
    address: '192.0.2.7',
    completed: ['a'],
  })
  expect(JSON.parse(JSON.stringify(withoutPersonalData(state)))).toEqual({ ...initialState(), completed: ['a'] })
})

test('a stopped run shows its code, not a problem', () => {
  expect(stopRun(at({ problem: { code: 'x' } }), { code: 'expired' })).toMatchObject({
    stopped: { code: 'expired' },
    problem: undefined,
  })
})
