import type { BlockList } from 'node:net'
import { Hono, type MiddlewareHandler } from 'hono'
import { AppError } from '../shared/errors.ts'
import type { OfferConditions } from './authentication/offered-modules.ts'
import type { Config } from './config.ts'
import type { Directory } from './directory/directory.ts'
import type { Policies } from './policies/policies.ts'
import type { SiteSettings } from './policies/site-settings.ts'
import { type AdminRouteServices, adminRoutes } from './routes/admin/routes.ts'
import { type Audience, requireAudience } from './routes/audience.ts'
import { type BrandingServices, brandingRoutes } from './routes/branding.ts'
import { type Captcha, captchaRoutes } from './routes/captcha.ts'
import { configurationSchemaRoutes } from './routes/configuration-schema.ts'
import { replyWithError } from './routes/error-page.ts'
import { firstPageRoutes } from './routes/first-page.ts'
import { firstStartRoutes } from './routes/first-start.ts'
import { helpdeskRoutes } from './routes/helpdesk/routes.ts'
import type { HelpdeskServices } from './routes/helpdesk/services.ts'
import { legacyRoutes } from './routes/legacy/routes.ts'
import type { LegacyServices } from './routes/legacy/services.ts'
import { meRoutes } from './routes/me/routes.ts'
import type { MeServices } from './routes/me/services.ts'
import { type MutualProofServices, mutualProofRoutes } from './routes/mutual-proof.ts'
import { createNotFoundHandler } from './routes/not-found.ts'
import { offeredWorkflowRoutes } from './routes/offered-workflows.ts'
import { openApiRoutes } from './routes/openapi.ts'
import { pageRoutes } from './routes/pages.ts'
import { passwordCheckRoutes } from './routes/password-checks.ts'
import { passwordPageRoutes } from './routes/password-pages/routes.ts'
import type { PasswordPageRouteServices } from './routes/password-pages/signed-in.ts'
import { type PracticeServices, practiceRoutes } from './routes/practice/routes.ts'
import { requireOwnHost, requireOwnOrigin, securityHeaders } from './routes/protect.ts'
import { readinessRoutes } from './routes/readiness.ts'
import { type RefusalServices, recordRefusal } from './routes/record-refusal.ts'
import type { StaffServices } from './routes/require-session.ts'
import { runLanguageRoutes } from './routes/run-language.ts'
import { type RunServices, runRoutes } from './routes/runs.ts'
import { secondFactorRoutes } from './routes/second-factor.ts'
import { sessionRoutes } from './routes/session.ts'
import type { SessionServices } from './routes/session-services.ts'
import { signInChallengeRoutes } from './routes/sign-in-challenge.ts'
import { signInQuestionRoutes } from './routes/sign-in-questions.ts'
import { siteRoutes } from './routes/site.ts'
import { stateRoutes } from './routes/state.ts'
import { noticeUntrustedProxies } from './routes/untrusted-proxies.ts'
import { type WalletAnswerServices, walletAnswerRoutes } from './routes/wallet-answers.ts'
import { wellKnownRoutes } from './routes/well-known.ts'
import { windowsSignOnRoutes } from './routes/windows-sign-on.ts'

export interface AppServices extends BrandingServices {
  config: Pick<Config, 'url' | 'directory' | 'hstsSubdomains' | 'trustedProxies'> &
    Partial<Pick<Config, 'extensionOrigins' | 'windowsSignOn'>>
  /** Whom this listener serves, at which origin, and from which networks it shows the staff's sites. */
  audience: Audience
  origin: URL
  /** On the listener for sites: before everything else. */
  requireSite?: MiddlewareHandler
  staffNetworks?: BlockList
  directory: Directory
  policies: Policies
  captcha: Captcha
  runs: RunServices
  state: Parameters<typeof stateRoutes>[1]
  session: SessionServices
  admin: AdminRouteServices
  helpdesk: HelpdeskServices & StaffServices
  me: MeServices
  passwordPages: PasswordPageRouteServices
  mutualProof: MutualProofServices
  walletAnswers: WalletAnswerServices
  settings(): Promise<SiteSettings>
  loadOfferConditions(): Promise<OfferConditions>
  checks: { database(): Promise<boolean>; directory(): Promise<boolean> }
  legacy: LegacyServices
  practice: PracticeServices
  refusal: RefusalServices
  /** A proxy that is not trusted has forwarded the address of a client. */
  recordUntrustedProxy(peer: string): Promise<void>
  /** Folders of the built sites. */
  selfService: string
  helpdeskSite: string
  administrationSite: string
  meSite: string
  verifySite: string
  walletSite: string
  passwordPagesSite: string
  /** Logs an unexpected error; never the body of a request. */
  report(error: unknown, path: string): void
}

/** The whole server as one function from requests to responses: middleware in order, then the routes of each resource. */
export function createApp(services: AppServices): Hono {
  const { config, origin } = services
  const app = new Hono()
  const errorPage = { ...services.legacy, url: origin }
  app.onError(async (error, context) => {
    if (!(error instanceof AppError) || error.status >= 500) services.report(error, context.req.path)
    // A refusal stays one when it cannot be recorded.
    else
      await recordRefusal(services.refusal, context, error).catch((failure: unknown) =>
        services.report(failure, context.req.path),
      )
    return replyWithError(errorPage, context, error)
  })
  app.notFound(createNotFoundHandler(app, errorPage))
  if (services.requireSite) app.use(services.requireSite)
  app.use(
    ...securityHeaders(origin, config),
    requireOwnHost(origin),
    requireOwnOrigin(origin, config.extensionOrigins),
    requireAudience({ ...services, trustedProxies: config.trustedProxies }),
    noticeUntrustedProxies({ trustedProxies: config.trustedProxies, record: services.recordUntrustedProxy }),
  )

  const selfService = config.url.origin === origin.origin ? undefined : config.url.origin
  siteRoutes(app, { ...services, selfService, windowsSignOn: config.windowsSignOn })
  offeredWorkflowRoutes(app, services.policies)
  firstPageRoutes(app, services.runs)
  captchaRoutes(app, services.captcha)
  runRoutes(app, services.runs)
  passwordCheckRoutes(app, services.runs)
  runLanguageRoutes(app, services.runs)
  stateRoutes(app, services.state)
  sessionRoutes(app, services.session)
  signInQuestionRoutes(app, services.session)
  signInChallengeRoutes(app, services.session)
  windowsSignOnRoutes(app, { ...services.session, windowsSignOn: config.windowsSignOn })
  secondFactorRoutes(app, services.session)
  firstStartRoutes(app, { ...services.session, policies: services.policies })
  adminRoutes(app, services.admin)
  helpdeskRoutes(app, services.helpdesk)
  meRoutes(app, services.me)
  passwordPageRoutes(app, services.passwordPages)
  mutualProofRoutes(app, services.mutualProof)
  walletAnswerRoutes(app, services.walletAnswers)
  readinessRoutes(app, services.checks)
  openApiRoutes(app, origin.origin)
  configurationSchemaRoutes(app)
  wellKnownRoutes(app)
  if (config.directory.kind === 'sample') practiceRoutes(app, services.practice)
  brandingRoutes(app, services)
  legacyRoutes(app, services.legacy, services)
  pageRoutes(app, services, services.selfService, ['/', '/modern/'])
  app.get('/helpdesk', (context) => context.redirect('/helpdesk/', 301))
  pageRoutes(app, services, services.helpdeskSite, ['/helpdesk/'], '/helpdesk/')
  app.get('/admin', (context) => context.redirect('/admin/', 301))
  pageRoutes(app, services, services.administrationSite, ['/admin/'], '/admin/')
  app.get('/me', (context) => context.redirect('/me/', 301))
  pageRoutes(app, services, services.meSite, ['/me/'], '/me/')
  app.get('/passwords', (context) => context.redirect('/passwords/', 301))
  pageRoutes(app, services, services.passwordPagesSite, ['/passwords/'], '/passwords/')
  // As an operator reads it out, without a slash.
  pageRoutes(app, services, services.verifySite, ['/verify', '/verify/'], '/verify/')
  pageRoutes(app, services, services.walletSite, ['/wallet/'], '/wallet/')
  return app
}
