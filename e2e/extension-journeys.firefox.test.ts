import { afterAll, beforeAll, test } from 'vitest'
import { chosenJourneys } from './drivers/chosen-journeys.ts'
import { driveFirefox } from './drivers/firefox.ts'
import { createWorld, type JourneyWorld, runNamingWhatHangs } from './drivers/world.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'

/** Journeys of the extension in Firefox; the same in Chromium: extension-journeys.spec.ts. */
/** Less than a test may take (vitest.config.ts). */
const limitMs = 110_000

let built: BuiltExtension
let world: JourneyWorld

const openWorld = async () => {
  world = await createWorld(() => driveFirefox(built.folder))
}
beforeAll(async () => {
  built = await buildExtension({ browser: 'firefox' })
  await openWorld()
})
afterAll(async () => {
  await world?.close()
  await built?.remove()
})

for (const { title, run } of chosenJourneys)
  test(title, async () => {
    try {
      await runNamingWhatHangs(world, run, limitMs)
    } catch (error) {
      // What a failure leaves open makes all that follows fail, too.
      await world.close()
      await openWorld()
      throw error
    }
  })
