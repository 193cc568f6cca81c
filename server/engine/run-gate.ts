import { AppError } from '../../shared/errors.ts'
import { createStaffGate, type StaffMember } from '../policies/staff-gate.ts'
import { endCallerCheck } from '../store/caller-checks.ts'
import { equalSecrets } from '../store/keys.ts'
import { findRun, type Run } from '../store/runs.ts'
import { hashToken } from '../store/signed-rows.ts'
import type { StopFacts } from './audit-events.ts'
import type { RunCredentials } from './engine.ts'
import { type OpenRun, openRun } from './run-context.ts'
import { hasOpenWrite, parseRunState } from './run-state.ts'
import type { EngineServices } from './services.ts'

/** A run whose caller has its token; on the Helpdesk site together with the operator, as this request found them. */
export interface AuthorisedRun {
  row: Run
  operator?: StaffMember
}

/** From a new sign-in on, checks of the caller are those of the new session. */
function bindToSession(run: OpenRun, operator: StaffMember | undefined): OpenRun {
  const { helpdesk } = run.state
  if (!operator || !helpdesk) return run
  return { ...run, state: { ...run.state, helpdesk: { ...helpdesk, session: operator.session.tokenHash } } }
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
   * A run of the Helpdesk site belongs to the operator who started it. While they have no session of that site (signed out, idle for too
   * long) or may not act, the run can be neither continued nor read; after a new sign-in it goes on. To another operator it is unknown.
   * Throws AppError `sign-in-required`, `run-unknown`, `forbidden`.
   */
  async function loadOperator(row: Run, sessionToken: string | undefined): Promise<StaffMember | undefined> {
    const { helpdesk } = parseRunState(services, row)
    if (!helpdesk) return undefined
    const session = sessionToken && hashToken(store.read, sessionToken)
    const operator = session ? await staffGate.loadMember(session, services.signal) : undefined
    if (operator?.session.frontEnd !== 'helpdesk') throw new AppError('sign-in-required')
    const { id, domain } = operator.person
    if (id !== helpdesk.operator.id || domain !== helpdesk.operator.domain) throw new AppError('run-unknown')
    const decision = await staffGate.mayAct(operator)
    if (!decision.allowed) throw new AppError(decision.code)
    return operator
  }

  /** Undefined: the run may go on. */
  async function findStopReason({ row, subject }: OpenRun, operator: StaffMember | undefined) {
    // A protected person's run goes on as a decoy's, but a decoy has no open effect that could be settled.
    if (!operator) return hasOpenWrite(services, row) ? subject.protectedBy : undefined
    if (!subject.found) return 'person-gone'
    if (subject.isRemembered) throw new AppError('directory-unreachable')
    const decision = await staffGate.mayAct(operator, subject.found)
    return decision.allowed ? undefined : decision.why
  }

  /** A person who comes back into the operator's scope is checked again. */
  async function endCheck({ subject: { person } }: OpenRun, { session }: StaffMember): Promise<void> {
    await store.transaction((tx) => endCallerCheck(tx, { sessionHash: session.tokenHash, personId: person.id }))
  }

  return {
    /** An unknown id takes as long as a wrong token, and gets the same error. */
    async authorise(
      { id, token, sessionToken }: RunCredentials,
      tokenHash = hashToken(store.read, token),
    ): Promise<AuthorisedRun> {
      const row = await findRun(store.read, id)
      const isRight = equalSecrets(tokenHash, row?.tokenHash ?? '')
      if (!row || !isRight) throw new AppError('run-unknown')
      return { row, operator: await loadOperator(row, sessionToken) }
    },

    /** The run as it may go on; one whose person left the operator's scope or became protected is stopped. */
    async open({ row, operator }: AuthorisedRun): Promise<OpenRun> {
      const run = bindToSession(await openRun(services, row), operator)
      const why = row.status === 'open' ? await findStopReason(run, operator) : undefined
      if (!why) return run
      if (operator) await endCheck(run, operator)
      if (!(await stop(row, 'person-refused', { why, operator: operator?.person.id }))) throw new AppError('busy')
      const stopped = await findRun(store.read, row.id)
      if (!stopped) throw new AppError('run-unknown')
      return openRun(services, stopped)
    },
  }
}
