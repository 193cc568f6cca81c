import type { Brand } from '../../shared/ui/brand.ts'

/** The part of the launch context that the wizard's window needs. */
export interface WizardLaunchContext {
  /** What the window was opened for is gone, so it asks no server. */
  lost?: boolean
  /** Id of the workflow to start with. */
  workflow?: string
  account?: string
  /** Host of the page that it was opened from. */
  from?: string
  /** Host of the Latchkey server. */
  server?: string
  /** Its origin, for which this browser's keys sign. Absent in a private window, in which nothing is kept. */
  walletOrigin?: string
  organisation?: string
  /** The organisation's look; absent: as supplied. */
  brand?: Brand
}
