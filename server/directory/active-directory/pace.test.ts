import { expect, test } from 'vitest'
import { keepPace } from './pace.ts'

async function lasting(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

test('lasts as long as the real thing did', async () => {
  const pace = keepPace()
  pace.note(60)
  expect(await lasting(() => pace.keep(performance.now()))).toBeGreaterThanOrEqual(58)
})

test('the quick become as slow as the quick, the slow as the slow', async () => {
  const pace = keepPace()
  for (const duration of [100, 400, 800]) pace.note(duration)
  const middle = await lasting(() => pace.keep(performance.now() - 20))
  const quick = await lasting(() => pace.keep(performance.now()))
  expect(middle).toBeGreaterThan(370)
  expect(quick).toBeGreaterThan(95)
  expect(quick).toBeLessThan(350)
})

test('waits for nothing when nothing was noted, or when it took longer by itself', async () => {
  const pace = keepPace()
  const begun = performance.now()
  await pace.keep(begun)
  pace.note(5)
  await pace.keep(begun - 100)
  expect(performance.now() - begun).toBeLessThan(50)
})
