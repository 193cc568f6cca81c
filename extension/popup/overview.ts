/** What the popup shows before any server has answered. */
export interface Overview {
  server?: string
  organisation?: string
  /** What the page in the active tab shows. */
  found?: { host: string; says: 'expired' | 'change' }
  /** How many pages are listed. */
  listed: number
  /** Listed, but the browser was not asked yet. */
  waitingForPermission: string[]
  /** A run ended well here, so days left can be asked for. */
  knowsPerson: boolean
}
