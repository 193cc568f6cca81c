import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatAddress, toAddress } from '../../address.ts'

const pages = ['configuration-parameters', 'differences', 'configuration', 'environment'] as const

/** The pages about all settings together. */
export function SettingsLinks() {
  const t = useTranslator()
  return (
    <nav class="page-links" aria-label={t('administration.settings')}>
      <a href={formatAddress(toAddress(['settings']))}>{t('administration.settings-all')}</a>
      {pages.map((page) => (
        <a key={page} href={formatAddress(toAddress(['settings', page]))}>
          {t(`administration.settings-${page}`)}
        </a>
      ))}
    </nav>
  )
}
