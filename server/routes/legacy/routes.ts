import { gzipSync } from 'node:zlib'
import { type Context, Hono } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { clearRunCookies } from '../caller.ts'
import { createServedFile, immutable, serveFile } from '../served-file.ts'
import { createFormHandler, createPageHandler } from './handlers.ts'
import { createLegacySession, type LegacySession, readLegacySession } from './legacy-session.ts'
import { addPasswordRoutes } from './passwords/routes.ts'
import type { LegacyPasswordServices } from './passwords/services.ts'
import { paths } from './paths.ts'
import { chooseLanguage, renderPage, translateError } from './render-page.ts'
import { answerRun, showLeave, showRun } from './run.ts'
import type { LegacyServices } from './services.ts'
import { showStart, showStartDelay, submitAccount, submitWorkflow } from './start.ts'

/**
 * The Legacy Self-Service site: the same runs and pages, complete without JavaScript. It stays at `/legacy/` whatever `/` shows.
 */
export function legacyRoutes(
  app: Hono,
  services: LegacyServices,
  forPasswords?: Omit<LegacyPasswordServices, 'legacy'>,
): void {
  const site = new Hono()
  site.onError((error, context) => showError(services, context, error))

  site.get(paths.start, (context) => {
    const kiosk = context.req.query('kiosk') !== undefined
    if (kiosk) clearRunCookies(context)
    const session = kiosk
      ? createLegacySession({ kiosk })
      : (readLegacySession(context, services.keys) ?? createLegacySession())
    return showStart(services, context, session)
  })
  site.post(
    paths.start,
    createFormHandler(services, () => paths.start, submitAccount),
  )
  site.post(
    paths.runs,
    createFormHandler(services, () => paths.start, submitWorkflow),
  )
  site.get(paths.startDelay, createPageHandler(services, showStartDelay))
  site.get(paths.run(':id'), createPageHandler(services, showRun))
  site.post(
    paths.run(':id'),
    createFormHandler(services, ({ req }) => req.path, answerRun),
  )
  site.get(`${paths.run(':id')}/leave`, createPageHandler(services, showLeave))
  if (forPasswords) addPasswordRoutes(site, { legacy: services, ...forPasswords })
  site.get(paths.cookies, createPageHandler(services, showCookies))

  const served = (body: string, type: string) => {
    const file = createServedFile(gzipSync(body), type)
    return ({ req }: Context) => serveFile(req, file, immutable)
  }
  site.get(paths.style, served(services.site.style, 'text/css; charset=utf-8'))
  site.get(paths.icon, served(services.site.icon, 'image/svg+xml'))
  site.get('/legacy', (context) => context.redirect(paths.start, 302))
  site.all('/legacy/*', () => {
    throw new AppError('not-found')
  })

  // Read with every request, so that a change of the setting takes effect with the next one.
  site.get('/', async (context, next) => {
    const settings = await services.settings().catch(() => undefined)
    if (settings?.selfService !== 'legacy') return next()
    return context.redirect(`${paths.start}${new URL(context.req.url).search}`, 302)
  })
  app.route('/', site)
}

function showCookies(services: LegacyServices, context: Context, session: LegacySession): Promise<Response> {
  const t = getTranslator(chooseLanguage(context, session))
  const text = t('site.cookies-text', { address: services.url.host })
  return renderPage(services, context, { session, view: { kind: 'message', title: t('site.cookies-title'), text } })
}

/** A page that explains the error, in place of one that cannot be shown. */
function showError(services: LegacyServices, context: Context, error: unknown): Promise<Response> {
  const known = error instanceof AppError ? error : new AppError('unexpected', { cause: error })
  if (known.status >= 500) services.report(error, context.req.path)
  if (known.retryAfter) context.header('Retry-After', String(Math.ceil(known.retryAfter)))
  const session = readLegacySession(context, services.keys) ?? createLegacySession()
  const t = getTranslator(chooseLanguage(context, session))
  const again = known.status >= 500 && context.req.method === 'GET' ? context.req.path : undefined
  const view = { kind: 'message', title: t('site.trouble-title'), text: translateError(known.code, t), again } as const
  return renderPage(services, context, { session: { ...session, page: undefined }, view }, { status: known.status })
}
