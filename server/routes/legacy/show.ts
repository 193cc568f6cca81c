import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ErrorCode } from '../../../shared/errors.ts'
import { fieldsOf } from '../../../shared/forms/fields.ts'
import { pickLanguage } from '../../../shared/languages/pick-language.ts'
import { type Words, words } from '../../../shared/languages/words.ts'
import type { LegacyPage, LegacyView } from '../../web/legacy/page.ts'
import { languageOf } from '../language.ts'
import { siteLanguages } from '../site.ts'
import { formToken } from './form.ts'
import { paths, startOf } from './paths.ts'
import type { LegacyServices } from './services.ts'
import { keepVisit, type PageMemory, type Visit } from './visit.ts'

/** After so long without a step a kiosk goes back to the start; a form gets so long for each of its fields. */
const kioskSeconds = 60

export interface Showing {
  status?: number
  /** Whether the language may be changed here. */
  languages?: boolean
  /** Look again by itself after so many seconds. */
  again?: number
}

export const stylePath = ({ site }: LegacyServices): string =>
  `${paths.style}?${createHash('sha256').update(site.style).digest('hex').slice(0, 16)}`

export function languageFor(context: Context, visit: Visit): string {
  const wanted = context.req.query('language') ?? visit.language
  return wanted ? pickLanguage([wanted]) : languageOf(context)
}

/** Answers with a page; what the visit remembered to say on it is then said. */
export async function show(
  of: LegacyServices,
  context: Context,
  { visit, view }: { visit: Visit; view: LegacyView },
  { status = 200, languages = false, again }: Showing = {},
): Promise<Response> {
  const language = languageFor(context, visit)
  // A page that says what is wrong must not itself need the database.
  const settings = await of.settings().catch(() => undefined)
  const refresh = refreshOf(context.req.path, visit, view, again)
  const page: LegacyPage = {
    language,
    site: { name: settings?.name ?? of.domains[0]?.alias ?? '', support: settings?.support, domains: of.domains },
    address: of.url.host,
    languages: languages ? languageLinks(context) : undefined,
    kiosk: visit.kiosk ?? false,
    refresh,
    start: startOf(visit),
    token: (action) => formToken(of.keys, visit, action),
    note: noteOf(visit.page?.note, words(language)),
    view,
  }
  const { note: _said, shown: _shown, ...rest } = visit.page ?? { at: '' }
  const chosen = context.req.query('language') ? { language } : {}
  keepVisit(context, of.keys, { ...visit, ...chosen, page: visit.page && rest })
  // The same as <meta http-equiv="refresh">, outside the document. Every page that looks again by itself also has a link for it;
  // only a kiosk goes away under somebody's hands, and says when.
  if (refresh) context.header('Refresh', `${refresh.seconds}; url=${refresh.to}`)
  // With no-referrer browsers send `Origin: null` with a form, and the form is refused.
  context.header('Referrer-Policy', 'same-origin')
  context.header('Cache-Control', 'no-store')
  const html = of.site.renderPage(page, { style: stylePath(of), icon: paths.icon })
  return context.html(html, status as ContentfulStatusCode)
}

function refreshOf(here: string, visit: Visit, view: LegacyView, again?: number): LegacyPage['refresh'] {
  if (again !== undefined) return { seconds: again, to: here }
  if (!visit.kiosk) return undefined
  const asks = view.kind === 'step' && view.step.status === 'ask' ? fieldsOf(view.step.page.answer) : []
  const fields = asks.filter((field) => field.kind !== 'fixed').length
  return { seconds: kioskSeconds * Math.max(1, fields), to: paths.kioskStart }
}

function noteOf(note: PageMemory['note'], say: Words): LegacyPage['note'] {
  if (!note) return undefined
  if (note === 'moved-on') return { tone: 'quiet', text: say('site.moved-on') }
  return { tone: 'bad', text: wordError(note, say) }
}

export const wordError = (code: ErrorCode, say: Words): string =>
  say(`errors.${code}`, { sentence: '', field: '', file: '' })

function languageLinks(context: Context): LegacyPage['languages'] {
  return siteLanguages.map(({ code, name }) => {
    const query = new URLSearchParams(new URL(context.req.url).search)
    query.set('language', code)
    return { code, name, href: `${context.req.path}?${query}` }
  })
}
