import { useWords } from '../../../shared/wizard/wording.ts'
import type { LegacyPage } from './page.ts'

type Languages = NonNullable<LegacyPage['languages']>

/** The present language as a word, each other one as a link in its own language. */
export function LanguageLinks({ page, languages }: { page: LegacyPage; languages: Languages }) {
  const words = useWords()
  return (
    <nav class="languages" aria-label={words('wizard.language')}>
      {languages.map(({ code, name, href }) =>
        code === page.language ? (
          <span key={code} aria-current="true" lang={code}>
            {name}
          </span>
        ) : (
          <a key={code} href={href} lang={code} hreflang={code}>
            {name}
          </a>
        ),
      )}
    </nav>
  )
}
