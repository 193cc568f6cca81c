import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Page } from 'playwright'
import { uncommonElements } from '../../extension/detectors/roots.ts'
import { vocabularyFile, vocabularyLanguages } from '../../extension/detectors/vocabularies/languages.ts'
import { executablePath } from '../environment/browser.ts'
import { repository } from '../environment/server.ts'
import { median, percentile } from './environment/statistics.ts'
import { kilobytes, type Measurement, milliseconds, type NewRow, ratio } from './measurement.ts'

const scripts = [
  { name: 'gate', sizeAim: 1.2, timeAim: 1 },
  { name: 'rules', sizeAim: 8, timeAim: 5 },
]

/** Kilobytes; only a page that speaks of passwords in a language gets its words. */
const maxWordsSize = 5

/** No page gets it, but the browser parses all of it at every wake. */
const background = { name: 'background', sizeAim: 20 }

/**
 * Floors in the same run, page for page: as little as a script can do that looks for a password field; and the browser's searches
 * that every gate needs, which are for that field, the page's size and custom elements, since those contain shadow roots.
 */
const one = `document.querySelector('input[type=password i]')`
const floors = {
  one,
  all: `${one}; document.querySelectorAll('*').length; document.querySelectorAll('${uncommonElements}').length`,
}

/**
 * What the two scripts cost that the extension brings into pages: their bytes, and their first look at a page of 3,000 nodes.
 * "Longest piece" is the longest time in which no other script can run; "in all" also counts their work in the browser's idle time. Both
 * count the compiling, which a browser does once for all pages of a process; the report shows it beside them, and the same time of the
 * searches alone: a new process is slow at its first work, and a busy machine at all of it.
 */
export const extension: Measurement = {
  id: 'extension',
  title: 'gate and rules of the extension',
  async measure({ quick }) {
    const rows: NewRow[] = []
    const sources: Record<string, string> = { ...floors }
    for (const { name, sizeAim } of [...scripts, background]) {
      const source = await readScript(name)
      if (name !== background.name) sources[name] = source
      rows.push({ what: `${name}, gzipped`, measured: sizeOf(source), aim: { atMost: sizeAim } })
    }
    rows.push(await measureWords())
    for (const [kind, html] of Object.entries({ 'an ordinary page': ordinary, 'a sign-in page': signIn })) {
      const seen = await looks(html, sources, quick ? 3 : 25)
      const floor = (name: keyof typeof floors) => median((seen[name] ?? []).flatMap(({ pieces }) => pieces))
      for (const { name, timeAim } of scripts) {
        const looks = seen[name] ?? []
        for (const [how, times] of Object.entries({
          'longest piece': looks.map(({ pieces }) => Math.max(...pieces)),
          'in all': looks.map(({ pieces }) => pieces.reduce((sum, each) => sum + each, 0)),
        })) {
          rows.push({
            what: `${name}, first look at ${kind} of 3,000 nodes, ${how}, median of ${times.length}`,
            measured: milliseconds(median(times)),
            aim: { atMost: timeAim },
            details: {
              quickest: milliseconds(Math.min(...times)),
              'lower quarter': milliseconds(percentile(times, 0.25)),
              slowest: milliseconds(Math.max(...times)),
              'one search alone': milliseconds(floor('one')),
              'all searches alone': milliseconds(floor('all')),
              'times those': ratio(median(times) / floor('all')),
              'of it compiling': milliseconds(median(looks.map(({ compiling }) => compiling))),
              'compiling again': milliseconds(median(looks.map(({ again }) => again))),
            },
          })
        }
      }
    }
    return rows
  },
}

const readScript = (name: string) => readFile(join(repository, `.output/chrome-mv3/${name}.js`), 'utf8')
const sizeOf = (source: string) => kilobytes(gzipSync(source, { level: 9 }).length / 1000)

/** What a page that speaks of passwords gets beside the rules: the grammar and the words of its language. Scripts are sent apart, so each counts by itself. */
async function measureWords(): Promise<NewRow> {
  const grammar = sizeOf(await readScript('grammar'))
  const sizes = await Promise.all(
    vocabularyLanguages.map(async (language) => {
      const words = sizeOf(await readScript(vocabularyFile(language).replace(/\.js$/, '')))
      return [language, kilobytes(grammar.value + words.value)] as const
    }),
  )
  const largest = sizes.reduce((a, b) => (b[1].value > a[1].value ? b : a))
  return {
    what: `grammar and words of the largest language (${largest[0]}), gzipped`,
    measured: largest[1],
    aim: { atMost: maxWordsSize },
    details: Object.fromEntries(sizes),
  }
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

interface Look {
  pieces: number[]
  compiling: number
  /** The same look again, as on the next page of the process. */
  again: number
}

/**
 * Runs the scripts in turn, each on a page of its own that is laid out, in a world of its own like the extension's, and counts compiling
 * too. Returns the pieces of each look. Clocks of isolated pages distinguish 5 µs, others 100.
 */
async function looks(html: string, sources: Record<string, string>, count: number): Promise<Record<string, Look[]>> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const context = await browser.newContext()
    const headers = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }
    await context.route('http://bench.localhost/', (route) =>
      route.fulfill({ contentType: 'text/html', headers, body: html }),
    )
    const seen: Record<string, Look[]> = {}
    for (let look = 0; look < count; look++) {
      for (const [name, source] of Object.entries(sources)) {
        const page = await context.newPage()
        await page.goto('http://bench.localhost/', { waitUntil: 'load' })
        seen[name] = [...(seen[name] ?? []), await inWorldOfItsOwn(page, `(${pieces})(${JSON.stringify(source)})`)]
        await page.close()
      }
    }
    return seen
  } finally {
    await browser.close()
  }
}

async function inWorldOfItsOwn(page: Page, expression: string): Promise<Look> {
  const session = await page.context().newCDPSession(page)
  const { frameTree } = await session.send('Page.getFrameTree')
  const world = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id })
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    contextId: world.executionContextId,
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return result.value
}

/** Runs in the page: how long each piece of a script's first look takes, the one at once and those in idle time. */
async function pieces(source: string): Promise<Look> {
  const times: number[] = []
  let waiting = 0
  const timed = (work: () => void) => {
    const before = performance.now()
    work()
    times.push(performance.now() - before)
  }
  const ask = requestIdleCallback
  // The world of the extension has this, and no other world does.
  const runtime = { id: 'bench', sendMessage: async () => undefined, onMessage: { addListener: () => undefined } }
  Object.assign(globalThis, {
    browser: { runtime },
    latchkeyFacts: { afterSignIn: false, listedByAdministrator: false },
    requestIdleCallback: (callback: IdleRequestCallback, options?: IdleRequestOptions) => {
      waiting++
      return ask((idle) => {
        timed(() => callback(idle))
        waiting--
      }, options)
    },
  })
  document.body.getBoundingClientRect()
  const compile = () => {
    const before = performance.now()
    const script = new Function(source)
    return { script, took: performance.now() - before }
  }
  let compiling = 0
  timed(() => {
    const { script, took } = compile()
    compiling = took
    script()
  })
  // By now a look has scheduled all pieces that follow.
  while (waiting > 0) await new Promise((resolve) => setTimeout(resolve, 20))
  return { pieces: times, compiling, again: compile().took }
}
