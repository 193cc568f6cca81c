import './checks.css'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'

type Variable = AdminApi['GET /api/v1/admin/environment']['reply']['items'][number]

interface EnvironmentListProps extends Pick<PageProps, 'api' | 'language'> {
  /** Shows these alone. */
  accepts?(variable: Variable): boolean
  /** It is not there while no variable is accepted. */
  isOptional?: boolean
}

/** What only the environment sets, with the name of each variable. */
export function EnvironmentList({ api, language, accepts = () => true, isOptional = false }: EnvironmentListProps) {
  const t = useTranslator()
  const loaded = useLoaded(() => api('GET /api/v1/admin/environment'), [language])
  const items = loaded.value?.items.filter(accepts)
  if (isOptional && (!items || items.length === 0)) return null
  return (
    <section>
      <h2 class="section-title">{t('administration.environment')}</h2>
      <p class="page-text">{t('administration.environment-text')}</p>
      <Loading loaded={loaded}>
        {() => (
          <dl class="environment">
            {items?.map(({ name, meaning, isSecret, isSet, value, servers }) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>
                  {servers ? (
                    <Servers names={servers} />
                  ) : isSecret ? (
                    t(isSet ? 'administration.environment-secret' : 'administration.environment-not-set')
                  ) : value === undefined ? (
                    t('administration.environment-not-set')
                  ) : (
                    <>
                      <code>{value}</code>
                      {!isSet && <span class="entry-state"> {t('administration.environment-default')}</span>}
                    </>
                  )}
                  <p class="entry-state">{meaning}</p>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Loading>
    </section>
  )
}

/** In the order in which they are tried. */
function Servers({ names }: { names: readonly string[] }) {
  const t = useTranslator()
  return (
    <>
      <ol>
        {names.map((name) => (
          <li key={name}>
            <code>{name}</code>
          </li>
        ))}
      </ol>
      <span class="entry-state">{t('administration.environment-servers')}</span>
    </>
  )
}
