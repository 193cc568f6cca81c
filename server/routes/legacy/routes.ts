import { type Context, Hono } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import { words } from '../../../shared/languages/words.ts'
import { forgetEveryRun } from '../caller.ts'
import { posts, shows } from './exchange.ts'
import { paths } from './paths.ts'
import { answerRun, showLeave, showRun } from './run.ts'
import type { LegacyServices } from './services.ts'
import { languageFor, show, wordError } from './show.ts'
import { chooseTask, nameAccount, showPatience, showStart, showTasks } from './start.ts'
import { newVisit, readVisit } from './visit.ts'

/**
 * The Legacy Self-Service site: the same runs and pages, complete without JavaScript. It stays at `/legacy/` whatever `/` shows.
 */
export function legacyRoutes(app: Hono, of: LegacyServices): void {
  const site = new Hono()
  site.onError((error, context) => showError(of, context, error))

  site.get(paths.start, (context) => {
    const kiosk = context.req.query('kiosk') !== undefined
    if (kiosk) forgetEveryRun(context)
    const visit = kiosk ? newVisit({ kiosk }) : (readVisit(context, of.keys) ?? newVisit())
    return showStart(of, context, visit)
  })
  site.post(
    paths.start,
    posts(of, () => paths.start, nameAccount),
  )
  site.get(paths.tasks, shows(of, showTasks))
  site.post(
    paths.runs,
    posts(of, () => paths.start, chooseTask),
  )
  site.get(paths.patience, shows(of, showPatience))
  site.get(paths.run(':id'), shows(of, showRun))
  site.post(
    paths.run(':id'),
    posts(of, ({ req }) => req.path, answerRun),
  )
  site.get(`${paths.run(':id')}/leave`, shows(of, showLeave))
  site.get(paths.cookies, shows(of, showCookies))

  const served = (body: string, type: string) => (context: Context) =>
    context.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' })
  site.get(paths.style, served(of.site.style, 'text/css; charset=utf-8'))
  site.get(paths.icon, served(of.site.icon, 'image/svg+xml'))
  site.get('/legacy', (context) => context.redirect(paths.start, 302))
  site.all('/legacy/*', () => {
    throw new AppError('not-found')
  })

  /** Which site `/` shows is asked at every request, so that turning it back takes effect with the next one. */
  site.get('/', async (context, next) => {
    const settings = await of.settings().catch(() => undefined)
    if (settings?.selfService !== 'legacy') return next()
    return context.redirect(`${paths.start}${new URL(context.req.url).search}`, 302)
  })
  app.route('/', site)
}

function showCookies(...[of, context, visit]: Parameters<Parameters<typeof shows>[1]>): Promise<Response> {
  const say = words(languageFor(context, visit))
  const text = say('site.cookies-text', { address: of.url.host })
  return show(of, context, { visit, view: { kind: 'message', title: say('site.cookies-title'), text } })
}

/** A whole page in plain words, in place of one that cannot be shown. */
function showError(of: LegacyServices, context: Context, error: unknown): Promise<Response> {
  const known = error instanceof AppError ? error : new AppError('unexpected', { cause: error })
  if (known.status >= 500) of.report(error, context.req.path)
  if (known.retryAfter) context.header('Retry-After', String(Math.ceil(known.retryAfter)))
  const visit = readVisit(context, of.keys) ?? newVisit()
  const say = words(languageFor(context, visit))
  const again = known.status >= 500 && context.req.method === 'GET' ? context.req.path : undefined
  const view = { kind: 'message', title: say('site.trouble-title'), text: wordError(known.code, say), again } as const
  return show(of, context, { visit: { ...visit, page: undefined }, view }, { status: known.status })
}
