/** Why a person whom the scope has is left out. */
export const leftOutReasons = [
  'protected',
  'disabled',
  'account-expired',
  'never-expires',
  'must-change',
  'not-registered',
] as const
export type LeftOutReason = (typeof leftOutReasons)[number]

/** What the directory refused; a resumed operation tries these people again. */
export const failedOutcomes = ['not-permitted', 'failed', 'unknown'] as const

/**
 * What became of a person: `announced` while a write is sent whose outcome is not known yet; `changed-meanwhile`: they have set another password
 * since the people were listed; `left-scope`, `left-directory`: they have moved or were deleted since.
 */
export const bulkOutcomes = [
  'waiting',
  'announced',
  'done',
  ...failedOutcomes,
  ...leftOutReasons,
  'changed-meanwhile',
  'left-scope',
  'left-directory',
] as const
export type BulkOutcome = (typeof bulkOutcomes)[number]

export const bulkStatuses = ['preparing', 'running', 'paused', 'stopped', 'done'] as const
