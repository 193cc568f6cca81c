import type { Tx } from './database.ts'
import { forgetBrowsersOf } from './known-browsers.ts'
import { endPendingSignIns } from './pending-sign-ins.ts'
import { runPrepared } from './prepared.ts'
import { revokeStateTokens } from './state-tokens.ts'

/** How many of each kind were ended. */
export interface EndedAccess {
  sessions: number
  stateTokens: number
  knownBrowsers: number
}

/**
 * Ends everything that lets a browser act or read as this person without a new sign-in: sessions of every site, sign-ins that wait
 * for a second factor, and state tokens of the extension. All that remembers a person's browser beyond one run is ended here, so that a new password, a disabled account and
 * *sign out everywhere* leave nothing behind. `exceptSession`: token hash of the session that goes on.
 */
export async function endAccessOf(
  tx: Tx,
  personId: string,
  { exceptSession = '' }: { exceptSession?: string } = {},
): Promise<EndedAccess> {
  await endPendingSignIns(tx, personId)
  const { numAffectedRows = 0n } = await runPrepared(tx, 'end sessions', { personId, exceptSession }, (row) =>
    tx.deleteFrom('Session').where('personId', '=', row.personId).where('tokenHash', '!=', row.exceptSession),
  )
  return {
    sessions: Number(numAffectedRows),
    stateTokens: await revokeStateTokens(tx, personId),
    knownBrowsers: await forgetBrowsersOf(tx, personId),
  }
}

/** After a restore: the backup may know what was ended since, with a password that was reset or a person who was dismissed. */
export async function endAllAccess(tx: Tx): Promise<void> {
  for (const table of ['CallerCheck', 'KnownBrowser', 'PendingSignIn', 'Session', 'StateToken'] as const)
    await tx.deleteFrom(table).execute()
}
