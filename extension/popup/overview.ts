import type { Brand } from '../../shared/ui/brand.ts'

/** What the popup shows before a server has answered. */
export interface Overview {
  /** Those with a server; the one that the active tab's page belongs to comes first. */
  organisations: OrganisationSummary[]
  /** What was found in the active tab. */
  finding?: { host: string; kind: 'expired' | 'change'; server?: string }
  /** Listed origins whose permission was not granted yet. */
  ungrantedOrigins: string[]
}

export interface OrganisationSummary {
  server: string
  /** Its own name, or its server's host. */
  name: string
  /** Its look; absent: as supplied. */
  brand?: Brand
  /** A run has succeeded here, so the state can be loaded. */
  hasStateToken: boolean
}
