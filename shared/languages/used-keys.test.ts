import { readdir, readFile } from 'node:fs/promises'
import { join, posix, sep } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { en } from './en.ts'

/** Prefixes of keys that are compiled for browsers; the server uses the rest of the catalogue. */
const browserPrefixes = [
  'wizard.',
  'site.',
  'extension.',
  'helpdesk.',
  'administration.',
  'second-factor.',
  'me.',
  // What the Administration site says before the server could.
  'findings.document-too-large',
  'findings.link-invalid',
  'findings.logo-too-large',
  'findings.origin-invalid',
]

/** Code that is bundled for browsers; `states/` and fakes contain texts of the server and are never shipped. */
const forBrowsers =
  /^(extension|shared\/(forms|ui|wizard)|server\/web\/(self-service|administration|helpdesk|me|staff-sign-in)(?!\/states))\/(?!fake-)/

const root = join(import.meta.dirname, '../..')
const keys = Object.keys(en)
let sources: { file: string; text: string }[]

beforeAll(async () => {
  const folders = await Promise.all(['extension', 'shared', 'server'].map(sourceFiles))
  sources = await Promise.all(
    [...folders.flat(), 'wxt.config.ts'].map(async (file) => ({
      file,
      text: await readFile(join(root, file), 'utf8'),
    })),
  )
})

test('the key of every text occurs in the code, whole or composed', () => {
  const code = sources.map(({ text }) => text).join('\n')
  const whole = new Set(Array.from(code.matchAll(/(?<=['"`])[a-z][\w-]*(\.[\w-]+)+(?=['"`])/g), ([key]) => key))
  const composed = Array.from(code.matchAll(/`([a-z][\w.-]*[.-])\$\{[^`]*?\}([\w.-]*)`/g), ([, before, after]) => ({
    before: before ?? '',
    after: after ?? '',
  }))
  const used = (key: string) =>
    whole.has(key) || composed.some(({ before, after }) => key.startsWith(before) && key.endsWith(after))
  expect(keys.filter((key) => !used(key))).toEqual([])
})

test('code for browsers uses only keys that are compiled for browsers', () => {
  const left = keys.filter((key) => !browserPrefixes.some((prefix) => key.startsWith(prefix)))
  const elsewhere = sources
    .filter(({ file }) => forBrowsers.test(file))
    .flatMap(({ file, text }) => left.filter((key) => text.includes(`'${key}'`)).map((key) => `${file}: ${key}`))
  expect(elsewhere).toEqual([])
})

/** Its texts are written on the server, which hands them to the page. */
const texted = /^shared\/password-policy\//

/** Where the extension's window alone has a key to sign with, its own texts say so. */
const walletControls = /^shared\/wizard\/controls\/wallet(-registration)?\.tsx$/

/** The files that a site's build contains, beginning with its `main.tsx`. */
function listBundled(site: string): { file: string; text: string }[] {
  const byFile = new Map(sources.map((source) => [source.file, source]))
  const found = new Set<string>()
  const add = (file: string) => {
    const source = byFile.get(file)
    if (!source || found.has(file)) return
    found.add(file)
    for (const [, start, target = ''] of source.text.matchAll(/\b(from |import\()'(\.[^']+)'/g)) {
      const statement = source.text.slice(0, source.text.indexOf(`${start}'${target}'`)).split(/^(?=import |export )/m)
      if (!statement.at(-1)?.startsWith('import type ')) add(posix.join(posix.dirname(file), target))
    }
  }
  add(`server/web/${site}/main.tsx`)
  return sources.filter(({ file }) => found.has(file))
}

test.each(['self-service', 'helpdesk', 'me', 'administration'])(
  'every text that code of the %s site names is in its build',
  async (site) => {
    const config = await readFile(join(root, `server/web/${site}/vite.config.ts`), 'utf8')
    const [, list = ''] = /prefixes: \[([^\]]*)\]/.exec(config) ?? []
    const prefixes = Array.from(list.matchAll(/'([^']+)'/g), ([, prefix = '']) => prefix)
    const bundled = listBundled(site).filter(({ file }) => !texted.test(file))
    expect(bundled.length).toBeGreaterThan(20)
    const missing = bundled.flatMap(({ file, text }) => {
      const whole = Array.from(text.matchAll(/['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/g), ([, key = '']) => key)
      const composed = Array.from(text.matchAll(/`([a-z][\w-]*\.[\w.-]*)\$\{/g), ([, start = '']) => start)
      return [
        ...whole.filter((key) => keys.includes(key)),
        ...composed.filter((start) => keys.some((key) => key.startsWith(start))),
      ]
        .filter((key) => !prefixes.some((prefix) => key.startsWith(prefix)))
        .filter((key) => !(walletControls.test(file) && key.startsWith('extension.')))
        .map((key) => `${file}: ${key}`)
    })
    expect(missing).toEqual([])
  },
)

test('every refusal and failure of the server has a text, as a problem or as the end of a run', () => {
  const patterns = [/\b(?:failed|critical)\(\s*'([a-z-]+)'/g, /\bcode: '([a-z-]+)', field\b/g]
  const codes = sources
    .filter(({ file }) => file.startsWith('server/'))
    .flatMap(({ text }) => patterns.flatMap((pattern) => Array.from(text.matchAll(pattern), ([, code]) => code)))
  expect(
    [...new Set(codes)].filter((code) => !keys.some((key) => key === `problems.${code}` || key === `stopped.${code}`)),
  ).toEqual([])
})

async function sourceFiles(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true })
  return entries
    .map((entry) => `${folder}/${entry.split(sep).join('/')}`)
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file) && !/^shared\/languages\/(en|de)\.ts$/.test(file))
}
