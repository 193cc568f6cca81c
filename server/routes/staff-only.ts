import type { MiddlewareHandler } from 'hono'
import { AppError } from '../../shared/errors.ts'
import type { FrontEnd } from '../authentication/module.ts'
import type { Directory, DirectoryPerson } from '../directory/directory.ts'
import type { Store } from '../store/database.ts'
import { hashToken } from '../store/keys.ts'
import { findSession } from '../store/sessions.ts'
import { demandCsrfHeader, sessionToken } from './caller.ts'
import { stayingSignedIn } from './staff-session.ts'

export interface StaffServices {
  store: Store
  directory: Directory
  admits(frontEnd: FrontEnd, person: DirectoryPerson): Promise<boolean>
  clock(): Date
}

/**
 * The one gate of a site of the staff: a session of that front end, of somebody who still is in the directory and still admitted,
 * and the CSRF header on everything but a read. `context.get(name)` is then the person.
 */
export function staffOnly(
  of: StaffServices & { frontEnd: Exclude<FrontEnd, 'self-service'>; name: 'administrator' | 'operator' },
): MiddlewareHandler {
  const { frontEnd, name, store, directory, admits, clock } = of
  return async (context, next) => {
    const token = sessionToken(context)
    const session = token && (await findSession(store.read, hashToken(token)))
    if (!session || session.frontEnd !== frontEnd) throw new AppError('sign-in-required')
    if (!['GET', 'HEAD'].includes(context.req.method)) demandCsrfHeader(context)
    const { signal } = context.req.raw
    const person = await directory.session({ domain: session.domain, signal }).person(session.personId)
    if (!person) throw new AppError('sign-in-required')
    if (!(await admits(frontEnd, person))) throw new AppError('forbidden')
    await stayingSignedIn(store, session, clock())
    context.set(name, person)
    await next()
  }
}
