import { AppError } from '../../shared/errors.ts'
import type { Intent } from '../activities/account.ts'
import type { AuditRecord } from '../audit/chain.ts'
import type { Store, Tx } from '../store/database.ts'
import { claimRun, type Run, type RunChanges, renewClaim } from '../store/runs.ts'

/** Another process wrote the run first, or took it over. The caller re-reads the run and returns its current step. */
export class LostRace extends Error {
  constructor() {
    super('another process has moved this run on')
    this.name = 'LostRace'
  }
}

/**
 * The end of a step whose successor is executed by the same request: it is written together with the successor's first transaction,
 * which announces a write or ends that step, too.
 */
export interface PendingCommit {
  changes: RunChanges
  /** What else the step writes, but for the audit. */
  record(tx: Tx): Promise<void>
  /** For the audit. */
  audited: readonly AuditRecord[]
  /** Writes both. */
  write(tx: Tx): Promise<void>
}

/**
 * The right to send something for a run: a lease on the database's clock with the row's version as fence. It is renewed while
 * the work lasts, and expires by itself if the process dies.
 */
export interface Claim {
  /** The row's version by now; the commit that ends the step states it. */
  readonly version: number
  /** Until when this process holds it, on the clock of `performance`; undefined: not acquired. */
  readonly heldUntil: number | undefined
  /** The end of the step before, until a transaction of this claim has written it; then undefined. */
  readonly pending: PendingCommit | undefined
  /** The write that was announced, in this request or before, and is not settled. */
  readonly intent: Intent | undefined
  /** One transaction that acquires or renews the claim together with `work` and the announcement of a write. Throws LostRace. */
  transaction<T>(work: (tx: Tx) => Promise<T>, intent?: Intent): Promise<T>
  /** The step before has announced this write, together with its guess, for this step to send. */
  takeOver(intent: Intent): void
  /** Called right before something is sent. Throws LostRace if another process may have taken over. */
  assertHeld(): void
  /** Called when the announced write was certainly not sent, or its outcome is known. */
  clearIntent(): void
  /** Called before the transaction that ends the step, which states the row's version itself. */
  stopRenewal(): void
}

/**
 * `leaseLost` is aborted when the lease is lost, so that what is still queued is not sent any more. `heldUntil`: the claim of the step before, which
 * ended without giving it up; `pending`: the end of that step.
 */
export function createClaim(
  store: Store,
  {
    row,
    announced,
    heldUntil: handedOver,
    pending: ofStepBefore,
  }: { row: Run; announced: Intent | undefined; heldUntil?: number; pending?: PendingCommit },
  leaseMs: number,
  leaseLost: AbortController,
): Claim {
  let { version } = row
  let intent = announced
  let heldUntil = handedOver
  let pending = ofStepBefore
  let renewal: NodeJS.Timeout | undefined
  let isStopped = false
  let last: Promise<unknown> = Promise.resolve()

  /** One transaction after the other, so that a renewal never states a version that another commit of ours has just replaced. */
  function queue<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work)
    last = result.catch(() => {})
    return result
  }

  async function acquire(tx: Tx, announcement: string | undefined): Promise<number> {
    const claim = { milliseconds: leaseMs, intent: announcement }
    if (!(await claimRun(tx, { ...row, version }, claim))) throw new LostRace()
    return version + 1
  }

  async function extend(tx: Tx, announcement: string | undefined): Promise<number> {
    const claim = { milliseconds: leaseMs, intent: announcement, changes: pending?.changes }
    if (!(await renewClaim(tx, { ...row, version }, claim))) throw new LostRace()
    await pending?.write(tx)
    return announcement === undefined && !pending ? version : version + 1
  }

  /** Leaves the row as it is, so that a commit which ends the step at the same moment meets the version that it expects. */
  async function renewLease(): Promise<void> {
    const startedAt = performance.now()
    await store.transaction(async (tx) => {
      if (!(await renewClaim(tx, { ...row, version }, { milliseconds: leaseMs }))) throw new LostRace()
    })
    heldUntil = startedAt + leaseMs
  }

  async function hold<T>(work: (tx: Tx) => Promise<T>, announced?: Intent): Promise<T> {
    const startedAt = performance.now()
    const announcement = announced && JSON.stringify(announced)
    const held = await store.transaction(async (tx) => {
      const fence = await (heldUntil === undefined ? acquire(tx, announcement) : extend(tx, announcement))
      return { fence, value: await work(tx) }
    })
    version = held.fence
    heldUntil = startedAt + leaseMs
    pending = undefined
    return held.value
  }

  function renew(): void {
    queue(renewLease).catch((error: unknown) => {
      // A database that is slow for a moment is asked again; the lease itself says when it is too late. A renewal that was sent before the commit of
      // its step may meet that commit's version: the next step of the request goes on.
      if (error instanceof LostRace && !isStopped) leaseLost.abort(error)
    })
  }

  return {
    get version() {
      return version
    },
    get heldUntil() {
      return heldUntil
    },
    get pending() {
      return pending
    },
    get intent() {
      return intent
    },
    async transaction(work, announced) {
      const value = await queue(() => hold(work, announced))
      intent = announced ?? intent
      renewal ??= setInterval(renew, leaseMs / 3)
      return value
    },
    takeOver(announced) {
      intent = announced
      renewal ??= setInterval(renew, leaseMs / 3)
    },
    assertHeld() {
      const isOver = heldUntil === undefined || performance.now() >= heldUntil
      if (isOver || leaseLost.signal.aborted) throw new LostRace()
    },
    clearIntent() {
      intent = undefined
    },
    stopRenewal() {
      isStopped = true
      clearInterval(renewal)
    },
  }
}

/** There is no run to claim: each attempt is reserved in a transaction of its own, and nothing may be written to the directory. */
export function withoutRun(store: Store): Claim {
  return {
    version: 0,
    heldUntil: undefined,
    pending: undefined,
    intent: undefined,
    transaction(work, intent) {
      if (intent) throw new AppError('unexpected')
      return store.transaction(work)
    },
    takeOver() {
      throw new AppError('unexpected')
    },
    assertHeld() {},
    clearIntent() {},
    stopRenewal() {},
  }
}
