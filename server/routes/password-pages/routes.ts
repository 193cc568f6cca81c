import type { Context, Hono, MiddlewareHandler } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import { assertCsrfHeader, isRead } from '../caller.ts'
import { negotiateLanguage } from '../language.ts'
import { passwordRoutes } from './passwords.ts'
import { questionRoutes } from './questions.ts'
import { loadSignedInIdentity, type PasswordPageRouteServices, type SignedInIdentity } from './signed-in.ts'

const signedInIdentity = 'signedInIdentity'

/** What people do on the password pages, behind one guard. */
export function passwordPageRoutes(app: Hono, services: PasswordPageRouteServices): void {
  const guard = requireSignedInIdentity(services)
  for (const path of ['/api/v1/password-pages', '/api/v1/password-pages/*']) app.use(path, guard)
  passwordRoutes(app, services, getSignedInIdentity)
  questionRoutes(app, services, getSignedInIdentity)
}

const requireSignedInIdentity =
  (services: PasswordPageRouteServices): MiddlewareHandler =>
  async (context, next) => {
    context.set(signedInIdentity, await loadSignedInIdentity(services, context, negotiateLanguage(context)))
    if (!isRead(context)) assertCsrfHeader(context)
    await next()
  }

/** The person who calls, as the guard found them. */
function getSignedInIdentity(context: Context): SignedInIdentity {
  const found: SignedInIdentity | undefined = context.get(signedInIdentity)
  if (!found) throw new AppError('sign-in-required')
  return found
}
