import { Hono } from 'hono'
import { AppError } from '../shared/errors.ts'
import type { Config } from './config.ts'
import type { Directory } from './directory/directory.ts'
import type { Policies } from './policies/policies.ts'
import type { SiteSettings } from './policies/site-settings.ts'
import type { AdminServices } from './routes/admin/resource.ts'
import { adminRoutes } from './routes/admin/routes.ts'
import { type Captcha, captchaRoutes } from './routes/captcha.ts'
import { healthRoutes } from './routes/health.ts'
import { helpdeskRoutes } from './routes/helpdesk/routes.ts'
import type { HelpdeskServices } from './routes/helpdesk/services.ts'
import { legacyRoutes } from './routes/legacy/routes.ts'
import type { LegacyServices } from './routes/legacy/services.ts'
import { meRoutes } from './routes/me/routes.ts'
import type { MeServices } from './routes/me/services.ts'
import { openApiRoutes } from './routes/openapi.ts'
import { pageRoutes } from './routes/pages.ts'
import { passwordCheckRoutes } from './routes/password-checks.ts'
import { practiceRoutes } from './routes/practice.ts'
import { problemReply } from './routes/problem.ts'
import { ownHost, ownOrigin, securityHeaders } from './routes/protect.ts'
import { type RunServices, runRoutes } from './routes/runs.ts'
import { type SessionServices, sessionRoutes } from './routes/session.ts'
import { siteRoutes } from './routes/site.ts'
import type { StaffServices } from './routes/staff-only.ts'
import { type StateServices, stateRoutes } from './routes/state.ts'
import { taskRoutes } from './routes/tasks.ts'
import { unrouted } from './routes/unrouted.ts'
import { wellKnownRoutes } from './routes/well-known.ts'

export interface AppServices {
  config: Pick<Config, 'url' | 'directory'>
  directory: Directory
  policies: Policies
  captcha: Captcha
  runs: RunServices
  state: StateServices
  session: SessionServices
  admin: AdminServices & StaffServices
  helpdesk: HelpdeskServices & StaffServices
  me: MeServices
  settings(): Promise<SiteSettings>
  checks: { database(): Promise<boolean>; directory(): Promise<boolean> }
  legacy: LegacyServices
  /** Folders of the built sites. */
  selfService: string
  helpdeskSite: string
  meSite: string
  /** Told of every error nobody expected; never of a request's body. */
  report(error: unknown, path: string): void
}

/** The program as one function from requests to answers: what a request passes, in order, then one file per resource. */
export function createApp(services: AppServices): Hono {
  const { config } = services
  const app = new Hono()
  app.onError((error, context) => {
    if (!(error instanceof AppError) || error.status >= 500) services.report(error, context.req.path)
    return problemReply(context, error)
  })
  app.notFound(unrouted(app))
  app.use(securityHeaders(config.url), ownHost(config.url), ownOrigin(config.url))

  siteRoutes(app, services.directory, services.settings)
  taskRoutes(app, services.policies)
  captchaRoutes(app, services.captcha)
  runRoutes(app, services.runs)
  passwordCheckRoutes(app, services.runs)
  stateRoutes(app, services.state)
  sessionRoutes(app, services.session)
  adminRoutes(app, services.admin)
  helpdeskRoutes(app, services.helpdesk)
  meRoutes(app, services.me)
  healthRoutes(app, services.checks)
  openApiRoutes(app, config.url.origin)
  wellKnownRoutes(app)
  if (config.directory.kind === 'sample') practiceRoutes(app, services.directory)
  legacyRoutes(app, services.legacy)
  pageRoutes(app, services.selfService, ['/', '/modern/'])
  app.get('/helpdesk', (context) => context.redirect('/helpdesk/', 301))
  pageRoutes(app, services.helpdeskSite, ['/helpdesk/'], '/helpdesk/')
  app.get('/me', (context) => context.redirect('/me/', 301))
  pageRoutes(app, services.meSite, ['/me/'], '/me/')
  return app
}
