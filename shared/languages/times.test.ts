import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { de } from './de.ts'
import { en } from './en.ts'
import { listPlaceholders } from './placeholders.ts'

/** Run only in the reader's browser, whose time zone is the reader's. */
const forBrowsers = /^(extension|server\/web\/(self-service|administration|helpdesk|me|staff-sign-in))\//

/** Drawn in browsers, and on the server for the Legacy site; the first names the server's zone there, the second is not drawn there. */
const shared = ['shared/wizard/moment.ts', 'shared/wizard/accepted-again.ts']

/** Writes a time for a reader who is at the server's own machine, or none. */
const exceptions: Record<string, string> = {
  'server/commands/enrol.ts': 'a terminal on the server',
  'server/commands/import-list.ts': 'a number',
  'server/web/exact-time.ts': 'runs in browsers',
  'server/web/practice/inbox-pages.ts': 'the sample company listens on this machine alone',
  'server/web/practice/telephone-page.ts': 'the sample company listens on this machine alone',
}

const root = join(import.meta.dirname, '../..')
let sources: { file: string; text: string }[]

beforeAll(async () => {
  const folders = await Promise.all(['extension', 'shared', 'server'].map((folder) => listSources(folder)))
  sources = await Promise.all(
    folders.flat().map(async (file) => ({ file, text: await readFile(join(root, file), 'utf8') })),
  )
})

async function listSources(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true })
  return entries
    .map((entry) => `${folder}/${entry.split(sep).join('/')}`)
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^shared\/languages\/(de|en)\.ts$/.test(file))
}

test.each(Object.entries({ de, en }))(
  'a text that writes a time itself (%s) is used only where the reader’s time zone is known',
  (_, texts) => {
    const keys = Object.entries<string>(texts)
      .filter(([, text]) => listPlaceholders(text).some(({ kind }) => kind === 'date'))
      .map(([key]) => key)
    expect(keys).toContain('wizard.moment')
    // Keys of these sections are never composed of a code of the server.
    expect(keys.filter((key) => !/^(wizard|helpdesk|me|administration|extension)\./.test(key))).toEqual([])
    const elsewhere = sources
      .filter(({ file }) => !forBrowsers.test(file) && !shared.includes(file))
      .flatMap(({ file, text }) => keys.filter((key) => text.includes(`'${key}'`)).map((key) => `${file}: ${key}`))
    expect(elsewhere).toEqual([])
  },
)

test('code of the server writes a time only in a time zone that it names', () => {
  const writing = /(?:DateTimeFormat|toLocale(?:Date|Time)?String)\((?:[^()]|\([^()]*\))*\)/g
  const found = sources
    .filter(({ file }) => file.startsWith('server/') && !forBrowsers.test(file))
    .flatMap(({ file, text }) => [...text.matchAll(writing)].map(([call]) => ({ file, call })))
    .filter(({ call }) => !call.includes('timeZone'))
  expect([...new Set(found.map(({ file }) => file))].sort()).toEqual(Object.keys(exceptions).sort())
})
