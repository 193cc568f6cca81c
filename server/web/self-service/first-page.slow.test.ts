import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => vi.unstubAllEnvs())

/** As it is shipped: under Vitest's own NODE_ENV, Vite builds for development, 1 kB more. */
async function buildSite() {
  vi.stubEnv('NODE_ENV', 'production')
  const { output } = (await build({
    configFile: `${import.meta.dirname}/vite.config.ts`,
    logLevel: 'error',
    build: { write: false },
  })) as Rolldown.RolldownOutput
  return output
}

test('the first page is at most 30 kB compressed, has nothing inline, and nothing of the states page', async () => {
  const files = await buildSite()
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
})
