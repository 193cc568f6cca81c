import { build, type Rolldown } from 'vite'
import { expect, test } from 'vitest'

test.for(['administration', 'helpdesk', 'me', 'self-service'])(
  '%s: the first page is one script, and later pages are others',
  async (site) => {
    const { output } = (await build({
      configFile: `${import.meta.dirname}/${site}/vite.config.ts`,
      logLevel: 'error',
      build: { write: false },
    })) as Rolldown.RolldownOutput
    const html = output.find(({ fileName }) => fileName === 'index.html')
    const source = html?.type === 'asset' ? String(html.source) : ''
    const named = output.filter(({ type, fileName }) => type === 'chunk' && source.includes(fileName))
    expect(named.map(({ name }) => name)).toEqual(['index'])
    expect(output.filter((file) => file.type === 'chunk' && file.isDynamicEntry).length).toBeGreaterThan(0)
  },
)
