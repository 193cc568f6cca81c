import { words } from '../../shared/languages/words.ts'
import type { Language, Scene, Stage } from './surface.ts'

/** Brings a scene to its moment, in the look that the page wears. */
export async function present(stage: Stage, name: string, scene: Scene, language: Language): Promise<void> {
  const { page } = stage
  await stage.open(name, language)
  await page.waitForSelector(scene.act ? 'h1, .notice, main' : (scene.until ?? 'h1'))
  await scene.act?.(page, words(language))
  if (scene.act && scene.until) await page.waitForSelector(scene.until)
  // Nothing is shown under a pointer that nobody moves.
  await page.mouse.move(0, 0)
}
