import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => vi.unstubAllEnvs())

/** As it is shipped. */
async function buildSite(site: string): Promise<Rolldown.RolldownOutput['output']> {
  vi.stubEnv('NODE_ENV', 'production')
  const { output } = (await build({
    configFile: `${import.meta.dirname}/${site}/vite.config.ts`,
    logLevel: 'error',
    build: { write: false },
  })) as Rolldown.RolldownOutput
  return output
}

/** Files that `index.html` names. */
function listFirstFiles(output: Rolldown.RolldownOutput['output']) {
  const html = output.find(({ fileName }) => fileName === 'index.html')
  const source = html?.type === 'asset' ? String(html.source) : ''
  return output.filter(({ type, fileName }) => type === 'chunk' && source.includes(fileName))
}

const maxPageBytes = 60_000

test.for(['administration', 'helpdesk', 'me', 'password-pages', 'self-service'])(
  '%s: the first page is one script, and later pages are others of at most 60 kB compressed',
  async (site) => {
    const output = await buildSite(site)
    const first = listFirstFiles(output)
    expect(first.map(({ name }) => name)).toEqual(['index'])
    const chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])))
    const later = [...chunks.values()].filter(({ isDynamicEntry }) => isDynamicEntry)
    expect(later.length).toBeGreaterThan(0)

    /** What a page loads that is not there yet, with its style sheets. */
    function listFiles(fileName: string, known: Set<string>): Set<string> {
      const chunk = chunks.get(fileName)
      if (!chunk || known.has(fileName)) return known
      known.add(fileName)
      // Added by Vite.
      const { viteMetadata } = chunk as { viteMetadata?: { importedCss: Set<string> } }
      for (const sheet of viteMetadata?.importedCss ?? []) known.add(sheet)
      for (const imported of chunk.imports) listFiles(imported, known)
      return known
    }
    const sizes = new Map(
      output.map((file) => [
        file.fileName,
        gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 }).length,
      ]),
    )
    const frame = new Set(first.flatMap(({ fileName }) => [...listFiles(fileName, new Set())]))
    // The Administration site's frame is there once somebody has signed in.
    for (const { name, fileName } of later) if (name === 'Pages') listFiles(fileName, frame)
    const pages = later.map(({ name, fileName }) => {
      const files = listFiles(fileName, new Set())
      // A part of a page that is loaded by itself comes beside the rest of it.
      for (const whole of chunks.values()) if (whole.dynamicImports.includes(fileName)) listFiles(whole.fileName, files)
      const own = [...files].filter((file) => !frame.has(file))
      return [name, own.reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0)] as const
    })
    expect(pages.filter(([, bytes]) => bytes > maxPageBytes)).toEqual([])
  },
)
