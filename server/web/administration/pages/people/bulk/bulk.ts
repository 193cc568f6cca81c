import type { Translator } from '../../../../../../shared/languages/translator.ts'
import type { AdminApi } from '../../../../../routes/operations.ts'
import { formatExact } from '../../../../exact-time.ts'

export type BulkOperation = AdminApi['GET /api/v1/admin/bulk-operations']['reply']['items'][number]
export type BulkDetails = AdminApi['GET /api/v1/admin/bulk-operations/{id}']['reply']
export type BulkCount = AdminApi['POST /api/v1/admin/bulk-operations/count']['reply']
export type BulkKind = BulkOperation['kind']
export type BulkOutcome = AdminApi['GET /api/v1/admin/bulk-operations/{id}/people']['reply']['items'][number]['outcome']

export const bulkKinds = ['force-password-change', 'unregister'] as const satisfies readonly BulkKind[]

/** In the order of the page: who is left, who was reached, and then the reasons. */
export const bulkOutcomes = [
  'waiting',
  'announced',
  'done',
  'not-permitted',
  'failed',
  'unknown',
  'changed-meanwhile',
  'must-change',
  'not-registered',
  'protected',
  'disabled',
  'account-expired',
  'never-expires',
  'left-scope',
  'left-directory',
] as const satisfies readonly BulkOutcome[]

export const isGoingOn = ({ status }: Pick<BulkOperation, 'status'>): boolean =>
  status === 'preparing' || status === 'running'

/** How many people it reaches in all, and how many of them it has reached. */
export function readProgress({ counts }: Pick<BulkOperation, 'counts'>): { done: number; all: number } {
  const { waiting = 0, announced = 0, done = 0 } = counts
  return { done, all: done + waiting + announced }
}

/** What it does now, in a sentence. */
export function describeState(operation: BulkOperation, t: Translator, language: string, now: Date): string {
  const { status, startAt, endedAt, nextAt, wave, isWaveRunning, examined, problem } = operation
  const at = (moment: string | undefined) => (moment === undefined ? '' : formatExact(moment, language))
  const isLater = (moment: string | undefined) => moment !== undefined && new Date(moment) > now
  if (status === 'done') return t('administration.bulk-state-done', { at: at(endedAt) })
  if (status === 'stopped') return t('administration.bulk-state-stopped', { at: at(endedAt) })
  if (status === 'paused') return t('administration.bulk-state-paused')
  if (problem !== undefined) return t('administration.bulk-state-tries-again', { at: at(nextAt) })
  if (status === 'preparing')
    return isLater(startAt)
      ? t('administration.bulk-state-later', { at: at(startAt) })
      : t('administration.bulk-state-preparing', { count: examined })
  if (isWaveRunning || wave === 0) return t('administration.bulk-state-wave', { wave: Math.max(1, wave) })
  return isLater(nextAt)
    ? t('administration.bulk-state-pause', { wave: wave + 1, at: at(nextAt) })
    : t('administration.bulk-state-wave', { wave: wave + 1 })
}
