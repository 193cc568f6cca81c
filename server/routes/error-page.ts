import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import { getTranslator } from '../../shared/languages/translator.ts'
import { negotiateLanguage } from './language.ts'
import { paths } from './legacy/paths.ts'
import { stylePath, translateError } from './legacy/render-page.ts'
import type { LegacyServices } from './legacy/services.ts'
import { replyWithProblem } from './problem.ts'

export type ErrorPageServices = Pick<LegacyServices, 'site' | 'settings' | 'branding' | 'domains' | 'url'>

/** A wrong address or a broken server, as a page where a person is looking at it, and as a problem (RFC 9457) for programs. */
export async function replyWithError(services: ErrorPageServices, context: Context, error: unknown): Promise<Response> {
  const known = error instanceof AppError ? error : new AppError('unexpected', { cause: error })
  const problem = replyWithProblem(context, known)
  if (!isForPeople(context, known)) return problem
  const language = negotiateLanguage(context)
  const t = getTranslator(language)
  // The page must not depend on what is broken.
  const settings = await services.settings().catch(() => undefined)
  const brand = await services.branding().catch(() => undefined)
  const again = known.status >= 500 && context.req.method === 'GET' ? context.req.path : undefined
  const title = t(isWrongAddress(known.code) ? 'site.no-page-title' : 'site.trouble-title')
  const html = services.site.renderPage(
    {
      language,
      site: { name: settings?.name ?? services.domains[0]?.alias ?? '', support: settings?.support, domains: [] },
      address: services.url.host,
      kiosk: false,
      start: findStart(context.req.path),
      createToken: () => '',
      view: { kind: 'message', title, text: translateError(known.code, t), again },
    },
    { style: stylePath(services), brand: brand?.sheet?.address, icon: paths.icon },
  )
  context.header('Content-Language', language)
  context.header('Cache-Control', 'no-store')
  return context.html(html, known.status as ContentfulStatusCode)
}

/** Browsers name HTML when they open an address; our clients and scripts ask for JSON or for anything. */
function isForPeople(context: Context, { code, status }: AppError): boolean {
  return (isWrongAddress(code) || status >= 500) && /\btext\/html\b/.test(context.req.header('accept') ?? '')
}

const isWrongAddress = (code: ErrorCode): boolean => code === 'not-found' || code === 'method-not-allowed'

/** The start page of the site that the address belongs to. */
const findStart = (path: string): string =>
  ['/helpdesk/', '/admin/', '/me/'].find((site) => path.startsWith(site) && path !== site) ?? '/'
