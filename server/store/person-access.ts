import { dialectOf } from './columns.ts'
import type { Tx } from './database.ts'
import { forgetBrowsersOf } from './known-browsers.ts'
import { endPendingSignIns } from './pending-sign-ins.ts'
import { runPrepared } from './prepared.ts'
import { revokeStateTokens } from './state-tokens.ts'
import { runTogether } from './together.ts'

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
  if (dialectOf(tx) === 'mssql') return endAtOnce(tx, personId, exceptSession)
  const open = await countAccessOf(tx, personId)
  if (open.pendingSignIns > 0) await endPendingSignIns(tx, personId)
  return {
    sessions: open.sessions > 0 ? await endSessions(tx, personId, exceptSession) : 0,
    stateTokens: open.stateTokens > 0 ? await revokeStateTokens(tx, personId) : 0,
    knownBrowsers: open.knownBrowsers > 0 ? await forgetBrowsersOf(tx, personId) : 0,
  }
}

/** Several writers: a deletion waits for a session that is being committed, which a count would not see. */
async function endAtOnce(tx: Tx, personId: string, exceptSession: string): Promise<EndedAccess> {
  const [, ...ended] = await runTogether(
    tx,
    tx.deleteFrom('PendingSignIn').where('personId', '=', personId),
    tx.deleteFrom('Session').where('personId', '=', personId).where('tokenHash', '!=', exceptSession),
    tx.deleteFrom('StateToken').where('personId', '=', personId),
    tx.deleteFrom('KnownBrowser').where('personId', '=', personId),
  )
  const [sessions = 0, stateTokens = 0, knownBrowsers = 0] = ended.map(({ numAffectedRows }) => Number(numAffectedRows))
  return { sessions, stateTokens, knownBrowsers }
}

/** One statement: after most changes of a password there is little to end, and a deletion costs as much where it finds nothing. */
async function countAccessOf(tx: Tx, personId: string): Promise<EndedAccess & { pendingSignIns: number }> {
  const { rows } = await runPrepared(tx, 'count access', { personId }, ({ personId }) => {
    const countIn = (table: 'PendingSignIn' | 'Session' | 'StateToken' | 'KnownBrowser') =>
      tx
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('personId', '=', personId)
    return tx.selectNoFrom([
      countIn('PendingSignIn').as('pendingSignIns'),
      countIn('Session').as('sessions'),
      countIn('StateToken').as('stateTokens'),
      countIn('KnownBrowser').as('knownBrowsers'),
    ])
  })
  const [row] = rows
  const count = (value: number | null | undefined) => Number(value ?? 0)
  return {
    pendingSignIns: count(row?.pendingSignIns),
    sessions: count(row?.sessions),
    stateTokens: count(row?.stateTokens),
    knownBrowsers: count(row?.knownBrowsers),
  }
}

async function endSessions(tx: Tx, personId: string, exceptSession: string): Promise<number> {
  const { numAffectedRows = 0n } = await runPrepared(tx, 'end sessions', { personId, exceptSession }, (row) =>
    tx.deleteFrom('Session').where('personId', '=', row.personId).where('tokenHash', '!=', row.exceptSession),
  )
  return Number(numAffectedRows)
}

/** After a restore: the backup may know what was ended since, with a password that was reset or a person who was dismissed. */
export async function endAllAccess(tx: Tx): Promise<void> {
  for (const table of ['CallerCheck', 'MutualProof', 'KnownBrowser', 'PendingSignIn', 'Session', 'StateToken'] as const)
    await tx.deleteFrom(table).execute()
}
