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

test('right and wrong secrets are reported in order', async () => {
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

test('a malformed hash throws instead of failing verification', async () => {
  hasher = createHasher()
  await expect(hasher.verify([{ secret: 'x', phc: '$2b$10$nonsense' }])).rejects.toThrow('not an Argon2id PHC string')
})

test('with a full queue the next call fails as `busy` with a retry time, and none of it starts', async () => {
  hasher = createHasher({ concurrency: 1, maxQueue: 4 })
  const standing = hasher.hash(['1', '2', '3', '4', '5'])
  await expect(hasher.hash(['6'])).rejects.toMatchObject({ code: 'busy', retryAfter: expect.any(Number) })
  expect(await standing).toHaveLength(5)
  expect(await hasher.hash(['6'])).toHaveLength(1)
})

test('hashing does not block the event loop', async () => {
  hasher = createHasher({ concurrency: 1 })
  let turns = 0
  let next = setImmediate(count)
  function count() {
    turns++
    next = setImmediate(count)
  }
  await hasher.hash(['1', '2', '3', '4'])
  clearImmediate(next)
  // Hashed here, the four would leave the event loop no turn.
  expect(turns).toBeGreaterThan(0)
})

test('waiting calls fail when the hasher closes', async () => {
  hasher = createHasher({ concurrency: 1 })
  const waiting = Promise.allSettled([hasher.hash(['1']), hasher.hash(['2'])])
  await hasher.close()
  for (const result of await waiting) {
    expect(result).toMatchObject({ status: 'rejected', reason: expect.any(AppError) })
  }
})
