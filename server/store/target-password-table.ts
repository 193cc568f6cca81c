import type { Moment, RowMac } from './column-values.ts'

/** The last change of one account's password that the password pages have announced: the write is sent only when the row is committed. */
export interface TargetPasswordTable {
  /** Table of Identity Manager and the key of its row. */
  target: string
  /** Named by the page, so that one that is sent twice changes nothing twice. */
  request: string
  /** UID_Person of the identity that asked for it. */
  personId: string
  /** `announced`, `applied`, `not-applied`, `refused`. */
  state: string
  /** JSON of why the system refused it. */
  refusal: string | null
  /** JSON of what the system needs to find out later whether the write happened. */
  ticket: string
  announcedAt: Moment
  expiresAt: Moment
  mac: RowMac
}
