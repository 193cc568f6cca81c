import type { Flag, Moment, OptionalMoment, RowMac } from './column-values.ts'

/** What an administrator does to many people, in waves (`server/schedule/bulk/`). */
export interface BulkOperationTable {
  id: string
  /** `force-password-change`, `unregister`. */
  kind: string
  /** Why, in the administrator's words. */
  name: string
  /** JSON of `schedule/bulk/bulk-definition.ts`: whom, and how. */
  definition: string
  /** `preparing` (its people are being listed, from `startAt` on), `running`, `paused`, `stopped`, `done`. */
  status: string
  /** Person of the administrator who started it, or resumed it last. */
  author: string
  authorDomain: string
  startAt: Moment
  createdAt: Moment
  endedAt: OptionalMoment
  /** All of its people are listed. */
  prepared: Flag
  /** JSON: where listing goes on. */
  position: string | null
  /** People who were looked at so far. */
  examined: number
  /** Number of the current wave; 0 before the first. */
  wave: number
  /** People whom the current wave may still reach; 0 between two waves. */
  waveLeft: number
  /** It does nothing before then. */
  nextAt: Moment
  /** Directory writes are announced whose outcome is not recorded. */
  unsettled: Flag
  /** Code of what keeps it waiting, or made it pause. */
  problem: string | null
  /** In a row. */
  failures: number
  mac: RowMac
}

/** One person of a bulk operation. */
export interface BulkOperationPersonTable {
  operation: string
  personId: string
  domain: string
  /** `account@domain` when the people were listed. */
  name: string
  /** A code of `schedule/bulk/bulk-outcomes.ts`. */
  outcome: string
  /** When the people were listed: a person who has set another password since is left alone. */
  passwordLastSet: OptionalMoment
  /** JSON of the `WriteTicket` of an announced write. */
  ticket: string | null
  wave: number | null
  at: OptionalMoment
}
