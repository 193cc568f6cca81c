import { describe, expect, test } from 'vitest'
import { critical, failed, ok, restart, unsettled, waiting } from '../activities/activity.ts'
import { advance, begin, passOver, type RunState, refuse, repeatAuthentication, runsIn, stop } from './run-state.ts'

const now = new Date('2026-11-21T10:00:00Z')
const signIn = { key: 'sign-in', activity: { id: 'sign-in', group: 'authentication' } } as const
const change = { key: 'change', activity: { id: 'change', group: 'action' } } as const
const mailIfFails = {
  key: 'mail',
  activity: { id: 'mail', group: 'notification', runsIn: ['failure', 'critical'] },
} as const
const choice = { key: 'choice', activity: { id: 'choice', group: 'flow' } } as const
const again = { key: 'again', activity: { id: 'again', group: 'flow', runsIn: ['failure'] } } as const
const at = (state: Partial<RunState>): RunState => ({ ...begin(), ...state })
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

describe('what a result makes of a run', () => {
  const wrong = { code: 'wrong-password', field: 'password' }
  const error = { activity: 'change', code: 'history', group: 'action' as const }

  test.each([
    ['ok moves on', at({}), change, ok(), { index: 1, completed: ['change'] }],
    ['ok forgets the problem', at({ problem: wrong }), change, ok(), { problem: undefined }],
    ['ok of a choice of ways leaves it for the next page', at({ problem: wrong }), choice, ok(), { problem: wrong }],
    ['an authentication is remembered', at({}), signIn, ok(), { index: 1, authenticated }],
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
      'restart begins anew and keeps problem, error and failures',
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
    expect(advance(state, step, result, now)).toMatchObject(expected)
  })
})

test('a step that is passed over leaves everything else as it was', () => {
  expect(passOver(at({ phase: 'failure', failures: 1 }))).toEqual(at({ phase: 'failure', failures: 1, index: 1 }))
})

test('a refused answer counts nothing', () => {
  expect(refuse(at({ index: 1 }), { code: 'too-short' })).toEqual(at({ index: 1, problem: { code: 'too-short' } }))
})

test('somebody who comes back late meets the last authentication again', () => {
  const late = repeatAuthentication(at({ index: 3, authenticated: { index: 1, at: now.toISOString() } }))
  expect(late).toMatchObject({ index: 1, authenticated: undefined, problem: { code: 'idle' } })
  expect(advance(late, signIn, ok(), now)).toMatchObject({ index: 3, problem: undefined })
  expect(advance(late, again, restart(), now)).toMatchObject({ index: 0, returnTo: undefined })
})

test('nobody who has not authenticated yet is sent back', () => {
  const state = at({ index: 0 })
  expect(repeatAuthentication(state)).toBe(state)
})

test('a stopped run shows its code, not a problem', () => {
  expect(stop(at({ problem: { code: 'x' } }), { code: 'expired' })).toMatchObject({
    stopped: { code: 'expired' },
    problem: undefined,
  })
})
