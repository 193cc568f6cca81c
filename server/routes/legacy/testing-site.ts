import { Hono } from 'hono'
import { type SiteSettings, siteSettings } from '../../policies/site-settings.ts'
import type { Services } from '../../services.ts'
import { legacySite } from '../../web/legacy/render.tsx'
import { createTestEntry } from '../entry-testing.ts'
import { legacyRoutes } from './routes.ts'
import { createStartDelay } from './start-delay.ts'
import { createTestBrowser, type TestBrowser } from './testing.ts'

/** A browser at a Legacy site of its own, on the test's clock and with its settings; an error of a handler fails the test. */
export function openTestSite(services: Services, now: () => number, own: Partial<SiteSettings> = {}): TestBrowser {
  const { config, directory, policies, engine, store, keys, signal } = services
  const app = new Hono()
  legacyRoutes(app, {
    site: legacySite,
    url: config.url,
    domains: [...directory.domains],
    policies,
    keys,
    store,
    runs: { engine, entry: createTestEntry({ now, signal }) },
    startDelay: createStartDelay(now),
    branding: async () => ({}),
    settings: async () => ({ ...siteSettings.parse({}), name: 'Contoso', ...own }),
    now,
    report: (error) => {
      throw error
    },
  })
  return createTestBrowser(app)
}
