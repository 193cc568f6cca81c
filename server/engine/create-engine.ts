import { AppError } from '../../shared/errors.ts'
import { translateFirst } from '../../shared/languages/composed-keys.ts'
import type { Problem, WizardStep } from '../../shared/wizard/page.ts'
import { findAbandonedRuns, findRun, type Run, updateRun } from '../store/runs.ts'
import { hashToken } from '../store/signed-rows.ts'
import { runStoppedEvent, type StopFacts } from './audit-events.ts'
import { LostRace } from './claim.ts'
import type { Engine, RunCredentials, Submission, WorkDemand } from './engine.ts'
import { executeAnswer } from './execute-step.ts'
import { stopRow } from './open-runs.ts'
import { pageStep, presentStep, presentWait } from './present-step.ts'
import { advance, hasUnreadableMemory, isIdle, needsResume, resume, settleInterruptedWrite } from './resume.ts'
import { type OpenRun, openRun, withRunContext } from './run-context.ts'
import { type AuthorisedRun, createRunGate } from './run-gate.ts'
import { hasOpenWrite, type RunState } from './run-state.ts'
import { type EngineServices, engineTimes } from './services.ts'
import { presentFirstPage, startRun } from './start-run.ts'

/** Limit on abandoned runs that one call stops. */
const maxExpiredPerCall = 200

/** Work that is proven within the run counts as at its start: failures may lock the profile from now on. */
const withProvenWork = (state: RunState, work: WorkDemand | undefined): RunState =>
  work && work.proven > 0 ? { ...state, mayNotLock: undefined } : state

export function createEngine(services: EngineServices): Engine {
  const { store } = services
  const gate = createRunGate(services, stopAsItIs)
  /**
   * Token hashes of the runs that this process is executing at this moment. By token and not by id, so that no other caller can keep a
   * run from its owner. Other processes are kept out by the row's version and claim.
   */
  const executing = new Set<string>()

  /** Calls `work` while nothing else in this process executes the run; a request that comes meanwhile is told to wait. */
  async function exclusively(
    tokenHash: string,
    load: () => Promise<AuthorisedRun>,
    work: (authorised: AuthorisedRun) => Promise<WizardStep>,
  ): Promise<WizardStep> {
    if (executing.has(tokenHash)) return presentWait(services, await load())
    executing.add(tokenHash)
    try {
      const authorised = await load()
      return await work(authorised).catch((error: unknown) => presentAfterLostRace(error, authorised))
    } finally {
      executing.delete(tokenHash)
    }
  }

  function exclusivelyForOwner(credentials: RunCredentials, work: (authorised: AuthorisedRun) => Promise<WizardStep>) {
    const tokenHash = hashToken(store.read, credentials.token)
    return exclusively(tokenHash, () => gate.authorise(credentials, tokenHash), work)
  }

  async function loadRun(id: string): Promise<Run> {
    const row = await findRun(store.read, id)
    if (!row) throw new AppError('run-unknown')
    return row
  }

  /** The result of the process that was first, or a short wait while it is at work. Throws any other error. */
  async function presentAfterLostRace(error: unknown, lost: AuthorisedRun): Promise<WizardStep> {
    if (!(error instanceof LostRace)) throw error
    const row = await loadRun(lost.row.id)
    if (row.claimed) return presentWait(services, { row })
    const run = await gate.open({ ...lost, row })
    return (await needsResume(services, run)) ? presentWait(services, run) : presentStep(services, run)
  }

  async function loadCurrentStep(authorised: AuthorisedRun): Promise<WizardStep> {
    const { row } = authorised
    if (row.claimed || executing.has(row.tokenHash)) return presentWait(services, { row })
    const run = await gate.open(authorised)
    if (!(await needsResume(services, run))) return presentStep(services, run)
    return exclusively(
      row.tokenHash,
      async () => ({ ...authorised, row: await loadRun(row.id) }),
      async (now) => {
        if (now.row.claimed) return presentWait(services, now)
        return presentStep(services, await resume(services, await gate.open(now)))
      },
    )
  }

  async function acceptAnswer(
    authorised: AuthorisedRun,
    { number, answer, work, browser }: Submission,
  ): Promise<WizardStep> {
    if (authorised.row.claimed) return presentWait(services, { row: authorised.row })
    const run = await gate.open(authorised)
    if (!isExpected(run, number)) return presentStep(services, await resume(services, run))
    const executed = await executeAnswer(
      services,
      { ...run, state: withProvenWork(run.state, work), work, browser },
      answer,
    )
    return presentStep(services, await advance(services, executed))
  }

  /** Whether the number is that of the current page, this version can read the page, and the user was not idle for too long. */
  function isExpected(run: OpenRun, number: number): boolean {
    const isCurrent = run.row.status === 'open' && run.row.number === number && !run.state.waitingUntil
    return isCurrent && !isIdle(services, run) && !hasUnreadableMemory(run)
  }

  async function translateRun(authorised: AuthorisedRun, language: string): Promise<WizardStep> {
    if (authorised.row.claimed) return presentWait(services, { row: authorised.row })
    // Writing the row counts as the user's presence, so an idle one authenticates again first.
    const run = await resume(services, await gate.open(authorised))
    const { row } = run
    if (row.status !== 'open' || row.language === language) return presentStep(services, run)
    if (!(await store.transaction((tx) => updateRun(tx, row, { language })))) throw new LostRace()
    return presentStep(services, { ...run, row: { ...row, language, version: row.version + 1 } })
  }

  /** Stops a run. An effect whose outcome is unknown is settled first, as far as the directory can tell. */
  async function close(row: Run, code: string): Promise<boolean> {
    if (row.claimed || row.status !== 'open' || executing.has(row.tokenHash)) return false
    // The run has no caller any more, so nothing further is done for it.
    await settle(row).catch(() => {})
    return stopAsItIs(await loadRun(row.id), code)
  }

  async function settle(row: Run): Promise<void> {
    if (!hasOpenWrite(services, row)) return
    const run = await openRun(services, row)
    await settleInterruptedWrite(services, run, isIdle(services, run))
  }

  /** Stops a run without asking the directory. False: the run has moved on meanwhile, or is over. */
  function stopAsItIs(row: Run, code: string, facts?: StopFacts): Promise<boolean> {
    if (row.status !== 'open' || row.claimed) return Promise.resolve(false)
    return store.transaction(async (tx) => {
      if (!(await stopRow(services, tx, row, code))) return false
      await services.audit.append(tx, runStoppedEvent(row, code, facts))
      return true
    })
  }

  /** Throws AppError `invalid-request` if the current page asks for no new password. */
  async function checkNewPassword(run: OpenRun, newPassword: string): Promise<Problem | undefined> {
    const refusal = await withRunContext(services, run, async (context) => {
      const { step, ctx } = await pageStep(context)
      const page = await step.activity.page?.(ctx)
      if (!page?.rules) throw new AppError('invalid-request', { values: { field: 'number' } })
      return ctx.policy.checkPassword(newPassword)
    })
    if (!refusal) return undefined
    const { code, field, values } = refusal
    const t = services.getTranslator(run.row.language)
    const text = translateFirst(t, [`problems.${code}`, 'problems.not-accepted'], values) ?? code
    return { code, text, ...(field !== undefined && { field }) }
  }

  return {
    async start(request) {
      const { run, token, isBegun } = await startRun(services, request)
      if (isBegun) return { run: { id: run.row.id, token }, step: await loadCurrentStep({ row: run.row }) }
      const step = await advance(services, run)
        .then((advanced) => presentStep(services, advanced))
        // It may have given way to a newer one already.
        .catch((error: unknown) => presentAfterLostRace(error, run))
      return { run: { id: run.row.id, token }, step }
    },
    presentFirstPage: (request) => presentFirstPage(services, request),
    getCurrentStep: async (credentials) => loadCurrentStep(await gate.authorise(credentials)),
    answer: (credentials, submission) =>
      exclusivelyForOwner(credentials, (authorised) => acceptAnswer(authorised, submission)),
    async checkNewPassword(credentials, { number, newPassword }) {
      const run = await gate.open(await gate.authorise(credentials))
      if (!isExpected(run, number)) throw new AppError('invalid-request', { values: { field: 'number' } })
      return checkNewPassword(run, newPassword)
    },
    changeLanguage: (credentials, language) =>
      exclusivelyForOwner(credentials, (authorised) => translateRun(authorised, language)),
    async cancel(credentials) {
      await close((await gate.authorise(credentials)).row, 'cancelled')
    },
    async expireAbandonedRuns() {
      const rows = await findAbandonedRuns(store.read, engineTimes(services).abandonedAfterMs, maxExpiredPerCall)
      let stopped = 0
      for (const row of rows) if (await close({ ...row, claimed: false }, 'expired')) stopped++
      return stopped
    },
  }
}
