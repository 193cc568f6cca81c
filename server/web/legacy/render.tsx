import { renderToString } from 'preact-render-to-string'
import type { Translator } from '../../../shared/languages/translator.ts'
import icon from '../../../shared/ui/icon.svg?raw'
import { Scripted } from '../../../shared/ui/scripted.ts'
import { formatDocumentTitle } from '../../../shared/wizard/document-title.ts'
import { Frame } from '../../../shared/wizard/Frame.tsx'
import { fillStepTimes } from '../../../shared/wizard/moment.ts'
import { getTranslator, TranslatorContext } from '../../../shared/wizard/use-translator.ts'
import { KioskPage } from './KioskPage.tsx'
import { LanguageLinks } from './LanguageLinks.tsx'
import style from './legacy.css?inline'
import type { LegacyPage } from './page.ts'
import { pageTitle, View } from './View.tsx'

/** Addresses of what a page loads. */
interface PageFiles {
  style: string
  /** Colours and logo of the organisation, where it has set any. */
  brand?: string
  icon: string
}

/** The built site, loaded by the server at start. */
export interface LegacySite {
  renderPage(page: LegacyPage, files: PageFiles): string
  style: string
  icon: string
}

/** Renders the wizard's components as HTML without scripts. */
function renderPage(given: LegacyPage, files: PageFiles): string {
  const t = getTranslator(given.language, given.regions ?? [])
  const page = fillPageTimes(given, t)
  const title = formatDocumentTitle(t, pageTitle(page, t), page.site.name)
  const html = renderToString(
    <html lang={page.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="icon" type="image/svg+xml" href={files.icon} />
        <link rel="stylesheet" href={files.style} />
        {files.brand && <link rel="stylesheet" href={files.brand} />}
      </head>
      <body>
        <Scripted.Provider value={false}>
          <TranslatorContext.Provider value={t}>
            <Frame
              site={{ ...page.site, languages: [], captcha: 'none' }}
              address={page.address}
              languageLinks={page.languages && <LanguageLinks page={page} languages={page.languages} />}
              note={page.kiosk && <KioskNote page={page} t={t} />}
            >
              {page.asksAfter === undefined ? (
                <View page={page} />
              ) : (
                <KioskPage page={page}>
                  <View page={page} />
                </KioskPage>
              )}
            </Frame>
          </TranslatorContext.Provider>
        </Scripted.Provider>
      </body>
    </html>,
  )
  return `<!doctype html>${html}`
}

function fillPageTimes(page: LegacyPage, t: Translator): LegacyPage {
  const { view } = page
  if (view.kind !== 'step') return page
  return { ...page, view: { ...view, step: fillStepTimes(t, view.step, { scripted: false }) } }
}

function KioskNote({ page: { asksAfter, refresh, view }, t }: { page: LegacyPage; t: Translator }) {
  if (asksAfter !== undefined)
    return <span class="foot-note">{t('site.kiosk-asks', { minutes: Math.round(asksAfter / 60) })}</span>
  if (!refresh || view.kind !== 'account') return null
  return <span class="foot-note">{t('site.kiosk-reset', { minutes: Math.round(refresh.seconds / 60) })}</span>
}

export const legacySite: LegacySite = { renderPage, style, icon }
