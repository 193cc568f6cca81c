import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { executablePath } from '../environment/browser.ts'
import { checkPackage, checkSources, lintPackage } from './check-packages.ts'
import { checkPictures, measurePadding } from './check-pictures.ts'
import { checkTexts } from './check-texts.ts'
import { listingLanguages, readAnswers, readListing, readReviewInstructions } from './listing.ts'
import { drawPictures } from './pictures.ts'
import { takeScreenshots } from './screenshots.ts'
import { type Store, type StoreId, stores } from './stores.ts'
import { readZip } from './zip.ts'

/**
 * `npm run build -- packages`, after the packages themselves: puts all that a store asks for into a folder of its own and checks it. `--only-packages`: an
 * organisation's own package, which has no listing and its own hosts. Exits with 1 where a store would refuse something.
 */
const [output = '.output/packages', option] = process.argv.slice(2)
const faults: string[] = []
/** Stores whose folder has been emptied of what an earlier run left. */
const emptied = new Set<StoreId>()
const archives = (await readdir(output)).filter((name) => name.endsWith('.zip'))
const find = async (ending: string) => {
  const name = archives.find((each) => each.endsWith(ending))
  if (!name) throw new Error(`${output} has no package …${ending}`)
  return { path: join(output, name), content: await readFile(join(output, name)) }
}
if (option !== '--only-packages') {
  await preparePackages()
  faults.push(...checkTexts())
  await writeTexts()
  await writePictures()
}
for (const fault of faults) console.error(`✗ ${fault}`)
if (faults.length === 0) console.log(`Packages, texts and pictures are in ${output}, and every check passed.`)
process.exitCode = faults.length > 0 ? 1 : 0

async function preparePackages(): Promise<void> {
  for (const [id, store] of Object.entries<Store>(stores) as [StoreId, Store][]) {
    const { path, content } = await find(store.package.zip)
    const found = checkPackage(id, readZip(content))
    if (id === 'firefox') {
      const sources = await find('-sources.zip')
      found.push(...(await lintPackage(path)), ...(await checkSources(sources.content, content)))
      await write(id, 'sources.zip', sources.content)
    }
    faults.push(...found.map((fault) => `${store.name}: ${fault}`))
    await write(id, store.package.file, content)
  }
}

async function writeTexts(): Promise<void> {
  const { purpose, privacyPolicy, reasons } = readAnswers()
  for (const [id, { texts, searchTerms }] of Object.entries<Store>(stores) as [StoreId, Store][]) {
    if (texts.purpose) await write(id, 'purpose.txt', purpose)
    if (texts.reason) {
      const paragraphs = Object.entries(reasons).map(([name, reason]) => `${name}\n${reason}\n`)
      await write(id, 'reasons-of-permissions.txt', paragraphs.join('\n'))
    }
    await write(id, 'privacy-policy.md', privacyPolicy)
    await write(id, 'for-reviewers.txt', readReviewInstructions(texts.review.max))
    for (const language of listingLanguages) {
      const listing = readListing(language)
      for (const field of ['name', 'summary', 'description'] as const) {
        await write(id, `${language}/${field}.txt`, listing[field])
      }
      if (searchTerms) await write(id, `${language}/search-terms.txt`, listing.searchTerms.join('\n'))
    }
  }
}

async function writePictures(): Promise<void> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const shots = await takeScreenshots(browser, listingLanguages)
  for (const language of listingLanguages) {
    const drawn = await drawPictures(browser, language, shots[language])
    faults.push(...checkPictures(drawn))
    for (const [file, { kind, png }] of drawn) {
      if (kind === 'icon' && (await measurePadding(browser, png)) !== 16)
        faults.push(`${file} has no edge of 16 pixels`)
      for (const [id, store] of Object.entries<Store>(stores) as [StoreId, Store][]) {
        if (store.pictures.includes(kind)) await write(id, `${language}/${file}`, png)
      }
    }
  }
  await browser.close()
}

/** The first file of a store empties its folder. */
async function write(store: StoreId, file: string, content: string | Buffer): Promise<void> {
  const folder = join(output, store)
  if (!emptied.has(store)) await rm(folder, { recursive: true, force: true })
  emptied.add(store)
  await mkdir(join(folder, file, '..'), { recursive: true })
  await writeFile(join(folder, file), content)
}
