import type { Context, Handler } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import { isOurForm, readForm } from './form.ts'
import { paths } from './paths.ts'
import type { LegacyServices } from './services.ts'
import { keepVisit, newVisit, type PageMemory, readVisit, type Visit } from './visit.ts'

/** A form that was sent. What the handler changes of the visit is kept with its answer. */
export interface Posted {
  context: Context
  visit: Visit
  form: URLSearchParams
  /** Where to return to, with what was typed there, when the work breaks off. */
  back: PageMemory
}

type Showing = (of: LegacyServices, context: Context, visit: Visit) => Promise<Response>
type Posting = (of: LegacyServices, posted: Posted) => Promise<string>

export const shows =
  (of: LegacyServices, page: Showing): Handler =>
  (context) =>
    page(of, context, readVisit(context, of.keys) ?? newVisit())

/**
 * POST → 303 → GET, whatever happens: no reload sends anything twice, and what went wrong is said on the page that it went wrong
 * on. `from`: that page, unless the handler knows better.
 */
export function posts(of: LegacyServices, from: (context: Context) => string, handle: Posting): Handler {
  return async (context) => {
    const form = await readForm(context)
    const visit = readVisit(context, of.keys)
    if (!visit) return context.redirect(paths.cookies, 303)
    const posted: Posted = { context, visit, form, back: { at: from(context) } }
    let to: string
    try {
      if (!isOurForm(of.keys, visit, context.req.path, form)) throw new AppError('csrf-refused')
      to = await handle(of, posted)
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'unexpected'
      if (!(error instanceof AppError) || error.status >= 500) of.report(error, context.req.path)
      visit.page = { ...posted.back, note: code }
      to = posted.back.at
    }
    keepVisit(context, of.keys, visit)
    context.header('Cache-Control', 'no-store')
    return context.redirect(to, 303)
  }
}
