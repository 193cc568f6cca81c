import { faultsOf } from './faults.ts'
import { type LookName, lookNames, wear } from './looks.ts'
import { present } from './present.ts'
import type { Language, Scene, Stage } from './surface.ts'

/**
 * Holds a scene against axe in every look, and in the longer language where there is least room. `heard`: what the page complains
 * of meanwhile. `seen` is told of each look while the page wears it.
 */
export async function inspect(
  stage: Stage,
  { name, scene, heard }: { name: string; scene: Scene; heard: string[] },
  seen: (language: Language, look: LookName) => Promise<void> = async () => {},
): Promise<string[]> {
  const faults: string[] = []
  const rounds = { de: ['narrow'], en: lookNames } satisfies Record<Language, LookName[]>
  for (const [language, looks] of Object.entries(rounds) as [Language, LookName[]][]) {
    await wear(stage.page, 'narrow')
    await present(stage, name, scene, language)
    for (const look of looks) {
      await wear(stage.page, look)
      const found = [...heard.splice(0), ...(await faultsOf(stage.page))]
      faults.push(...found.map((fault) => `${language} ${look}: ${fault}`))
      await seen(language, look)
    }
  }
  return faults
}
