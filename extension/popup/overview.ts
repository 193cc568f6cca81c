/** What the popup shows before any server has answered. */
export interface Overview {
  /** Those with a server; the one that the page in front belongs to goes first. */
  organisations: KnownOrganisation[]
  /** What the page in the active tab shows. */
  found?: { host: string; says: 'expired' | 'change'; server?: string }
  /** Listed, but the browser was not asked yet. */
  waitingForPermission: string[]
}

export interface KnownOrganisation {
  server: string
  /** Its own name, or its server's host. */
  name: string
  /** A run ended well here, so days left can be asked for. */
  knowsPerson: boolean
}
