import type { SiteFacts } from '../../../shared/wizard/client.ts'
import type { Policies } from '../../policies/policies.ts'
import type { SiteSettings } from '../../policies/site-settings.ts'
import type { Store } from '../../store/database.ts'
import type { Keys } from '../../store/keys.ts'
import type { LegacySite } from '../../web/legacy/render.tsx'
import type { RunServices } from '../runs.ts'
import type { Patience } from './patience.ts'

export interface LegacyServices {
  /** As `npm run build` made it from `server/web/legacy`. */
  site: LegacySite
  url: URL
  domains: SiteFacts['domains']
  settings(): Promise<SiteSettings>
  policies: Policies
  runs: Pick<RunServices, 'engine' | 'limits' | 'trustedProxies' | 'signal'>
  patience: Patience
  keys: Keys
  store: Store
  /** Milliseconds since 1970. */
  now(): number
  report(error: unknown, path: string): void
}
