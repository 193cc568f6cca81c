import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ErrorCode } from '../../../shared/errors.ts'
import { pickLanguage } from '../../../shared/languages/pick-language.ts'
import { getTranslator, type Translator } from '../../../shared/languages/translator.ts'
import type { SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import { listAskedDomains } from '../../policies/default-domain.ts'
import type { LegacyPage, LegacyView } from '../../web/legacy/page.ts'
import { listLinks } from '../branding.ts'
import { listAcceptedRegions, negotiateLanguage } from '../language.ts'
import { acceptsGzip } from '../served-file.ts'
import { siteLanguages } from '../site.ts'
import { createFormToken } from './form.ts'
import { kioskEndSeconds, kioskQuestionSeconds, kioskStartSeconds } from './kiosk.ts'
import { type LegacySession, type PageState, writeLegacySession } from './legacy-session.ts'
import { paths, startPath } from './paths.ts'
import type { LegacyServices } from './services.ts'

export interface PageOptions {
  status?: number
  /** Whether the language can be changed on this page. */
  languages?: boolean
  /** Seconds until the page reloads itself. */
  again?: number
  /** Only for a page that every visitor gets alike, since the size of a compressed secret tells about it (BREACH). */
  isCompressed?: boolean
}

export const stylePath = ({ site }: Pick<LegacyServices, 'site'>): string =>
  `${paths.style}?${createHash('sha256').update(site.style).digest('hex').slice(0, 16)}`

export function chooseLanguage(context: Context, session: LegacySession): string {
  const wanted = context.req.query('language') ?? session.language
  return wanted ? pickLanguage([wanted]) : negotiateLanguage(context)
}

/** Replies with a page; a note and revealed values of the session are shown once. */
export async function renderPage(
  services: LegacyServices,
  context: Context,
  { session, view }: { session: LegacySession; view: LegacyView },
  { status = 200, languages = false, again, isCompressed = false }: PageOptions = {},
): Promise<Response> {
  const language = chooseLanguage(context, session)
  // A page that reports a problem must not depend on the database.
  const settings = await services.settings().catch(() => undefined)
  const brand = await services.branding().catch(() => undefined)
  const refresh = toRefresh(context.req.path, session, view, again)
  const name = settings?.name ?? services.domains[0]?.alias ?? ''
  const page: LegacyPage = {
    language,
    regions: listAcceptedRegions(context),
    site: {
      name,
      support: settings?.support,
      // A screen that many people use shows no other site.
      links: brand && !session.kiosk ? listLinks(brand, name, language) : undefined,
      domains: toChoice(settings ? listAskedDomains(settings, services.domains) : services.domains),
    },
    address: services.url.host,
    languages: languages ? createLanguageLinks(context) : undefined,
    kiosk: session.kiosk ?? false,
    refresh,
    asksAfter: session.kiosk && again === undefined && view.kind !== 'account' ? kioskQuestionSeconds : undefined,
    start: startPath(session),
    createToken: (action) => createFormToken(services.keys, session, action),
    note: toNote(session.page?.note, getTranslator(language)),
    view,
  }
  const { note: _said, shown: _shown, ...rest } = session.page ?? { at: '' }
  const chosen = context.req.query('language') ? { language } : {}
  writeLegacySession(context, services.keys, { ...session, ...chosen, page: session.page && rest })
  // The same as <meta http-equiv="refresh">, outside the document. Every page that reloads itself also has a link for it; only a
  // kiosk leaves a page that someone may have used, long after it has asked.
  if (refresh) context.header('Refresh', `${refresh.seconds}; url=${refresh.to}`)
  // With no-referrer, browsers send `Origin: null` with a form, which would be refused.
  context.header('Referrer-Policy', 'same-origin')
  context.header('Cache-Control', 'no-store')
  const html = services.site.renderPage(page, {
    style: stylePath(services),
    brand: brand?.sheet?.address,
    icon: paths.icon,
  })
  if (!isCompressed) return context.html(html, status as ContentfulStatusCode)
  context.header('Vary', 'Accept-Encoding', { append: true })
  if (!acceptsGzip(context.req)) return context.html(html)
  context.header('Content-Type', 'text/html; charset=UTF-8')
  context.header('Content-Encoding', 'gzip')
  return context.body(gzipSync(html))
}

/** The page needs no more of a domain. */
export const toChoice = (domains: LegacyServices['domains']): SiteInfo['domains'] =>
  domains.map(({ name, alias }) => ({ name, alias }))

function toRefresh(here: string, session: LegacySession, view: LegacyView, again?: number): LegacyPage['refresh'] {
  if (again !== undefined) return { seconds: again, to: here }
  if (!session.kiosk) return undefined
  return { seconds: view.kind === 'account' ? kioskStartSeconds : kioskEndSeconds, to: paths.kioskStart }
}

function toNote(note: PageState['note'], t: Translator): LegacyPage['note'] {
  if (!note) return undefined
  if (note === 'moved-on') return { tone: 'quiet', text: t('site.moved-on') }
  return { tone: 'bad', text: translateError(note, t) }
}

export const translateError = (code: ErrorCode, t: Translator): string =>
  t(`errors.${code}`, { sentence: '', field: '', file: '' })

function createLanguageLinks(context: Context): LegacyPage['languages'] {
  return siteLanguages.map(({ code, name }) => {
    const query = new URLSearchParams(new URL(context.req.url).search)
    query.set('language', code)
    return { code, name, href: `${context.req.path}?${query}` }
  })
}
