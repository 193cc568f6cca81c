import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { LegacyPage } from './page.ts'

type Languages = NonNullable<LegacyPage['languages']>

/** The current language as text, each other one as a link in its own language. */
export function LanguageLinks({ page, languages }: { page: LegacyPage; languages: Languages }) {
  const t = useTranslator()
  return (
    <nav class="languages" aria-label={t('wizard.language')}>
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
