import type { AuditRecord } from '../audit/chain.ts'
import type { Tx } from '../store/database.ts'
import { type Run, updateRun } from '../store/runs.ts'
import type { StopFacts } from './run-gate.ts'
import { parseIntent, parseRunState } from './run-state.ts'
import type { EngineServices } from './services.ts'
import { stopRun, withoutPersonalData } from './transitions.ts'

/**
 * Ends a run as it is, without asking the directory; the caller appends `runStoppedEvent` in the same transaction. False: the run has
 * moved on since it was read.
 */
export function stopRow(services: Pick<EngineServices, 'report'>, tx: Tx, row: Run, code: string): Promise<boolean> {
  return updateRun(tx, row, { ...stoppedState(services, row, code), status: 'stopped', claimedUntil: null })
}

export const runStoppedEvent = (
  { id, workflow, intent, decoy }: Run,
  code: string,
  facts?: StopFacts,
): AuditRecord => ({
  event: 'run-stopped',
  runId: id,
  data: { workflow, code, ...facts, openEffect: intent === null || decoy ? undefined : 'unknown' },
})

/** Damaged JSON is left as it is, so that it can be investigated. */
function stoppedState(
  services: Pick<EngineServices, 'report'>,
  row: Run,
  code: string,
): { state?: string; intent?: null } {
  try {
    parseIntent(services, row)
    const state = withoutPersonalData(stopRun(parseRunState(services, row), { code }))
    return { state: JSON.stringify(state), intent: null }
  } catch {
    return {}
  }
}
