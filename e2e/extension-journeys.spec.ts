import { test } from 'playwright/test'
import { chosenJourneys } from './drivers/chosen-journeys.ts'
import { driveChromium } from './drivers/chromium.ts'
import { createWorld, type JourneyWorld, runNamingWhatHangs } from './drivers/world.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { runsWholeProof } from './environment/proof.ts'

/** Journeys of the extension in Chromium; the same in Firefox: extension-journeys.firefox.test.ts. */
/** Less than a journey may take (playwright.config.ts). */
const limitMs = 150_000

let built: BuiltExtension
let world: JourneyWorld

// In order, on one world. A proof goes on after a failure, on a new one.
test.describe.configure({ mode: runsWholeProof ? 'default' : 'serial' })
test.beforeAll(async () => {
  built = await buildExtension({ hosts: ['http://127.0.0.1:*'] })
  world = await createWorld(() => driveChromium(built.folder))
})
test.afterAll(async () => {
  await world?.close()
  await built?.remove()
})

for (const { title, run } of chosenJourneys) test(title, () => runNamingWhatHangs(world, run, limitMs))
