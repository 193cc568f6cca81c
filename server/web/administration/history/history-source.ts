import type { FieldSchema } from '../../../../shared/wizard/page.ts'
import type { Reply } from '../../../../shared/wizard/wizard-client.ts'
import type { DraftSource } from '../draft/draft.ts'

/** One version in the list. */
export interface VersionEntry {
  version: number
  action: string
  /** ISO 8601. */
  at: string
  by?: string
}

/** The earlier versions of a resource, and the form in which they are compared. */
export interface VersionsSource {
  loadForm(): Promise<Reply<{ title: string; text: string; form: FieldSchema & { type: 'object' } }>>
  /** Newest first; `after`: a version. */
  listVersions(after?: string): Promise<Reply<{ items: VersionEntry[]; next?: string }>>
  /** Null: the resource was deleted, or reset to what is supplied. */
  loadVersion(version: number): Promise<Reply<{ content: unknown }>>
}

/** A resource whose earlier versions can be saved again. */
export interface HistorySource extends DraftSource, VersionsSource {}
