import type { Organisation } from '../settings.ts'

/** Props of each part of one organisation's settings. */
export interface OrganisationPartProps {
  language: string
  organisation: Organisation
  /** Suffix of element ids, which are unique in the page; '' for the first organisation. */
  idSuffix: string
  /** Id of the element with the organisation's name, if there are several organisations. */
  nameId?: string
}
