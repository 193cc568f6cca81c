import { Hono } from 'hono'
import { type SiteSettings, siteSettings } from '../../policies/site-settings.ts'
import type { Services } from '../../services.ts'
import { legacySite } from '../../web/legacy/render.tsx'
import { createTestEntry } from '../entry-testing.ts'
import { legacyRoutes } from './routes.ts'
import type { LegacyServices } from './services.ts'
import { createStartDelay, type StartDelay } from './start-delay.ts'
import { createTestBrowser, type TestBrowser } from './testing.ts'

interface TestSite {
  now: () => number
  /** What differs from the settings of a new server. */
  settings?: Partial<SiteSettings>
  /** Default: delays on the test's clock. */
  startDelay?: StartDelay
  /** Default: an error of a handler fails the test. */
  report?: LegacyServices['report']
}

/** A browser at a Legacy site of its own. */
export function openTestSite(services: Services, { now, settings, startDelay, report = fail }: TestSite): TestBrowser {
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
    startDelay: startDelay ?? createStartDelay(now),
    branding: async () => ({}),
    settings: async () => ({ ...siteSettings.parse({}), name: 'Contoso', ...settings }),
    now,
    report,
  })
  return createTestBrowser(app)
}

function fail(error: unknown): never {
  throw error
}
