import { expect, test } from 'playwright/test'
import { createWorld, type World } from './environment/world.ts'
import { listenTo } from './faults.ts'
import { inspect } from './inspect.ts'
import type { Stage, Surface } from './surface.ts'
import { surfaces } from './surfaces/index.ts'

/** A test for every state of these surfaces. What they hold against is what `npm run screenshots` photographs. */
export function testStates(ids: (keyof typeof surfaces)[]): void {
  let world: World
  test.describe.configure({ timeout: 90_000 })
  // What was found names state, look and element: a trace of every state would take as long as the looks themselves.
  test.use({ trace: 'off' })
  test.beforeAll(({ browser }) => {
    world = createWorld(browser)
  })
  test.afterAll(() => world?.close())

  for (const id of ids) {
    const { title, scenes, start }: Surface = surfaces[id]
    test.describe(title, () => {
      let stage: Stage
      let heard: string[]
      test.beforeAll(async () => {
        stage = await start(world)
        heard = listenTo(stage.page)
      })
      test.afterAll(() => stage?.close())
      for (const [name, scene] of Object.entries(scenes)) {
        test(name, async () => {
          expect(await inspect(stage, { name, scene, heard })).toEqual([])
        })
      }
    })
  }
}
