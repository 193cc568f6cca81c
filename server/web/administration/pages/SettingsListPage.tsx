import { PageHeading } from '../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { formatAddress, toAddress } from '../address.ts'
import { Loading, useLoaded } from '../loading.tsx'
import type { PageProps } from '../section.ts'

/** All settings, one line each. */
export function SettingsListPage({ api, language }: PageProps) {
  const t = useTranslator()
  const loaded = useLoaded(() => api('GET /api/v1/admin/settings'), [language])
  return (
    <>
      <PageHeading title={t('administration.settings')} />
      <Loading loaded={loaded}>
        {({ items }) => (
          <ul class="entries">
            {items.map(({ name, title, text, version }) => (
              <li key={name}>
                <a href={formatAddress(toAddress(['settings', name]))}>{title}</a>
                <span class="entry-text">{text}</span>
                {version === 0 && <span class="entry-state">{t('administration.unchanged')}</span>}
              </li>
            ))}
          </ul>
        )}
      </Loading>
    </>
  )
}
