import type { Moment, RowMac } from './column-values.ts'

/** Published workflow versions; immutable. */
export interface WorkflowVersionTable {
  id: string
  workflow: string
  policy: string
  version: number
  /** JSON of `policies/workflow.ts`; `null` withdraws the workflow. */
  definition: string
  publishedAt: Moment
  /** AuditSubject.id of the person who published it; null: the product, or an older version of it. */
  author: string | null
  mac: RowMac
}

/** A workflow that administrators work at, at most one for each. */
export interface WorkflowDraftTable {
  policy: string
  workflow: string
  /** Optimistic version: every update states the one it read. */
  version: number
  /** WorkflowVersion.version that it was made from; 0: the workflow was never published. */
  basedOn: number
  /** JSON of `policies/workflow-draft.ts`; null: it was published or discarded. */
  definition: string | null
  /** AuditSubject.id of the person who saved it. */
  author: string | null
  savedAt: Moment
  mac: RowMac
}
