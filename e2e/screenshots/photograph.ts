import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { executablePath } from '../environment/browser.ts'
import { repository } from '../environment/server.ts'
import { allShowings, checkScene } from './check-scene.ts'
import { createSharedBrowsers } from './environment/shared-browsers.ts'
import { collectPageErrors, provideAxe } from './faults.ts'
import { applyLook } from './looks.ts'
import { docsPicture, docsPictures, renderDocsReadMe, renderFullReadMe } from './read-me.ts'
import { shrinkPng } from './small-png.ts'
import type { Surface } from './surface.ts'
import { surfaces } from './surfaces/index.ts'

/**
 * `npm run screenshots [-- surface[/scene] …]`: checks every state by axe in every look and photographs it. All pictures go to
 * `test-results/screenshots`, the few of the repository to `docs/screenshots`. Exits 1 when a fault was found.
 */
const asked = process.argv.slice(2)
const docs = join(repository, 'docs/screenshots')
const all = join(repository, 'test-results/screenshots')
await Promise.all([docs, all].map((folder) => mkdir(folder, { recursive: true })))

const browsers = createSharedBrowsers(await chromium.launch({ executablePath, args: ['--no-sandbox'] }))
let faults = 0
for (const [id, surface] of Object.entries<Surface>(surfaces)) await photograph(id, surface)
await browsers.close()
await browsers.browser.close()
if (asked.length === 0) await removeOldPictures()
await writeFile(join(docs, 'README.md'), renderDocsReadMe())
await writeFile(join(all, 'README.md'), renderFullReadMe())
console.log(`${faults} faults; pictures in test-results/screenshots and docs/screenshots`)
process.exitCode = faults > 0 ? 1 : 0

async function photograph(id: string, surface: Surface): Promise<void> {
  const isAsked = (name: string) => asked.length === 0 || asked.includes(id) || asked.includes(`${id}/${name}`)
  const scenes = Object.entries(surface.scenes).filter(([name]) => isAsked(name))
  if (scenes.length === 0) return
  const driver = await surface.start(browsers)
  try {
    await provideAxe(driver.page)
    const pageErrors = collectPageErrors(driver.page)
    for (const [name, scene] of scenes) {
      const found = await checkScene(
        driver,
        { name, scene, pageErrors, showings: allShowings, width: surface.width },
        async (language, look) => {
          const path = join(all, `${id}-${name}-${language}-${look}.png`)
          // Hiding the caret would bring a style into the page, and the extension's pages refuse that.
          await driver.page.screenshot({ path, fullPage: true, caret: 'initial' })
        },
      )
      if (scene.inDocs) await photographForDocs(driver.page, join(docs, docsPicture(id, name)), surface)
      console.log([`${id}/${name}`, ...found].join('\n  '))
      faults += found.length
    }
  } finally {
    await driver.close()
  }
}

/** Hides the soft light behind the card, which makes pictures four times as large. */
async function photographForDocs(page: Page, path: string, { frame, width }: Surface): Promise<void> {
  await page.evaluate(() => {
    const style = new CSSStyleSheet()
    style.replaceSync('.frame::before { display: none } * { caret-color: transparent }')
    document.adoptedStyleSheets.push(style)
  })
  await applyLook(page, 'wide')
  await fitWindow(page, width)
  const clip = frame ? ((await page.locator(frame).boundingBox()) ?? undefined) : undefined
  await writeFile(path, shrinkPng(await page.screenshot({ caret: 'initial', clip })))
}

/** A window just as high as its page: what lies over it, a dialog and its veil, covers all of it. */
async function fitWindow(page: Page, width = page.viewportSize()?.width ?? 0): Promise<void> {
  await page.setViewportSize({ width, height: 360 })
  // Twice: a page may be roomier in a higher window.
  for (let look = 0; look < 2; look++) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ width, height })
  }
}

async function removeOldPictures(): Promise<void> {
  const current = new Set(docsPictures())
  for (const file of await readdir(docs)) {
    if (file.endsWith('.png') && !current.has(file)) await rm(join(docs, file))
  }
}
