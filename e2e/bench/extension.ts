import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright'
import { executablePath } from '../environment/browser.ts'
import { repository } from '../environment/server.ts'
import { median } from './environment/statistics.ts'
import { kilobytes, type Measurement, milliseconds, type NewRow } from './measurement.ts'

const scripts = [
  { name: 'gate', sizeAim: 2, timeAim: 1 },
  { name: 'rules', sizeAim: 8, timeAim: 5 },
]

/** What the two scripts cost that the extension brings into pages: their bytes, and their first look at a page of 3,000 nodes. */
export const extension: Measurement = {
  id: 'extension',
  title: 'gate and rules of the extension',
  async measure({ quick }) {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
    try {
      const rows: NewRow[] = []
      for (const { name, sizeAim, timeAim } of scripts) {
        const source = await readFile(join(repository, `.output/chrome-mv3/${name}.js`), 'utf8')
        const size = kilobytes(gzipSync(source, { level: 9 }).length / 1000)
        rows.push({ what: `${name}, gzipped`, measured: size, aim: { atMost: sizeAim } })
        for (const [kind, html] of Object.entries({ 'an ordinary page': ordinary, 'a sign-in page': signIn })) {
          const times = await looks(browser, { source, html, count: quick ? 3 : 15 })
          rows.push({
            what: `${name}, first look at ${kind} of 3,000 nodes, median of ${times.length}`,
            measured: milliseconds(median(times)),
            aim: { atMost: timeAim },
            details: { quickest: milliseconds(Math.min(...times)), slowest: milliseconds(Math.max(...times)) },
          })
        }
      }
      return rows
    } finally {
      await browser.close()
    }
  },
}

/** 3,000 elements in all, of the kinds that pages are made of. */
const rows = Array.from(
  { length: 500 },
  (_, index) =>
    `<div class="row"><span>Order ${index}</span><p>Open since <b>Monday</b></p><a href="#${index}"><i>Show</i></a></div>`,
).join('')
const ordinary = `<!doctype html><title>Orders</title><h1>Orders</h1>${rows}`
const signIn = `${ordinary}<form action="/sign-in" method="post"><p>Welcome back</p><label>User name <input name="user"></label>
  <label>Password <input type="password" name="password"></label><button>Sign in</button></form>`

/** Each on a page of its own, already laid out; compiling the script is part of its first look. */
async function looks(browser: Browser, of: { source: string; html: string; count: number }): Promise<number[]> {
  const times: number[] = []
  const context = await browser.newContext()
  // What the extension's world has and a page has not.
  await context.addInitScript(() => {
    const runtime = { id: 'bench', sendMessage: async () => undefined, onMessage: { addListener: () => undefined } }
    Object.assign(globalThis, { chrome: { runtime }, browser: { runtime } })
  })
  await context.route('http://bench.localhost/', (route) => route.fulfill({ contentType: 'text/html', body: of.html }))
  for (let look = 0; look < of.count; look++) {
    const page = await context.newPage()
    await page.goto('http://bench.localhost/', { waitUntil: 'load' })
    times.push(
      await page.evaluate((source) => {
        document.body.getBoundingClientRect()
        const before = performance.now()
        new Function(source)()
        return performance.now() - before
      }, of.source),
    )
    await page.close()
  }
  await context.close()
  return times
}
