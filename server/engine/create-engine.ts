import { AppError } from '../../shared/errors.ts'
import type { WizardStep } from '../../shared/wizard/page.ts'
import { equalSecrets, hashToken } from '../store/keys.ts'
import { findAbandonedRuns, findRun, type Run } from '../store/runs.ts'
import { demandSession } from './bound-session.ts'
import { LostRace } from './claim.ts'
import { closeRun } from './close-run.ts'
import type { Standing } from './commit.ts'
import type { Engine, RunCredentials } from './engine.ts'
import { present, presentWait } from './present.ts'
import { isIdle, needsVisit, playRound, proceed, revisit } from './round.ts'
import { type EngineServices, timesOf } from './services.ts'
import { startRun } from './start-run.ts'
import { tryPassword } from './try-password.ts'
import { type OpenRun, openRun } from './turn.ts'

/** How many abandoned runs one call stops. */
const expiredAtOnce = 200

export function createEngine(services: EngineServices): Engine {
  const { store } = services
  /**
   * Runs that this process executes for at this moment, by their tokens' hashes: so nobody else keeps a run from its owner.
   * Other processes are kept out by the row's version and claim.
   */
  const executing = new Set<string>()

  /** `work` while nothing else in this process moves the run, which is read then; whoever comes meanwhile is told to wait. */
  async function alone(
    tokenHash: string,
    read: () => Promise<Run>,
    work: (run: Run) => Promise<WizardStep>,
  ): Promise<WizardStep> {
    if (executing.has(tokenHash)) return presentWait(services, { row: await read() })
    executing.add(tokenHash)
    try {
      const run = await read()
      return await work(run).catch((error: unknown) => {
        if (error instanceof LostRace) return whatStands(run.id)
        throw error
      })
    } finally {
      executing.delete(tokenHash)
    }
  }

  async function reread(id: string): Promise<Run> {
    const run = await findRun(store.read, id)
    if (!run) throw new AppError('run-unknown')
    return run
  }

  /** Another process was first: its result, or a moment's wait while it is at work. */
  async function whatStands(id: string): Promise<WizardStep> {
    const row = await reread(id)
    if (row.claimed) return presentWait(services, { row })
    const run = await openRun(services, row)
    return (await needsVisit(services, run)) ? presentWait(services, run) : present(services, run)
  }

  async function standing(row: Run): Promise<WizardStep> {
    if (row.claimed || executing.has(row.tokenHash)) return presentWait(services, { row })
    const run = await openRun(services, row)
    if (!(await needsVisit(services, run))) return present(services, run)
    return alone(
      row.tokenHash,
      () => reread(row.id),
      async (now) => (now.claimed ? presentWait(services, { row: now }) : present(services, await visit(now))),
    )
  }

  const visit = async (row: Run): Promise<Standing> => revisit(services, await openRun(services, row))

  async function take(row: Run, { number, answer }: { number: number; answer: unknown }): Promise<WizardStep> {
    if (row.claimed) return presentWait(services, { row })
    const run = await openRun(services, row)
    if (!isExpected(run, number)) return present(services, await revisit(services, run))
    return present(services, await proceed(services, await playRound(services, run, answer)))
  }

  /** Whether this answer is to the page that stands, from somebody who is still there. */
  const isExpected = (run: OpenRun, number: number): boolean =>
    run.row.status === 'open' && run.row.number === number && !isIdle(services, run) && !run.state.waitingUntil

  /** The run of this id, to whoever holds its token. An unknown id takes as long as a wrong token, and is told the same. */
  async function authorised({ id, token, session }: RunCredentials): Promise<Run> {
    const run = await findRun(store.read, id)
    const isRight = equalSecrets(hashToken(token), run?.tokenHash ?? '')
    if (!run || !isRight) throw new AppError('run-unknown')
    await demandSession(store.read, run, session)
    return run
  }

  /** An effect that nobody knows the outcome of is settled as far as that goes; then the run is over. */
  async function close(row: Run, code: string): Promise<boolean> {
    if (row.claimed || row.status !== 'open' || executing.has(row.tokenHash)) return false
    if (row.intent) await standing(row).catch(() => {})
    return closeRun(services, await reread(row.id), code)
  }

  return {
    async start(order) {
      const { run, token } = await startRun(services, order)
      return { run: { id: run.row.id, token }, step: await present(services, await proceed(services, run)) }
    },
    standing: async (credentials) => standing(await authorised(credentials)),
    answer: (credentials, submission) =>
      alone(
        hashToken(credentials.token),
        () => authorised(credentials),
        (run) => take(run, submission),
      ),
    async tryPassword(credentials, { number, newPassword }) {
      const run = await openRun(services, await authorised(credentials))
      if (!isExpected(run, number)) throw new AppError('invalid-request', { values: { field: 'number' } })
      return tryPassword(services, run, newPassword)
    },
    async cancel(credentials) {
      await close(await authorised(credentials), 'cancelled')
    },
    async expireAbandoned() {
      const rows = await findAbandonedRuns(store.read, timesOf(services).abandoned, expiredAtOnce)
      let stopped = 0
      for (const row of rows) if (await close({ ...row, claimed: false }, 'expired')) stopped++
      return stopped
    },
  }
}
