import type { Moment } from './tables.ts'

export interface AuditEventTable {
  node: string
  sequence: number
  at: Moment
  event: string
  /** AuditSubject.id: the person's name is separable, so that erasure keeps the chain. */
  subject: string | null
  runId: string | null
  /** JSON: codes and ids only. */
  data: string
  /** HMAC-SHA-256 over the previous hmac and this row. */
  hmac: string
}

/**
 * Last event of each node's chain. Its row is updated by every append, so appends of one node wait for each other's commit, and
 * a rollback takes the head back with the event.
 */
export interface AuditHeadTable {
  node: string
  sequence: number
  hmac: string
}

export interface AuditSubjectTable {
  id: string
  name: string | null
}

export interface AuditCheckpointTable {
  id: string
  at: Moment
  /** JSON of all heads: node, sequence, hmac. */
  heads: string
  signature: string
}

/** Until where the audit was cut by retention, vouched for: verification begins behind it. */
export interface AuditCutTable {
  id: string
  at: Moment
  /** JSON of the last events that were deleted: node, sequence, hmac. */
  heads: string
  signature: string
}
