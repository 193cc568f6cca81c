import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { addressQueueLimit, createAddressQueue } from './address-queue.ts'

const never = new AbortController().signal
const { atOnce, waiting } = addressQueueLimit

/** Requests that stay open until the test lets them end. */
function openRequests(address: string, count: number, signal = never) {
  const begun: number[] = []
  const queue = createAddressQueue()
  const ends = Array.from({ length: count }, () => Promise.withResolvers<void>())
  const results = ends.map(({ promise }, number) =>
    queue.inTurn(address, signal, () => {
      begun.push(number)
      return promise
    }),
  )
  return { queue, begun, results, end: (number: number) => ends[number]?.resolve() }
}

test('H5: eight tries of an address are executed at once, and the others wait in order', async () => {
  const { begun, results, end } = openRequests('192.0.2.1', atOnce + 3)
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  end(5)
  await results[5]
  await setImmediate()
  expect(begun.at(-1)).toBe(8)
  end(0)
  await results[0]
  await setImmediate()
  expect(begun.at(-1)).toBe(9)
})

test('H5: a try too many is refused as busy, and another address does not wait', async () => {
  const { queue, results } = openRequests('2001:db8::1', atOnce + waiting)
  expect(results).toHaveLength(208)
  await expect(queue.inTurn('2001:db8::2', never, async () => 1)).rejects.toMatchObject({
    code: 'busy',
    retryAfter: 10,
  })
  expect(await queue.inTurn('192.0.2.1', never, async () => 1)).toBe(1)
})

test('a request that is given up leaves the queue, and one that failed lets the next in', async () => {
  const cut = new AbortController()
  const { queue, begun, results, end } = openRequests('192.0.2.1', atOnce + 1, cut.signal)
  const failing = queue.inTurn('192.0.2.1', never, () => Promise.reject(new Error('no')))
  const last = queue.inTurn('192.0.2.1', never, async () => 'in')
  cut.abort(new Error('gone'))
  await expect(results[atOnce]).rejects.toThrow('gone')
  expect(begun).toHaveLength(atOnce)
  end(0)
  await expect(failing).rejects.toThrow('no')
  expect(await last).toBe('in')
})
