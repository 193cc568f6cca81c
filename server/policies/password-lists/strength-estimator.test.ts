import { afterAll, expect, test } from 'vitest'
import { strengthEstimate } from '../../../shared/password-policy/strength.ts'
import { createStrengthEstimator } from './strength-estimator.ts'

const estimator = createStrengthEstimator()
afterAll(() => estimator.close())

test('says of every password what the page says', async () => {
  const onThePage = strengthEstimate()
  const about = { account: 'a.wolkenstein', displayName: 'Anna Wolkenstein' }
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
    expect(await estimator.estimate(password, about), password).toBe(onThePage(password, about))
  }
})

test('nobody waits for a password that was made to be slow', async () => {
  await estimator.estimate('warm', {})
  let turns = 0
  const turning = setInterval(() => turns++, 5)
  const started = performance.now()
  await estimator.estimate('4@8({[<6931!|0$57+%2'.repeat(4), {})
  clearInterval(turning)
  expect(turns).toBeGreaterThan((performance.now() - started) / 5 / 4)
})
