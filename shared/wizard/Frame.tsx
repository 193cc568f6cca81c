import { Globe, LockKeyhole } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Icon } from '../ui/Icon.tsx'
import { Mark } from '../ui/Mark.tsx'
import type { SiteFacts } from './client.ts'
import { useWords } from './wording.ts'

interface FrameProps {
  site: SiteFacts | undefined
  /** It cannot be asked now: its address stands where its name would. */
  unreachable?: boolean
  /** Host name of the server that is talked to: trust is visible. */
  address: string
  /** Choosing a language is offered where it can take effect at once: not inside a run, whose words the server writes. */
  language?: { current: string; choose: (code: string) => void }
  /** The same choice as a host without scripts offers it. */
  languageLinks?: ComponentChildren
  /** Who is signed in, at the end of the masthead. */
  aside?: ComponentChildren
  /** A line at the very end. */
  note?: ComponentChildren
  children: ComponentChildren
}

/** Around every page: whose it is, in which language, and with which server it talks. */
export function Frame({ site, unreachable, address, language, languageLinks, aside, note, children }: FrameProps) {
  const words = useWords()
  return (
    <div class="frame">
      <header class="masthead">
        <span class="brand">
          <Mark />
          <span class="brand-words">
            <span class="brand-name">{site?.name ?? (unreachable ? address : '')}</span>
            <span class="brand-tagline">{words('wizard.tagline')}</span>
          </span>
        </span>
        {languageLinks}
        {language && site && site.languages.length > 1 && (
          <label class="language">
            <Icon of={Globe} />
            <span class="only-read">{words('wizard.language')}</span>
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
        <Icon of={LockKeyhole} />
        <span>{words('wizard.server', { address })}</span>
        {note}
      </footer>
    </div>
  )
}
