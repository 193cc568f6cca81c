import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright'
import { build, type InlineConfig, preview } from 'vite'
import { statesIn } from '../../server/web/self-service/states/states.ts'
import { compiledMessages } from '../../shared/languages/compile-plugin.ts'
import { words } from '../../shared/languages/words.ts'
import { executablePath } from '../environment/browser.ts'
import { acts } from './acts.ts'

/**
 * Photographs every state of the wizard in every look and holds each against axe:
 * `node e2e/screenshots/wizard-states.ts [folder] [states, with commas]`. Exits 1 on a violation, a message on the console or
 * a page that can be scrolled sideways.
 */
const [folder = 'test-results/wizard-states', only] = process.argv.slice(2)
const names = only ? only.split(',') : Object.keys(statesIn(words('en')))
const looks = ['en', 'de'].flatMap((language) =>
  ['light', 'dark'].flatMap((theme) => [320, 1280].map((width) => ({ language, theme, width }))),
)

await mkdir(folder, { recursive: true })
const built = await mkdtemp(join(tmpdir(), 'latchkey-states-'))
const harness: InlineConfig = {
  configFile: false,
  root: fileURLToPath(new URL('../../server/web/self-service', import.meta.url)),
  logLevel: 'error',
  plugins: [compiledMessages({ prefixes: [''] })],
  worker: { format: 'es' },
  build: {
    outDir: built,
    rolldownOptions: { input: fileURLToPath(new URL('../../server/web/self-service/states.html', import.meta.url)) },
  },
}
await build(harness)
const server = await preview({ ...harness, preview: { host: '127.0.0.1', port: 0 } })
const address = server.resolvedUrls?.local[0] ?? ''
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const complaints: string[] = []
for (const look of looks) complaints.push(...(await photograph(browser, look)))
await browser.close()
await server.close()
await rm(built, { recursive: true, force: true })
console.log(`${names.length * looks.length} pictures in ${folder}, ${complaints.length} complaints`)
process.exitCode = complaints.length > 0 ? 1 : 0

async function photograph(browser: Browser, { language, theme, width }: (typeof looks)[number]): Promise<string[]> {
  const complaints: string[] = []
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 640 : 800 },
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  for (const name of names) {
    const where = `${name} ${language} ${theme} ${width}`
    const page = await context.newPage()
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complain(message.text()))
    page.on('pageerror', (error) => complain(error.message))
    const complain = (text: string) => {
      complaints.push(`${where}: ${text}`)
      console.log(complaints.at(-1))
    }
    await page.goto(`${address}states.html?state=${name}&language=${language}`)
    await page.waitForSelector(name === 'loading' ? '.skeleton' : 'h1, .notice')
    await acts[name]?.(page, words(language))
    await page.waitForTimeout(350)
    await page.screenshot({ path: `${folder}/${name}-${language}-${theme}-${width}.png`, fullPage: true })
    for (const text of await faultsOf(page)) complain(text)
    await page.close()
  }
  await context.close()
  return complaints
}

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  return [
    ...violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' · ')})`),
    ...(sideways ? ['can be scrolled sideways'] : []),
  ]
}
