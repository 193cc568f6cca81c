import type { Context } from 'hono'
import type { StartRequest } from '../engine/engine.ts'
import type { Store } from '../store/database.ts'
import { findSession } from '../store/sessions.ts'
import { hashToken } from '../store/signed-rows.ts'
import { findStateToken } from '../store/state-tokens.ts'
import { readBearerToken, readSessionToken } from './caller.ts'

/** People for whom this caller succeeded before: the extension by its state token, a browser by the person's own session. */
export async function findKnownPeople(context: Context, { read }: Pick<Store, 'read'>): Promise<KnownPeople> {
  const [stateToken, sessionToken] = [readBearerToken(context), readSessionToken(context)]
  const state = stateToken ? await findStateToken(read, hashToken(read, stateToken)) : undefined
  const session = sessionToken ? await findSession(read, hashToken(read, sessionToken)) : undefined
  return [state, session].flatMap((row) => (row ? [{ id: row.personId, domain: row.domain }] : []))
}

type KnownPeople = NonNullable<StartRequest['knownPeople']>
