import { setImmediate } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { createStrengthEstimate } from '../../../shared/password-policy/strength.ts'
import { createStrengthEstimator } from './strength-estimator.ts'

const estimator = createStrengthEstimator()
afterAll(() => estimator.close())

test('the server’s estimate of every password is the page’s', async () => {
  const estimateOnPage = createStrengthEstimate()
  const owner = { account: 'a.wolkenstein', displayName: 'Anna Wolkenstein' }
  const passwords = [
    '',
    'password',
    'qwertzuiop',
    'Wolkenstein1',
    'Summer2024',
    'q7#Vz!mK2p',
    'x'.repeat(256),
    '密码密码',
    '\uD800',
  ]
  for (const password of [...passwords, 'correct horse battery staple', 'l33t$p34k!|1'.repeat(8)]) {
    expect(await estimator.estimate(password, owner), password).toBe(estimateOnPage(password, owner))
  }
})

test('the event loop goes on while a password that was made to be slow is estimated', async () => {
  await estimator.estimate('warm', {})
  let isDone = false
  const estimated = estimator.estimate('4@8({[<6931!|0$57+%2'.repeat(4), {}).finally(() => {
    isDone = true
  })
  let turns = 0
  for (; !isDone; turns++) await setImmediate()
  await estimated
  // On this thread it would block the loop for half a second and take a turn or two.
  expect(turns).toBeGreaterThan(10)
})
