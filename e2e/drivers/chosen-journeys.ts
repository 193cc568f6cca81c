import { randomInt } from 'node:crypto'
import { runsWholeProof } from '../environment/proof.ts'
import { drawStops, sampleOfStops } from './background-stops.ts'
import { journeys, stopJourney } from './journeys.ts'
import type { Journey } from './world.ts'

/** How many stops the whole proof draws. */
const stopCount = 100

/** The journeys of this run, the same in both browsers. The whole proof is of stops alone; `LATCHKEY_TEST_STOPS` names some of its numbers. */
export const chosenJourneys: Journey[] = runsWholeProof
  ? chooseStops(process.env.LATCHKEY_TEST_STOPS)
  : [...journeys, ...sampleOfStops.map((stop) => stopJourney(stop))]

function chooseStops(numbers: string | undefined): Journey[] {
  // In the environment, since each process that runs tests reads this file again.
  process.env.LATCHKEY_TEST_SEED ??= String(randomInt(1_000_000))
  const seed = Number(process.env.LATCHKEY_TEST_SEED)
  const drawn = drawStops(seed, stopCount).map((stop, index) =>
    stopJourney(stop, `seed ${seed}, ${index + 1}: the background`),
  )
  if (numbers === undefined) return drawn
  return numbers.split(',').map((number) => {
    const journey = drawn[Number(number) - 1]
    if (!journey) throw new Error(`LATCHKEY_TEST_STOPS: ${number} is no number from 1 to ${stopCount}`)
    return journey
  })
}
