import { renderToString } from 'preact-render-to-string'
import icon from '../../../shared/ui/icon.svg?raw'
import { Scripted } from '../../../shared/ui/scripted.ts'
import { documentTitle } from '../../../shared/wizard/document-title.ts'
import { Frame } from '../../../shared/wizard/Frame.tsx'
import { Wording, wordsFor } from '../../../shared/wizard/wording.ts'
import { LanguageLinks } from './LanguageLinks.tsx'
import style from './legacy.css?inline'
import type { LegacyPage } from './page.ts'
import { titleOf, View } from './View.tsx'

/** The site as the server holds it: built once, loaded at the start. */
export interface LegacySite {
  renderPage(page: LegacyPage, files: { style: string; icon: string }): string
  style: string
  icon: string
}

/** The wizard's own components as HTML that runs no script. `files`: where the style and the icon are served. */
function renderPage(page: LegacyPage, files: { style: string; icon: string }): string {
  const words = wordsFor(page.language)
  const title = documentTitle(words, titleOf(page, words), page.site.name)
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
      </head>
      <body>
        <Scripted.Provider value={false}>
          <Wording.Provider value={words}>
            <Frame
              site={{ ...page.site, languages: [], captcha: 'none' }}
              address={page.address}
              languageLinks={page.languages && <LanguageLinks page={page} languages={page.languages} />}
              note={page.kiosk && page.refresh && <KioskNote seconds={page.refresh.seconds} words={words} />}
            >
              <View page={page} />
            </Frame>
          </Wording.Provider>
        </Scripted.Provider>
      </body>
    </html>,
  )
  return `<!doctype html>${html}`
}

function KioskNote({ seconds, words }: { seconds: number; words: ReturnType<typeof wordsFor> }) {
  return <span class="foot-note">{words('site.kiosk-reset', { seconds })}</span>
}

export const legacySite: LegacySite = { renderPage, style, icon }
