import { AppError } from '../../shared/errors.ts'
import type { Reader } from '../store/database.ts'
import { equalSecrets, hashToken } from '../store/keys.ts'
import type { Run } from '../store/runs.ts'
import { findSession } from '../store/sessions.ts'
import type { RunState } from './run-state.ts'

/**
 * A run of the Helpdesk site is its operator's only as long as the session lasts in which it was begun: who has signed off, or was
 * idle for too long, can neither go on with it nor look at it, and nobody else can. Throws AppError `sign-in-required`.
 */
export async function demandSession(read: Reader, run: Pick<Run, 'state'>, session: string | undefined): Promise<void> {
  const { helpdesk } = JSON.parse(run.state) as RunState
  if (!helpdesk) return
  const isOwn = session !== undefined && equalSecrets(hashToken(session), helpdesk.session)
  if (!isOwn || !(await findSession(read, helpdesk.session))) throw new AppError('sign-in-required')
}
