import type { Moment } from './column-values.ts'

export interface AuditEventTable {
  node: string
  sequence: number
  at: Moment
  event: string
  /** AuditSubject.id: the person's name is stored apart, so that erasure keeps the chain intact. */
  subject: string | null
  runId: string | null
  /** JSON: codes and ids only. */
  data: string
  /** HMAC-SHA-256 over the previous hmac and this row. */
  hmac: string
}

/**
 * The last event of each node's chain. Every append updates the row, so appends of one node wait for each other's commit, and a
 * rollback reverts the head together with the event.
 */
export interface AuditHeadTable {
  node: string
  sequence: number
  hmac: string
}

export interface AuditSubjectTable {
  id: string
  /** Null: erased, or an account that the directory did not have. */
  name: string | null
  /** HMAC over id and name; null in a row of an older program, until the first start of this one. */
  hmac: string | null
}

/** What a person typed for others to read (ticket, reason), apart from the event that it belongs to, so that it can be erased. */
export interface AuditTextTable {
  node: string
  sequence: number
  /** `ticket`. */
  name: string
  /** Null: erased. */
  text: string | null
  /** HMAC over this row. */
  hmac: string
}

export interface AuditCheckpointTable {
  id: string
  at: Moment
  /** JSON of all heads: node, sequence, hmac. */
  heads: string
  /** One more than the checkpoint before, whichever node wrote it; null in checkpoints of an older program. */
  number: number | null
  /** Signature of the checkpoint before; empty in the first. */
  previous: string | null
  signature: string
}

/** Signed: up to where retention deleted the audit. Verification begins after it. */
export interface AuditCutTable {
  id: string
  at: Moment
  /** JSON of the last deleted events: node, sequence, hmac. */
  heads: string
  signature: string
}
