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
  expect(await lasting(() => pace.keep(performance.now(), 'nobody'))).toBeGreaterThanOrEqual(58)
})

test('the quick become as slow as the quick, the slow as the slow', async () => {
  const pace = keepPace()
  for (const duration of [100, 400, 800]) pace.note(duration)
  const middle = await lasting(() => pace.keep(performance.now() - 20, 'nobody'))
  const quick = await lasting(() => pace.keep(performance.now(), 'nobody'))
  expect(middle).toBeGreaterThan(370)
  expect(quick).toBeGreaterThan(95)
  expect(quick).toBeLessThan(350)
})

test('what is slower than another stand-in is still ranked among its like', async () => {
  const pace = keepPace()
  for (const duration of [100, 400]) pace.note(duration)
  await pace.keep(performance.now() - 90, 'nobody')
  expect(await lasting(() => pace.keep(performance.now() - 50, 'locked'))).toBeGreaterThan(340)
  expect(await lasting(() => pace.keep(performance.now() - 40, 'locked'))).toBeLessThan(200)
})

test('waits for nothing when nothing was noted, or when it took longer by itself', async () => {
  const pace = keepPace()
  const begun = performance.now()
  await pace.keep(begun, 'nobody')
  pace.note(5)
  await pace.keep(begun - 100, 'nobody')
  expect(performance.now() - begun).toBeLessThan(50)
})
