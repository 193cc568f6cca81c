import { expect, test } from 'vitest'
import { keepPace } from './pace.ts'

test('lasts as long as what was noted', async () => {
  const pace = keepPace()
  pace.note(60)
  const begun = performance.now()
  await pace.keep(begun)
  expect(performance.now() - begun).toBeGreaterThanOrEqual(58)
})

test('waits for nothing when nothing was noted, or when it took longer by itself', async () => {
  const pace = keepPace()
  const begun = performance.now()
  await pace.keep(begun)
  pace.note(5)
  await pace.keep(begun - 100)
  expect(performance.now() - begun).toBeLessThan(50)
})
