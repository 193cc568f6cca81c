/** What came of importing a list: how many entries it has now, or why the one before was kept. Worded as `problems.<code>`. */
export type ImportOutcome = { imported: number } | { code: ImportProblem; values: Record<string, number> }

export type ImportProblem =
  | 'list-empty'
  | 'list-too-large'
  | 'list-not-text'
  | 'list-line-too-long'
  | 'breach-list-not-hashes'
  | 'breach-list-not-sorted'

export interface Progress {
  bytes: number
  entries: number
}
