import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, test } from 'vitest'
import { drawStops, sampleOfStops } from './drivers/background-stops.ts'
import { driveFirefox } from './drivers/firefox.ts'
import { journeys, stopJourney } from './drivers/journeys.ts'
import { createWorld, type JourneyWorld } from './drivers/world.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { runsWholeProof } from './environment/proof.ts'

/** Journeys of the extension in Firefox; the same in Chromium: extension-journeys.spec.ts. */
const seed = Number(process.env.LATCHKEY_TEST_SEED ?? (runsWholeProof ? randomInt(1_000_000) : 1))
const stops = runsWholeProof
  ? drawStops(seed, 100).map((stop, index) => stopJourney(stop, `seed ${seed}, ${index + 1}: the background`))
  : [...journeys, ...sampleOfStops.map((stop) => stopJourney(stop))]

let built: BuiltExtension
let world: JourneyWorld

const openWorld = async () => {
  world = await createWorld(() => driveFirefox(built.folder), seed)
}
beforeAll(async () => {
  built = await buildExtension({ browser: 'firefox' })
  await openWorld()
})
afterAll(async () => {
  await world?.close()
  await built?.remove()
})

for (const { title, run } of stops)
  test(title, async () => {
    try {
      await run(world)
    } catch (error) {
      // What a failure leaves open makes all that follows fail, too.
      await world.close()
      await openWorld()
      throw error
    }
  })
