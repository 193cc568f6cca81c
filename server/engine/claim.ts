import type { Intent } from '../activities/activity.ts'
import type { Store, Tx } from '../store/database.ts'
import { claimRun, type Run, renewClaim, updateRun } from '../store/runs.ts'

/** Another process wrote the run first, or took it over. Whoever meets this re-reads and returns what stands. */
export class LostRace extends Error {
  constructor() {
    super('another process has moved this run on')
    this.name = 'LostRace'
  }
}

/**
 * The right to send something for a run: a lease on the database's clock with the row's version as fence. It is renewed while
 * the work lasts and over by itself when the process dies.
 */
export interface Claim {
  /** What the row's version is by now; the round's last commit states it. */
  readonly version: number
  /** What was announced, in this request or before, and is not settled. */
  readonly intent: Intent | undefined
  /** One commit: takes the run, or holds it on, together with `work` and with the announcement of a write. Throws LostRace. */
  take<T>(work: (tx: Tx) => Promise<T>, intent?: Intent): Promise<T>
  /** To be asked right before something is sent; throws LostRace when somebody else may have taken over. */
  assertHeld(): void
  /** The announced write certainly was not sent, or it is known what became of it. */
  forgetIntent(): void
  end(): void
}

/** `lost` is aborted when the lease is; what still queues somewhere is then not sent any more. */
export function claimOf(store: Store, { id, ...row }: Run, lease: number, lost: AbortController): Claim {
  let version = row.version
  let intent: Intent | undefined = row.intent ? (JSON.parse(row.intent) as Intent) : undefined
  let heldUntil: number | undefined
  let renewal: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other, so that a renewal never states a version that a commit of our own has just replaced. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }

  async function firstTake(tx: Tx, announcement: string | undefined): Promise<number> {
    const claim = { id, expectedVersion: version, milliseconds: lease, intent: announcement }
    if (!(await claimRun(tx, claim))) throw new LostRace()
    return version + 1
  }

  async function holdOn(tx: Tx, announcement: string | undefined): Promise<number> {
    if (!(await renewClaim(tx, { id, version, milliseconds: lease }))) throw new LostRace()
    if (announcement === undefined) return version
    if (!(await updateRun(tx, id, version, { intent: announcement }))) throw new LostRace()
    return version + 1
  }

  async function hold<T>(work: (tx: Tx) => Promise<T>, announced?: Intent): Promise<T> {
    const asked = performance.now()
    const announcement = announced && JSON.stringify(announced)
    const held = await store.transaction(async (tx) => {
      const fence = heldUntil === undefined ? await firstTake(tx, announcement) : await holdOn(tx, announcement)
      return { fence, value: await work(tx) }
    })
    version = held.fence
    heldUntil = asked + lease
    return held.value
  }

  function renew(): void {
    inTurn(() => hold(async () => {})).catch((error: unknown) => {
      // A database that is slow for a moment is asked again; the lease itself says when it is too late.
      if (error instanceof LostRace) lost.abort(error)
    })
  }

  return {
    get version() {
      return version
    },
    get intent() {
      return intent
    },
    async take(work, announced) {
      const value = await inTurn(() => hold(work, announced))
      intent = announced ?? intent
      renewal ??= setInterval(renew, lease / 3)
      return value
    },
    assertHeld() {
      const over = heldUntil === undefined || performance.now() >= heldUntil
      if (over || lost.signal.aborted) throw new LostRace()
    },
    forgetIntent() {
      intent = undefined
    },
    end() {
      clearInterval(renewal)
    },
  }
}
