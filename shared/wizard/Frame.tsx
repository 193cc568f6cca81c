import { Globe, LockKeyhole } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Breakable } from '../ui/Breakable.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Mark } from '../ui/Mark.tsx'
import { useTranslator } from './use-translator.ts'
import type { SiteInfo } from './wizard-client.ts'

interface FrameProps {
  site: SiteInfo | undefined
  /** The server cannot be reached: its address is shown in place of the site's name. */
  unreachable?: boolean
  /** Host name of the server, shown so that people can check whom they trust. */
  address: string
  /** The choice of language; not on a result, which is shown once, in the language of its run. */
  language?: { current: string; choose: (code: string) => void }
  /** The same choice for pages without scripts. */
  languageLinks?: ComponentChildren
  /** The signed-in person, at the end of the masthead. */
  aside?: ComponentChildren
  /** A line at the end of the footer. */
  note?: ComponentChildren
  children: ComponentChildren
}

/** The frame of every page: the organisation, the language and the server. */
export function Frame({ site, unreachable, address, language, languageLinks, aside, note, children }: FrameProps) {
  const t = useTranslator()
  return (
    <div class="frame">
      <header class="masthead">
        <span class="brand">
          <Mark />
          <span class="brand-words">
            <span class="brand-name">
              <Breakable text={site?.name ?? (unreachable ? address : '')} />
            </span>
            <span class="brand-tagline">{t('wizard.tagline')}</span>
          </span>
        </span>
        {languageLinks}
        {language && site && site.languages.length > 1 && (
          <label class="language">
            <Icon icon={Globe} />
            <span class="only-read">{t('wizard.language')}</span>
            <select value={language.current} onChange={(event) => language.choose(event.currentTarget.value)}>
              {site.languages.map(({ code, name }) => (
                <option key={code} value={code} lang={code} selected={code === language.current}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        {aside}
      </header>
      <main class="card page">{children}</main>
      <footer class="foot">
        <span class="foot-server">
          <Icon icon={LockKeyhole} />
          <span>{t('wizard.server', { address })}</span>
        </span>
        {site?.support && <span class="foot-support">{t('wizard.support-line', { support: site.support })}</span>}
        {site?.links?.map(({ text, href }) => (
          <a key={href} href={href} target="_blank" rel="noreferrer">
            {text}
          </a>
        ))}
        {note}
      </footer>
    </div>
  )
}
