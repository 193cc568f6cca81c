import type { Context, Handler } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import { isFormTokenValid, readForm } from './form.ts'
import {
  createLegacySession,
  type LegacySession,
  type PageState,
  readLegacySession,
  writeLegacySession,
} from './legacy-session.ts'
import { paths } from './paths.ts'
import type { LegacyServices } from './services.ts'

/** A form that was sent. Changes that the handler makes to `session` are written with its response. */
export interface FormPost {
  context: Context
  session: LegacySession
  form: URLSearchParams
  /** The page to return to, with what was typed there, when the handler throws. */
  returnTo: PageState
}

type PageFunction = (services: LegacyServices, context: Context, session: LegacySession) => Promise<Response>
type FormFunction = (services: LegacyServices, posted: FormPost) => Promise<string>

export const createPageHandler =
  (services: LegacyServices, page: PageFunction): Handler =>
  (context) =>
    page(services, context, readLegacySession(context, services.keys) ?? createLegacySession())

/**
 * POST → 303 → GET, also after a problem: a reload never sends a form twice, and a problem is shown on the page where it arose.
 * `from`: that page, unless the handler sets another.
 */
export function createFormHandler(
  services: LegacyServices,
  from: (context: Context) => string,
  handle: FormFunction,
): Handler {
  return async (context) => {
    const form = await readForm(context)
    const session = readLegacySession(context, services.keys)
    if (!session) return context.redirect(paths.cookies, 303)
    const posted: FormPost = { context, session, form, returnTo: { at: from(context) } }
    let to: string
    try {
      if (!isFormTokenValid(services.keys, session, context.req.path, form)) throw new AppError('csrf-refused')
      to = await handle(services, posted)
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'unexpected'
      if (!(error instanceof AppError) || error.status >= 500) services.report(error, context.req.path)
      session.page = { ...posted.returnTo, note: code }
      to = posted.returnTo.at
    }
    writeLegacySession(context, services.keys, session)
    context.header('Cache-Control', 'no-store')
    return context.redirect(to, 303)
  }
}
