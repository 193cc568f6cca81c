import { expect, test } from 'vitest'
import { describeState } from './describe-state.ts'

const now = new Date(2026, 10, 29, 8)
const state = { account: 'erika', displayName: 'Erika', mustChange: false, locked: false, tasks: [] }
const after = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString()

test('on the last day the password expires today or tomorrow and has not expired', () => {
  const today = describeState({ ...state, daysLeft: 0, passwordExpiresAt: after(5) }, 'en', now)
  expect(today).toMatchObject({ sentence: 'Your password expires today.', tone: 'bad' })
  const tomorrow = describeState({ ...state, daysLeft: 0, passwordExpiresAt: after(23) }, 'en', now)
  expect(tomorrow).toMatchObject({ sentence: 'Your password expires tomorrow.', tone: 'bad' })
})

test('a past time of expiry, and a change that is required, are described as before', () => {
  const expired = describeState({ ...state, daysLeft: 0, passwordExpiresAt: after(-1) }, 'en', now)
  expect(expired).toMatchObject({ sentence: 'Your password has expired.', tone: 'bad' })
  const must = describeState({ ...state, daysLeft: 0, passwordExpiresAt: after(5), mustChange: true }, 'en', now)
  expect(must).toMatchObject({ sign: 'must-change' })
})
