import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { executablePath } from '../environment/browser.ts'
import { repository } from '../environment/server.ts'
import { createWorld } from './environment/world.ts'
import { listenTo } from './faults.ts'
import { inspect } from './inspect.ts'
import { wear } from './looks.ts'
import { committedLook, committedPictures, pictureName } from './pictures.ts'
import { readMe } from './read-me.ts'
import { smallPng } from './small-png.ts'
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

const world = createWorld(await chromium.launch({ executablePath, args: ['--no-sandbox'] }))
let faults = 0
for (const [id, surface] of Object.entries<Surface>(surfaces)) await photograph(id, surface)
await world.close()
await world.browser.close()
if (asked.length === 0) await removeOldPictures()
await writeFile(join(docs, 'README.md'), readMe())
console.log(`${faults} faults; pictures in docs/screenshots and test-results/screenshots`)
process.exitCode = faults > 0 ? 1 : 0

async function photograph(id: string, surface: Surface): Promise<void> {
  const wanted = (name: string) => asked.length === 0 || asked.includes(id) || asked.includes(`${id}/${name}`)
  const scenes = Object.entries(surface.scenes).filter(([name]) => wanted(name))
  if (scenes.length === 0) return
  const stage = await surface.start(world)
  try {
    const heard = listenTo(stage.page)
    for (const [name, scene] of scenes) {
      const found = await inspect(stage, { name, scene, heard }, async (language, look) => {
        const path = join(all, `${id}-${name}-${language}-${look}.png`)
        // Hiding the caret would bring a style into the page, and the extension's pages refuse that.
        await stage.page.screenshot({ path, fullPage: true, caret: 'initial' })
      })
      await commitPictures(stage.page, `${id}-${name}`, scene, surface)
      console.log([`${id}/${name}`, ...found].join('\n  '))
      faults += found.length
    }
  } finally {
    await stage.close()
  }
}

/** The soft light behind the card makes pictures four times as large, and is left out of these. */
async function commitPictures(page: Page, name: string, scene: Scene, { frame, width }: Surface): Promise<void> {
  await page.evaluate(() => {
    const style = new CSSStyleSheet()
    style.replaceSync('.frame::before { display: none } * { caret-color: transparent }')
    document.adoptedStyleSheets.push(style)
  })
  for (const look of [committedLook, ...(scene.also ?? [])]) {
    await wear(page, look)
    await fitWindow(page, look.startsWith('wide') ? width : undefined)
    const path = join(docs, pictureName(name, look))
    const shown = look.startsWith('wide') && frame && (await page.locator(frame).boundingBox())
    await writeFile(path, smallPng(await page.screenshot({ caret: 'initial', ...(shown ? { clip: shown } : {}) })))
  }
}

/** A window just as high as its page: what lies over it, a dialog and its veil, covers all of it. */
async function fitWindow(page: Page, wanted: number | undefined): Promise<void> {
  const width = wanted ?? page.viewportSize()?.width ?? 0
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
