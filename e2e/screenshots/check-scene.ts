import { getTranslator } from '../../shared/languages/translator.ts'
import { findFaults } from './faults.ts'
import { findFieldFaults } from './field-faults.ts'
import { applyLook, applyOwnWidth, type LookName, lookNames, looks } from './looks.ts'
import type { Language, Scene, SurfaceDriver } from './surface.ts'
import { findTextFaults } from './text-faults.ts'

/** The looks in which a scene is checked, by language. German texts are longer: they get the look with the least room. */
export type Showings = [language: Language, looks: readonly LookName[]][]

export const allShowings: Showings = [
  ['de', ['narrow']],
  ['en', lookNames],
]

const otherLooks = lookNames.filter((name) => name !== 'narrow')

/**
 * Each scene gets two looks; the second differs from scene to scene, so that one run covers all looks. Every other scene begins with it, in the width
 * that the scene before ended with.
 */
export function sampleShowings(index: number): Showings {
  const looks: LookName[] = ['narrow', ...otherLooks.slice(index % otherLooks.length, (index % otherLooks.length) + 1)]
  return [['de', index % 2 === 0 ? looks : looks.reverse()]]
}

interface CheckedScene {
  name: string
  scene: Scene
  pageErrors: string[]
  showings: Showings
  /** Of the surface in real use. */
  width?: number
}

/**
 * Checks a scene by axe in these looks, and its text at its own width, too. `pageErrors`: collects what the page complains of meanwhile. `onLook`
 * is called in each look while the page has it.
 */
export async function checkScene(
  driver: SurfaceDriver,
  { name, scene, pageErrors, showings, width }: CheckedScene,
  onLook: (language: Language, look: LookName) => Promise<void> = async () => {},
): Promise<string[]> {
  const faults: string[] = []
  for (const [language, shownLooks] of showings) {
    await applyLook(driver.page, shownLooks[0] ?? 'narrow')
    await showScene(driver, { name, scene, language })
    for (const [index, look] of shownLooks.entries()) {
      const before = shownLooks[index - 1]
      await applyLook(driver.page, look)
      const found = [
        ...pageErrors.splice(0),
        ...(await findFaults(driver.page, !before || looks[before].width !== looks[look].width)),
        ...(await findFieldFaults(driver.page)),
        ...(await findTextFaults(driver.page)),
      ]
      faults.push(...found.map((fault) => `${language} ${look}: ${fault}`))
      await onLook(language, look)
    }
    if (width === undefined) continue
    await applyOwnWidth(driver.page, width)
    faults.push(...(await findTextFaults(driver.page)).map((fault) => `${language} ${width} px: ${fault}`))
  }
  return faults
}

/** Brings a scene to its moment, in the look that the page has. */
export async function showScene(
  driver: SurfaceDriver,
  { name, scene, language }: { name: string; scene: Scene; language: Language },
): Promise<void> {
  const { page } = driver
  await driver.open(name, language)
  await page.waitForSelector(scene.perform ? 'h1, .notice, main' : (scene.waitFor ?? 'h1'))
  await scene.perform?.(page, getTranslator(language))
  if (scene.perform && scene.waitFor) await page.waitForSelector(scene.waitFor)
  // A pointer that rests on something would show its hover style.
  await page.mouse.move(0, 0)
}
