import type { MiddlewareHandler } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import { hashToken } from '../../store/keys.ts'
import { findSession } from '../../store/sessions.ts'
import { demandCsrfHeader, sessionToken } from '../caller.ts'
import type { MeServices, Myself } from './services.ts'

/**
 * The one gate of what a person sees and decides by themselves: a session of the Self-Service site, of somebody who still is in
 * the directory, and the CSRF header on everything but a read. Whoever was disabled meanwhile may look, and decides nothing.
 */
export function signedIn({ store, directory }: Pick<MeServices, 'store' | 'directory'>): MiddlewareHandler {
  return async (context, next) => {
    const token = sessionToken(context)
    const session = token ? await findSession(store.read, hashToken(token)) : undefined
    if (session?.frontEnd !== 'self-service') throw new AppError('sign-in-required')
    const reads = ['GET', 'HEAD'].includes(context.req.method)
    if (!reads) demandCsrfHeader(context)
    const account = directory.session({ domain: session.domain, signal: context.req.raw.signal })
    const person = await account.person(session.personId)
    if (!person) throw new AppError('sign-in-required')
    if (!reads) {
      const { disabled, accountExpired } = await account.state(person)
      if (disabled || accountExpired) throw new AppError('account-not-enabled')
    }
    context.set('myself', { person, sessionEndsAt: session.expiresAt } satisfies Myself)
    await next()
  }
}
