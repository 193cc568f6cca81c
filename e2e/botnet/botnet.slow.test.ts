import { expect, test } from 'vitest'
import { sharesOf } from '../../server/activities/guess-limit.ts'
import { accountGuesses } from '../../server/factors/common/guess-limits.ts'
import { simulate } from './simulate.ts'

test('H5: a small botnet delays and refuses no visit from a known browser, and guesses no more than the table allows', async () => {
  const day = await simulate({ addresses: 100, people: 20, attackFrom: 0, guessEvery: 60, seed: 1 })
  expect(day.known).toMatchObject({ delayed: 0, refused: 0 })
  expect(day.known.visits).toBeGreaterThan(10)
  expect(day.tried).toBeGreaterThan(100)
  expect(day.refusedGuesses).toBeGreaterThan(day.tried)
  expect(day.maxTriedPerAccount).toBeLessThanOrEqual(sharesOf(accountGuesses).unknown)
}, 60_000)
