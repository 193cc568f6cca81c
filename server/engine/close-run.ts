import { type Run, updateRun } from '../store/runs.ts'
import { type RunState, stop } from './run-state.ts'
import type { EngineServices } from './services.ts'

/** Stops a run where it stands, without asking the directory about anybody. False: it moved on in the meantime, or is over. */
export async function closeRun({ store, audit }: EngineServices, row: Run, code: string): Promise<boolean> {
  if (row.status !== 'open' || row.claimed) return false
  const state = JSON.stringify({ ...stop(JSON.parse(row.state) as RunState, { code }), person: undefined })
  return store.transaction(async (tx) => {
    const changes = { status: 'stopped', state, intent: null, claimedUntil: null }
    if (!(await updateRun(tx, row.id, row.version, changes))) return false
    const openEffect = row.intent === null ? undefined : 'unknown'
    await audit.append(tx, { event: 'run-stopped', runId: row.id, data: { workflow: row.workflow, code, openEffect } })
    return true
  })
}
