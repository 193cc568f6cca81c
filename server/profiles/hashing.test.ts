import { afterEach, expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { createHasher, type Hasher } from './hashing.ts'

let hasher: Hasher
afterEach(() => hasher.close())

test('a hash is an Argon2id PHC string of 19 MiB and two passes, with a salt of its own', async () => {
  hasher = createHasher()
  const [one, other] = await hasher.hash(['lisbon', 'lisbon'])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(one).not.toBe(other)
})

test('right and wrong secrets are told apart, each at its place', async () => {
  hasher = createHasher()
  const [lisbon = '', turin = ''] = await hasher.hash(['lisbon', 'turin'])
  const pairs = [
    { secret: 'lisbon', phc: lisbon },
    { secret: 'lisbon', phc: turin },
    { secret: 'turin', phc: turin },
  ]
  expect(await hasher.verify(pairs)).toEqual([true, false, true])
})

test('a hash made by another program of the same standard verifies', async () => {
  hasher = createHasher()
  // A test vector of the reference implementation: https://github.com/P-H-C/phc-winner-argon2/blob/master/src/test.c
  const phc = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  const pairs = ['password', 'Password'].map((secret) => ({ secret, phc }))
  expect(await hasher.verify(pairs)).toEqual([true, false])
})

test('what is no hash of ours is a broken promise, not a wrong answer', async () => {
  hasher = createHasher()
  await expect(hasher.verify([{ secret: 'x', phc: '$2b$10$nonsense' }])).rejects.toThrow('not an Argon2id PHC string')
})

test('when too many wait, the next is told when to come again and nothing of it begins', async () => {
  hasher = createHasher({ concurrency: 1, longestQueue: 4 })
  const standing = hasher.hash(['1', '2', '3', '4', '5'])
  await expect(hasher.hash(['6'])).rejects.toMatchObject({ code: 'busy', retryAfter: expect.any(Number) })
  expect(await standing).toHaveLength(5)
  expect(await hasher.hash(['6'])).toHaveLength(1)
})

test('hashing leaves the event loop to others', async () => {
  hasher = createHasher()
  await hasher.hash(['warm'])
  const began = performance.now()
  let last = began
  let longest = 0
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)
  await hasher.hash(Array.from({ length: 12 }, String))
  clearInterval(timer)
  // Done here, the twelve would be one gap.
  expect(Math.max(longest, performance.now() - last)).toBeLessThan((performance.now() - began) / 2)
})

test('who waits when the program ends is told so', async () => {
  hasher = createHasher({ concurrency: 1 })
  const waiting = Promise.allSettled([hasher.hash(['1']), hasher.hash(['2'])])
  await hasher.close()
  for (const result of await waiting) {
    expect(result).toMatchObject({ status: 'rejected', reason: expect.any(AppError) })
  }
})
