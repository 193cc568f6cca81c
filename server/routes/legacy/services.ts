import type { DomainFacts } from '../../directory/directory.ts'
import type { Policies } from '../../policies/policies.ts'
import type { SiteSettings } from '../../policies/site-settings.ts'
import type { Store } from '../../store/database.ts'
import type { Keys } from '../../store/keys.ts'
import type { LegacySite } from '../../web/legacy/render.tsx'
import type { BrandingServices } from '../branding.ts'
import type { RunServices } from '../runs.ts'
import type { StartDelay } from './start-delay.ts'

export interface LegacyServices extends BrandingServices {
  /** Built from `server/web/legacy` by `npm run build`. */
  site: LegacySite
  url: URL
  domains: readonly Pick<DomainFacts, 'name' | 'netbiosName' | 'alias'>[]
  settings(): Promise<SiteSettings>
  policies: Policies
  runs: Pick<RunServices, 'engine' | 'entry'>
  startDelay: StartDelay
  keys: Keys
  store: Store
  /** Milliseconds since 1970. */
  now(): number
  report(error: unknown, path: string): void
}
