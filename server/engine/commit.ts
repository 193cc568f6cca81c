import type { Refusal, Shown } from '../activities/activity.ts'
import type { Tx } from '../store/database.ts'
import { hashToken, newToken } from '../store/keys.ts'
import { type RunChanges, updateRun } from '../store/runs.ts'
import { insertStateToken } from '../store/state-tokens.ts'
import { LostRace } from './claim.ts'
import { tell } from './events.ts'
import { stepsWithNothingToDo } from './nothing-to-do.ts'
import { needsPreparing, type RunState } from './run-state.ts'
import { timesOf } from './services.ts'
import { type OpenRun, standingStep, type Turn } from './turn.ts'
import { type Trace, walk } from './walk.ts'

export interface Move {
  /** The state after the outside part of the round. */
  state: RunState
  trace: readonly Trace[]
  /** For the answer to this request alone. */
  shown?: readonly Shown[]
  /** What the outside part wants written, in the same transaction. */
  record?: (tx: Tx) => Promise<void>
  /** A reason, known only inside, for which none of it may stand; `Undone` then tells it. */
  unless?: (tx: Tx) => Promise<Refusal | undefined>
}

/** Nothing of the round was written. */
export class Undone extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.name = 'Undone'
    this.refusal = refusal
  }
}

/** What a commit left standing. `stateToken` exists in clear only here, in the answer that ends a run well. */
export interface Standing extends OpenRun {
  stateToken?: string
}

/**
 * The one transaction that ends a round: applies what the outside part came to, walks on to the next step that needs somebody,
 * tells the audit, and writes the row over the version that the round began with. Throws LostRace when another was first, and Undone.
 */
export async function commit(turn: Turn, move: Move): Promise<Standing> {
  return conclude(turn, move, async (tx, changes) => {
    const { id } = turn.run.row
    if (!(await updateRun(tx, id, turn.claim.version, { ...changes, claimedUntil: null }))) throw new LostRace()
    return turn.claim.version + 1
  })
}

/** The same for a run that begins: `insert` makes its row and gives the row's version. */
export async function conclude(
  turn: Turn,
  { state, trace, shown = [], record, unless }: Move,
  write: (
    tx: Tx,
    changes: Required<Pick<RunChanges, 'status' | 'number' | 'state' | 'intent' | 'controller' | 'keepUntil'>>,
  ) => Promise<number>,
): Promise<Standing> {
  const { services, run, claim, account, context } = turn
  const { row, workflow, subject } = run
  const now = services.clock()
  const moved = withEffects(state, account.applied)
  const idle = await stepsWithNothingToDo(turn, moved)
  // The page that follows says what holds now; the directory is asked while the database writes.
  if (account.applied.length > 0) account.state().catch(() => {})

  return services.store.transaction(async (tx) => {
    await record?.(tx)
    const refusal = await unless?.(tx)
    if (refusal) throw new Undone(refusal)
    await account.settleAttempts(tx)
    const walked = await walk(moved, { steps: workflow.steps, idle, context, now }, tx)
    const status = statusOf(walked.state, workflow.steps.length)
    const standing = status === 'open' ? standingStep({ state: walked.state, workflow }) : undefined
    const showsPage = standing?.activity.page !== undefined && !needsPreparing(walked.state, standing)
    const changes = {
      status,
      number: showsPage && !walked.state.waitingUntil ? row.number + 1 : row.number,
      state: JSON.stringify(status === 'open' ? walked.state : withoutPerson(walked.state)),
      intent: claim.intent && status === 'open' ? JSON.stringify(claim.intent) : null,
      controller: subject.session.controller ?? row.controller,
      keepUntil: status === 'open' ? waitsUntil(walked.state) : null,
    }
    const version = await write(tx, changes)
    const told = { started: row.version === 0, trace: [...trace, ...walked.trace], effects: account.applied }
    await tell({ audit: services.audit, tx }, { ...row, subject }, { ...told, state: walked.state, status })
    const givesToken = status === 'done' && !subject.decoy && workflow.definition.site === 'self-service'
    return {
      ...run,
      row: { ...row, ...changes, version, claimed: false, claimedUntil: null, updatedAt: now },
      state: walked.state,
      shown: [...(run.shown ?? []), ...shown],
      stateToken: givesToken ? await keepStateToken(turn, tx) : undefined,
    }
  })
}

const waitsUntil = ({ waitingUntil }: RunState): Date | null => (waitingUntil ? new Date(waitingUntil) : null)

/** A run that is over needs to know nothing of anybody any more. */
const withoutPerson = (state: RunState): RunState => ({
  ...state,
  ...{ person: undefined, memories: undefined, address: undefined },
})

const withEffects = (state: RunState, applied: Turn['account']['applied']): RunState =>
  applied.length > 0 ? { ...state, effects: [...(state.effects ?? []), ...applied] } : state

function statusOf(state: RunState, steps: number): 'open' | 'done' | 'stopped' {
  if (state.stopped) return 'stopped'
  return state.index >= steps && !state.waitingUntil ? 'done' : 'open'
}

async function keepStateToken({ services, run: { subject } }: Turn, tx: Tx): Promise<string> {
  const token = newToken()
  const { id: personId, domain } = subject.person
  const milliseconds = timesOf(services).stateTokenLife
  await insertStateToken(tx, { tokenHash: hashToken(token), personId, domain, milliseconds })
  return token
}
