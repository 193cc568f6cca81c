import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { executablePath } from '../environment/browser.ts'
import { repository } from '../environment/server.ts'
import { faultsOf, listenTo } from './faults.ts'
import { lookNames, wear } from './looks.ts'
import { committedLook, committedPictures, pictureName } from './pictures.ts'
import { present } from './present.ts'
import { readMe } from './read-me.ts'
import type { Scene, Surface } from './surface.ts'
import { surfaces } from './surfaces/index.ts'

/**
 * `npm run screenshots [-- surface[/scene] …]`: holds every state in every look against axe and photographs it. All pictures go to
 * `test-results/screenshots`, those that are committed to `docs/screenshots` with their README. Exits 1 when anything was found.
 */
const asked = process.argv.slice(2)
const docs = join(repository, 'docs/screenshots')
const all = join(repository, 'test-results/screenshots')
await Promise.all([docs, all].map((folder) => mkdir(folder, { recursive: true })))

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
let faults = 0
for (const [id, surface] of Object.entries<Surface>(surfaces)) await photograph(id, surface)
await browser.close()
if (asked.length === 0) await removeOldPictures()
await writeFile(join(docs, 'README.md'), readMe())
console.log(`${faults} faults; pictures in docs/screenshots and test-results/screenshots`)
process.exitCode = faults > 0 ? 1 : 0

async function photograph(id: string, surface: Surface): Promise<void> {
  const wanted = (name: string) => asked.length === 0 || asked.includes(id) || asked.includes(`${id}/${name}`)
  const scenes = Object.entries(surface.scenes).filter(([name]) => wanted(name))
  if (scenes.length === 0) return
  const stage = await surface.start(browser)
  try {
    const heard = listenTo(stage.page)
    for (const [name, scene] of scenes) {
      for (const language of ['de', 'en'] as const) {
        await wear(stage.page, 'narrow')
        await present(stage, name, scene, language)
        const seen = language === 'en' ? lookNames : (['narrow'] as const)
        for (const look of seen) {
          await wear(stage.page, look)
          const found = [...heard.splice(0), ...(await faultsOf(stage.page))]
          for (const fault of found) console.log(`${id}/${name} ${language} ${look}: ${fault}`)
          faults += found.length
          await stage.page.screenshot({ path: join(all, `${id}-${name}-${language}-${look}.png`), fullPage: true })
        }
      }
      await commitPictures(stage.page, `${id}-${name}`, scene, surface)
      console.log(`${id}/${name}`)
    }
  } finally {
    await stage.close()
  }
}

/** The soft light behind the card makes pictures four times as large, and is left out of these. */
async function commitPictures(page: Page, name: string, scene: Scene, { frame }: Surface): Promise<void> {
  const style = '.frame::before { display: none !important }'
  for (const look of [committedLook, ...(scene.also ?? [])]) {
    await wear(page, look)
    await fitHeight(page)
    const path = join(docs, pictureName(name, look))
    const shown = look.startsWith('wide') && frame && (await page.locator(frame).boundingBox())
    await page.screenshot({ path, style, animations: 'disabled', caret: 'hide', ...(shown ? { clip: shown } : {}) })
  }
}

/** A window just as high as its page: what lies over it, a dialog and its veil, covers all of it. */
async function fitHeight(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 0
  await page.setViewportSize({ width, height: 360 })
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height })
}

async function removeOldPictures(): Promise<void> {
  const kept = new Set(committedPictures().map(({ file }) => file))
  for (const file of await readdir(docs)) {
    if (file.endsWith('.png') && !kept.has(file)) await rm(join(docs, file))
  }
}
