/** What a wizard window was opened for, as far as the window needs to know. */
export interface WizardErrand {
  /** The task to begin with. */
  workflow?: string
  account?: string
  /** Host of the page that it was opened from. */
  from?: string
  /** Host of the Latchkey server. */
  server?: string
  organisation?: string
}
