import { AppError } from '../../shared/errors.ts'
import { createStaffGate, type StaffMember } from '../policies/staff-gate.ts'
import { equalSecrets } from '../store/keys.ts'
import { findRun, type Run } from '../store/runs.ts'
import { hashToken } from '../store/signed-rows.ts'
import type { RunCredentials } from './engine.ts'
import { type OpenRun, openRun } from './run-context.ts'
import { parseRunState } from './run-state.ts'
import type { EngineServices } from './services.ts'

/** A run whose caller has its token; on the Helpdesk site together with the operator, as this request found them. */
export interface AuthorisedRun {
  row: Run
  operator?: StaffMember
}

/** Why a run was stopped for its person, for the audit. */
export interface StopFacts {
  why: string
  operator?: string
}

/**
 * The gate of every request on a run. Nothing is shown and no effect happens before `open` has looked at operator and person as they
 * are now, so a run that began earlier ends when either of them changed. `stop` ends a run as it is; false: it has moved on.
 */
export function createRunGate(
  services: EngineServices,
  stop: (row: Run, code: string, facts: StopFacts) => Promise<boolean>,
) {
  const { store } = services
  const staffGate = createStaffGate(services)

  /**
   * A run of the Helpdesk site belongs to the operator's session that started it. After that session has ended, by sign-out or by
   * idle time, and while its operator may not act, the run can be neither continued nor read. Throws AppError `sign-in-required`, `forbidden`.
   */
  async function loadOperator(row: Run, sessionToken: string | undefined): Promise<StaffMember | undefined> {
    const { helpdesk } = parseRunState(services, row)
    if (!helpdesk) return undefined
    const isOwn = sessionToken !== undefined && equalSecrets(hashToken(store.read, sessionToken), helpdesk.session)
    const operator = isOwn ? await staffGate.loadMember(helpdesk.session, services.signal) : undefined
    if (!operator) throw new AppError('sign-in-required')
    const decision = await staffGate.mayAct(operator)
    if (!decision.allowed) throw new AppError(decision.code)
    return operator
  }

  /** Undefined: the run may go on. */
  async function findStopReason({ row, subject }: OpenRun, operator: StaffMember | undefined) {
    // A protected person's run goes on as a decoy's, but a decoy has no open effect that could be settled.
    if (!operator) return row.intent === null ? undefined : subject.protectedBy
    if (!subject.found) return 'person-gone'
    if (subject.isRemembered) throw new AppError('directory-unreachable')
    const decision = await staffGate.mayAct(operator, subject.found)
    return decision.allowed ? undefined : decision.why
  }

  return {
    /** An unknown id takes as long as a wrong token, and gets the same error. */
    async authorise({ id, token, sessionToken }: RunCredentials): Promise<AuthorisedRun> {
      const row = await findRun(store.read, id)
      const isRight = equalSecrets(hashToken(store.read, token), row?.tokenHash ?? '')
      if (!row || !isRight) throw new AppError('run-unknown')
      return { row, operator: await loadOperator(row, sessionToken) }
    },

    /** The run as it may go on; one whose person left the operator's scope or became protected is stopped. */
    async open({ row, operator }: AuthorisedRun): Promise<OpenRun> {
      const run = await openRun(services, row)
      const why = row.status === 'open' ? await findStopReason(run, operator) : undefined
      if (!why) return run
      if (!(await stop(row, 'person-refused', { why, operator: operator?.person.id }))) throw new AppError('busy')
      const stopped = await findRun(store.read, row.id)
      if (!stopped) throw new AppError('run-unknown')
      return openRun(services, stopped)
    },
  }
}
