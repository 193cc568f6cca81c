import { randomInt } from 'node:crypto'
import { test } from 'playwright/test'
import { drawStops, sampleOfStops } from './drivers/background-stops.ts'
import { driveChromium } from './drivers/chromium.ts'
import { journeys, stopJourney } from './drivers/journeys.ts'
import { createWorld, type JourneyWorld } from './drivers/world.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { runsWholeProof } from './environment/proof.ts'

/** Journeys of the extension in Chromium; the same in Firefox: extension-journeys.firefox.test.ts. */
const seed = Number(process.env.LATCHKEY_TEST_SEED ?? (runsWholeProof ? randomInt(1_000_000) : 1))
const stops = runsWholeProof
  ? drawStops(seed, 100).map((stop, index) => stopJourney(stop, `seed ${seed}, ${index + 1}: the background`))
  : [...journeys, ...sampleOfStops.map((stop) => stopJourney(stop))]

let built: BuiltExtension
let world: JourneyWorld

// In order, on one world. A proof goes on after a failure, on a new one.
test.describe.configure({ mode: runsWholeProof ? 'default' : 'serial' })
test.beforeAll(async () => {
  built = await buildExtension({ hosts: ['http://127.0.0.1:*'] })
  world = await createWorld(() => driveChromium(built.folder), seed)
})
test.afterAll(async () => {
  await world?.close()
  await built?.remove()
})

for (const { title, run } of stops) test(title, () => run(world))
