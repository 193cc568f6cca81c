import type { Store } from '../store/database.ts'
import { prolongSession, type Session } from '../store/sessions.ts'

/** Whoever works goes on being signed in; who does nothing for so long, or began so long ago, signs in again. */
export const idleMs = 15 * 60_000
const longestMs = 10 * 3_600_000
/** Not every request writes. */
const graceMs = 60_000

/** Called by what a person did on a site of the staff. */
export async function stayingSignedIn(store: Store, session: Session | undefined, now: Date): Promise<void> {
  if (!session || session.frontEnd === 'self-service') return
  if (session.expiresAt.getTime() - now.getTime() > idleMs - graceMs) return
  const { tokenHash } = session
  await store.transaction((tx) => prolongSession(tx, tokenHash, { milliseconds: idleMs, longest: longestMs }))
}
