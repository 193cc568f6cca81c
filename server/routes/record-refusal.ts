import type { Context } from 'hono'
import type { AppError, ErrorCode } from '../../shared/errors.ts'
import type { Refusals } from '../audit/refusals.ts'
import type { Store } from '../store/database.ts'
import { findSession } from '../store/sessions.ts'
import { hashToken } from '../store/signed-rows.ts'
import { findStaffCaller } from './authorise.ts'
import { readClientAddress, readSessionToken } from './caller.ts'
import { operations } from './operations.ts'
import { signIn } from './session.ts'

export interface RefusalServices {
  store: Store
  refusals: Refusals
  trustedProxies: readonly string[]
}

/** `sign-in-required`: only where there is a session, one of another site. A caller without one was not refused, but asked to sign in. */
const refusedCodes: ReadonlySet<ErrorCode> = new Set([
  'forbidden',
  'csrf-refused',
  'origin-refused',
  'sign-in-required',
  'key-invalid',
])

/** Records that a request was refused for want of a right. A refused sign-in has an event of its own. */
export async function recordRefusal(services: RefusalServices, context: Context, error: AppError): Promise<void> {
  const { store, refusals, trustedProxies } = services
  if (!refusedCodes.has(error.code) || context.req.path === signIn.path) return
  const token = readSessionToken(context)
  const session = token ? await findSession(store.read, hashToken(store.read, token)) : undefined
  if (error.code === 'sign-in-required' && !session) return
  await refusals.record({
    code: error.code,
    operation: findOperation(context),
    person: findStaffCaller(context)?.actor.id ?? session?.personId,
    address: readClientAddress(context, trustedProxies),
  })
}

const patterns = operations.map(({ id, method, path }) => ({
  id,
  method: method.toUpperCase(),
  pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}))

/** Its id, never the path: parts of a path may be what a person typed. */
function findOperation({ req: { method, path } }: Context): string | undefined {
  return patterns.find((one) => one.method === method && one.pattern.test(path))?.id
}
