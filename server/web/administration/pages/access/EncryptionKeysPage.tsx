import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import { formatExact } from '../../../exact-time.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'

type Key = AdminApi['GET /api/v1/admin/encryption-keys']['reply']['items'][number]

/** The keys that encrypt and sign what the database holds, and what still needs each older one. The terminal makes and removes them. */
export function EncryptionKeysPage({ api, language }: PageProps) {
  const t = useTranslator()
  const loaded = useLoaded(() => api('GET /api/v1/admin/encryption-keys'), [])
  return (
    <>
      <PageHeading title={t('administration.access-encryption')} />
      <p class="page-text">{t('administration.encryption-text')}</p>
      <Loading loaded={loaded}>
        {({ items }) => (
          <ul class="entries">
            {items.map((key) => (
              <li key={key.id}>
                <code>{key.id}</code>
                <div class="entry-text">
                  <p>
                    {t('administration.encryption-state', {
                      state: key.state,
                      createdAt: formatExact(key.createdAt, language),
                      usedFrom: formatExact(key.usedFrom, language),
                    })}
                  </p>
                  {key.state === 'old' && <Uses keyOf={key} />}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Loading>
      <section>
        <h2 class="section-title">{t('administration.encryption-rotate')}</h2>
        <p>{t('administration.encryption-rotate-text')}</p>
        <p>
          <code>npm start -- keys rotate</code>
        </p>
      </section>
    </>
  )
}

function Uses({ keyOf: { id, uses } }: { keyOf: Key }) {
  const t = useTranslator()
  if (uses.length === 0)
    return (
      <p class="entry-state">
        {t('administration.encryption-unused')} <code>npm start -- keys remove {id}</code>
      </p>
    )
  return (
    <>
      <p class="entry-state">{t('administration.encryption-needed')}</p>
      <ul class="key-uses">
        {uses.map(({ what, count }) => (
          <li key={what}>{t(`administration.encryption-use-${what}`, { count })}</li>
        ))}
      </ul>
    </>
  )
}
