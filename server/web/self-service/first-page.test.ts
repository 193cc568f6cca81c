import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { expect, test } from 'vitest'

const built = async () =>
  (
    (await build({
      configFile: `${import.meta.dirname}/vite.config.ts`,
      logLevel: 'error',
      build: { write: false },
    })) as Rolldown.RolldownOutput
  ).output

test('the first page is at most 30 kB on the wire, holds nothing inline, and nothing of the harness', async () => {
  const files = await built()
  const content = (file: (typeof files)[number]) => (file.type === 'chunk' ? file.code : file.source)
  const html = String(files.map((file) => (file.fileName === 'index.html' ? content(file) : '')).join(''))
  const named = files.filter(({ fileName }) => fileName === 'index.html' || html.includes(fileName))
  expect(named.map(({ fileName }) => fileName.replace(/-[\w-]{8}\./, '.')).sort()).toEqual([
    'assets/icon.svg',
    'assets/index.css',
    'assets/index.js',
    'index.html',
  ])
  const bytes = named.reduce((sum, file) => sum + gzipSync(content(file), { level: 9 }).length, 0)
  expect(bytes).toBeLessThan(30_000)
  expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)| on[a-z]+=/)
  expect(files.filter(({ fileName }) => fileName.includes('states'))).toEqual([])
}, 60_000)
