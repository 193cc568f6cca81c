import './checks.css'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { Api } from '../../client.ts'
import { Loading, useLoaded } from '../../loading.tsx'

/** What only the environment sets, with the name of each variable. `names`: these alone. */
export function EnvironmentList({ api, names }: { api: Api; names?: readonly string[] }) {
  const t = useTranslator()
  const loaded = useLoaded(() => api('GET /api/v1/admin/environment'), [])
  return (
    <section>
      <h2 class="section-title">{t('administration.environment')}</h2>
      <p class="page-text">{t('administration.environment-text')}</p>
      <Loading loaded={loaded}>
        {({ items }) => (
          <dl class="environment">
            {items
              .filter(({ name }) => !names || names.includes(name))
              .map(({ name, meaning, isSecret, isSet, value }) => (
                <div key={name}>
                  <dt>
                    <code>{name}</code>
                  </dt>
                  <dd>
                    {isSecret ? (
                      t(isSet ? 'administration.environment-secret' : 'administration.environment-not-set')
                    ) : value === undefined ? (
                      t('administration.environment-not-set')
                    ) : (
                      <>
                        <code>{value}</code>
                        {!isSet && <span class="entry-state"> {t('administration.environment-default')}</span>}
                      </>
                    )}
                    <p class="entry-state" lang="en">
                      {meaning}
                    </p>
                  </dd>
                </div>
              ))}
          </dl>
        )}
      </Loading>
    </section>
  )
}
