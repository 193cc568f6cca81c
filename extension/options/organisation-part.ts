import type { Organisation } from '../settings.ts'

/** What each part of the settings of one organisation is given. */
export interface OrganisationPart {
  language: string
  organisation: Organisation
  /** Set behind the ids of elements, which are unique in the page; '' for the first organisation. */
  id: string
  /** Id of the organisation's name in the page, where it is one of several. */
  named?: string
}
