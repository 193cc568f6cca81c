import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { build, type InlineConfig, preview } from 'vite'
import { compiledMessages } from '../../../shared/languages/compile-plugin.ts'
import { repository } from '../../environment/server.ts'
import type { SurfaceDriver } from '../surface.ts'

/** Builds and serves a site's `states.html`, which shows any state of it, and the site's page as it is without JavaScript. */
export async function serveWizardStates(
  browser: Browser,
  site: 'self-service' | 'administration' | 'helpdesk' | 'me' | 'password-pages' | 'verify' | 'wallet' = 'self-service',
): Promise<SurfaceDriver> {
  const built = await mkdtemp(join(tmpdir(), 'latchkey-states-'))
  const root = join(repository, 'server/web', site)
  const harness: InlineConfig = {
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [compiledMessages({ prefixes: [''] })],
    worker: { format: 'es' },
    build: { outDir: built, rolldownOptions: { input: [join(root, 'states.html'), join(root, 'index.html')] } },
  }
  await build(harness)
  const server = await preview({ ...harness, preview: { host: '127.0.0.1', port: 0 } })
  const address = server.resolvedUrls?.local[0] ?? ''
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.route('**/without-javascript', async (route) => {
    const html = await (await fetch(`${address}index.html`)).text()
    // A browser without scripts shows this page; axe itself is a script.
    const body = html.replaceAll(/<\/?noscript>/g, '').replaceAll(/<script.*?<\/script>/gs, '')
    await route.fulfill({ contentType: 'text/html; charset=utf-8', body })
  })
  return {
    page,
    async open(scene, language) {
      if (scene === 'without-javascript') return void (await page.goto(`${address}${scene}`))
      const isShown = await page.evaluate(
        ([name, code]) => {
          window.showState?.(name, code)
          return window.showState !== undefined
        },
        [scene, language] as const,
      )
      if (!isShown) await page.goto(`${address}states.html?state=${scene}&language=${language}`)
    },
    async close() {
      await context.close()
      await server.close()
      await rm(built, { recursive: true, force: true })
    },
  }
}
