import type { OneTimeValue, Refusal } from '../activities/activity.ts'
import type { AuditRecord } from '../audit/chain.ts'
import { endAccessUnrecorded } from '../authentication/end-access.ts'
import type { Tx } from '../store/database.ts'
import { newToken } from '../store/keys.ts'
import { rememberBrowser } from '../store/known-browsers.ts'
import { type RunChanges, updateRun } from '../store/runs.ts'
import { hashToken } from '../store/signed-rows.ts'
import { insertStateToken } from '../store/state-tokens.ts'
import { toAuditRecords } from './audit-events.ts'
import { findNotApplicableSteps, runAutomaticSteps } from './automatic-steps.ts'
import { LostRace } from './claim.ts'
import type { OpenRun, RunContext } from './run-context.ts'
import type { RunState } from './run-state.ts'
import { type EngineServices, engineTimes, type StepTrace } from './services.ts'
import { runsIn, showsNewPage, statusOf, withEffects, withoutPersonalData } from './transitions.ts'
import { isJoinedStep } from './workflow.ts'

export interface Commit {
  /** The state after the external effects. */
  state: RunState
  trace: readonly StepTrace[]
  /** For the response to this request alone. */
  oneTimeValues?: readonly OneTimeValue[]
  /** What the step writes to the store. */
  record?: (tx: Tx) => Promise<void>
  /** Asked after `record`: a refusal rolls everything back and is thrown as RolledBack. */
  checkInTransaction?: (tx: Tx) => Promise<Refusal | undefined>
}

/** Nothing of the commit was written. */
export class RolledBack extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.name = 'RolledBack'
    this.refusal = refusal
  }
}

type WriteRow = (
  tx: Tx,
  changes: Required<Pick<RunChanges, 'status' | 'number' | 'state' | 'intent' | 'controller' | 'keepUntil'>>,
  keepsClaim: boolean,
) => Promise<number>

/**
 * The one transaction that ends a step: writes what the step came to, runs automatic steps, records the audit, and updates the
 * row if its version is still the one that was read. Throws LostRace if another process was first, and RolledBack.
 * `writeRow` returns the row's new version.
 */
export async function commit(
  context: RunContext,
  { oneTimeValues = [], record, checkInTransaction, ...committed }: Commit,
  writeRow: WriteRow = overVersion(context),
): Promise<OpenRun> {
  const { services, run, claim, account, activityContext } = context
  const { row, workflow } = run
  const now = services.clock()
  const executed = withEffects(committed.state, account.applied)
  const notApplicable = await findNotApplicableSteps(context, executed)
  if (!checkInTransaction && mayWait(context, executed, notApplicable))
    return deferCommit(context, { state: executed, trace: committed.trace, record }, oneTimeValues)
  // The next page shows the account's state; the directory is asked while the database writes.
  if (account.applied.length > 0) account.state().catch(() => {})

  claim.stopRenewal()
  return services.store.transaction(async (tx) => {
    await claim.pending?.record(tx)
    await record?.(tx)
    const refusal = await checkInTransaction?.(tx)
    if (refusal) throw new RolledBack(refusal)
    await account.settleAttempts(tx)
    const accessEnded = await endAccessAfter(context, tx)
    const automatic = { steps: workflow.steps, notApplicable, activityContext, now }
    const { state, trace, passedOver } = await runAutomaticSteps(executed, automatic, tx)
    const changes = toRowChanges(context, state)
    const { status } = changes
    const joinedActivity = status === 'open' && isJoinedStep(run, state) ? run.joinedActivity : undefined
    const keepsClaim = joinedActivity !== undefined
    const version = await writeRow(tx, changes, keepsClaim)
    const stateToken = await admitBrowser(context, state, tx)
    // Last, since another transaction of this server waits for the audit's head.
    const { audited = [] } = claim.pending ?? {}
    const committedStep = {
      accessEnded,
      isStart: row.version === 0,
      trace: [...committed.trace, ...trace],
      effects: account.applied,
      hasOpenEffect: claim.intent !== undefined,
      state,
      status,
    }
    services.observe?.({ trace: committedStep.trace, passedOver, effects: account.applied })
    // One append, since each moves the head of the chain.
    await services.audit.append(tx, ...audited, ...toAuditRecords(run, committedStep))
    return {
      ...run,
      row: { ...row, ...changes, version, claimed: false, claimedUntil: null, updatedAt: now },
      state,
      joinedActivity,
      heldUntil: keepsClaim ? claim.heldUntil : undefined,
      pending: undefined,
      earlierAttempt: undefined,
      oneTimeValues: [...(run.oneTimeValues ?? []), ...oneTimeValues],
      stateToken,
    }
  })
}

function toRowChanges({ run: { row, workflow, subject }, claim }: RunContext, state: RunState) {
  const status = statusOf(state, workflow)
  const isOpen = status === 'open'
  return {
    status,
    number: showsNewPage(state, workflow) ? row.number + 1 : row.number,
    state: JSON.stringify(isOpen ? state : withoutPersonalData(state)),
    intent: isOpen && claim.intent ? JSON.stringify(claim.intent) : null,
    controller: subject.session.controller ?? row.controller,
    keepUntil: isOpen && state.waitingUntil ? new Date(state.waitingUntil) : null,
  }
}

/**
 * Whether the end of this step may be written together with the joined step, which the same request executes next under the same
 * claim. Nothing is acknowledged in between, and a guess of this step has been counted by a commit of its own.
 */
function mayWait({ run, claim, account }: RunContext, state: RunState, notApplicable: ReadonlySet<number>): boolean {
  const next = run.workflow.steps[state.index]
  if (run.joinedActivity === undefined || !next || !isJoinedStep(run, state) || claim.heldUntil === undefined)
    return false
  const isNext = runsIn(next, state.phase) && !notApplicable.has(state.index) && !next.activity.record
  const isSettled = !state.stopped && !state.waitingUntil && !claim.intent && account.applied.length === 0
  return isNext && isSettled && !claim.pending
}

/** The run after a step whose end is still to be written: the joined step does it, and `flushPending` where that fails. */
function deferCommit(
  context: RunContext,
  { state, trace, record }: Pick<Commit, 'state' | 'trace' | 'record'>,
  oneTimeValues: readonly OneTimeValue[],
): OpenRun {
  const { run, claim, account, services } = context
  services.observe?.({ trace, passedOver: [], effects: [] })
  const rightAttempt = account.rightAttempt()
  const announced = rightAttempt?.announced ? JSON.stringify(rightAttempt.announced) : null
  const changes = { ...toRowChanges(context, state), intent: announced }
  const { status } = changes
  const step = { accessEnded: [], isStart: false, trace, effects: [], hasOpenEffect: false, state, status }
  const audited = toAuditRecords(run, step)
  const write = async (tx: Tx) => {
    await record?.(tx)
    if (!rightAttempt) await account.settleAttempts(tx)
  }
  return {
    ...run,
    row: {
      ...run.row,
      ...changes,
      // The joined step settles only what was sent before this request.
      intent: rightAttempt?.maybeSent ? announced : null,
      version: claim.version,
      claimed: false,
      claimedUntil: null,
      updatedAt: services.clock(),
    },
    state,
    heldUntil: claim.heldUntil,
    oneTimeValues: [...(run.oneTimeValues ?? []), ...oneTimeValues],
    earlierAttempt: rightAttempt,
    pending: {
      changes,
      audited,
      record: write,
      async write(tx) {
        await write(tx)
        await services.audit.append(tx, ...audited)
      },
    },
  }
}

/** Writes the end of a step whose successor failed before its first transaction, and gives the claim up. A change that may have been sent is settled next. Throws LostRace if another process has moved the run on. */
export async function flushPending({ store }: EngineServices, run: OpenRun): Promise<void> {
  const { row, pending, earlierAttempt } = run
  if (!pending) return
  await store.transaction(async (tx) => {
    if (!(await updateRun(tx, row, { ...pending.changes, claimedUntil: null }))) throw new LostRace()
    await pending.write(tx)
    await earlierAttempt?.settle(tx)
  })
}

/** A new password ends what an old one opened, in every browser; a state token for this run's extension comes after it. */
async function endAccessAfter({ account: { applied }, run: { subject } }: RunContext, tx: Tx): Promise<AuditRecord[]> {
  const why = applied.includes('reset-password')
    ? 'password-reset'
    : applied.includes('change-password') && 'password-changed'
  return why ? endAccessUnrecorded(tx, subject.person, { why }) : []
}

const overVersion =
  ({ run, claim }: RunContext): WriteRow =>
  async (tx, changes, keepsClaim) => {
    const released = keepsClaim ? changes : { ...changes, claimedUntil: null }
    if (!(await updateRun(tx, { ...run.row, version: claim.version }, released))) throw new LostRace()
    return claim.version + 1
  }

/** After a run that ends well in self-service: remembers the browser of a person who has authenticated, and returns a state token for the extension. */
async function admitBrowser({ services, run }: RunContext, state: RunState, tx: Tx): Promise<string | undefined> {
  const { subject, workflow, browser } = run
  const isDone = statusOf(state, workflow) === 'done'
  if (!isDone || subject.decoy || workflow.definition.site !== 'self-service') return undefined
  const { id: personId, domain } = subject.person
  if (state.authenticated && browser) {
    const { accountKey } = subject
    await rememberBrowser(tx, { token: browser.token, browser: browser.browser, accountKey, personId })
    browser.onRemembered()
  }
  if (state.withoutStateToken) return undefined
  const token = newToken()
  const milliseconds = engineTimes(services).stateTokenLifetimeMs
  await insertStateToken(tx, { tokenHash: hashToken(tx, token), personId, domain, milliseconds })
  return token
}
