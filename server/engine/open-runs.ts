import { AppError } from '../../shared/errors.ts'
import type { Tx } from '../store/database.ts'
import { insertRunBelow, listOpenRuns } from '../store/open-runs.ts'
import { insertRun, type NewRun, type Run, updateRun } from '../store/runs.ts'
import { runStoppedEvent } from './audit-events.ts'
import { parseIntent, parseRunState, type RunState } from './run-state.ts'
import type { EngineServices } from './services.ts'
import { stopRun, withoutPersonalData } from './transitions.ts'

/** More windows than one person opens in the half hour that an abandoned run stays open. */
export const maxOpenRuns = 10

/** The page of a run that gave way says so. */
const code = 'newer-run'

/** Another process may move a run on after this one has read it; then the open runs are read again. */
const maxReads = 3

/**
 * Inserts a run that begins. An account has at most `maxOpenRuns` open ones whose person has not authenticated yet, by operators, by
 * known browsers and by unknown ones each: the oldest of that share gives way. Decoys are treated alike. Most accounts have few open
 * runs, and then this is the insert alone. Throws AppError `busy` if all of them are executed at this moment.
 */
export async function insertOpenRun(services: EngineServices, tx: Tx, run: NewRun, state: RunState): Promise<void> {
  if (await insertRunBelow(tx, run, maxOpenRuns)) return
  const stopped = await makeRoom(services, tx, run.accountKey, shareOf(state))
  await insertRun(tx, run)
  // The audit's head is taken last, as in every other transaction on runs, so that none waits for another in a circle.
  await services.audit.append(tx, ...stopped.map((row) => runStoppedEvent(row, code)))
}

/** Ends the oldest runs of the share until there is room for one; returns them. */
async function makeRoom(services: EngineServices, tx: Tx, accountKey: string, share: Share): Promise<Run[]> {
  const stopped: Run[] = []
  for (let reads = 0; reads < maxReads; reads++) {
    const counted = (await listOpenRuns(tx, accountKey)).filter((row) => counts(services, row, share))
    const surplus = counted.length - (maxOpenRuns - 1)
    if (surplus <= 0) return stopped
    const ended = counted.filter(({ claimed, intent }) => !claimed && intent === null).slice(0, surplus)
    for (const row of ended) if (await stopRow(services, tx, row, code)) stopped.push(row)
  }
  throw new AppError('busy', { retryAfter: 1 })
}

type Share = 'operator' | 'known' | 'unknown'

const shareOf = ({ helpdesk, known }: RunState): Share => (helpdesk ? 'operator' : known ? 'known' : 'unknown')

/** The person has not authenticated, also not before an idle time or a Restart that came after an effect, and no approver is asked. */
function counts(services: EngineServices, row: Run, share: Share): boolean {
  // A damaged run was reported when it was read, and cannot be continued.
  const state = tryParse(services, row)
  if (!state || shareOf(state) !== share) return false
  const isWaiting = row.keepUntil !== null && row.keepUntil > services.clock()
  const wasAuthenticated = state.authenticated ?? state.returnTo ?? state.effects
  return wasAuthenticated === undefined && !isWaiting
}

function tryParse(services: EngineServices, row: Run): RunState | undefined {
  try {
    return parseRunState(services, row)
  } catch {
    return undefined
  }
}

/**
 * Ends a run as it is, without asking the directory; the caller appends `runStoppedEvent` in the same transaction. False: the run has
 * moved on since it was read.
 */
export function stopRow(services: Pick<EngineServices, 'report'>, tx: Tx, row: Run, code: string): Promise<boolean> {
  return updateRun(tx, row, { ...stoppedState(services, row, code), status: 'stopped', claimedUntil: null })
}

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
