import { useState } from 'preact/hooks'
import { Button } from '../../../../../../shared/ui/Button.tsx'
import { PageHeading } from '../../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../../shared/wizard/use-translator.ts'
import { formatExact } from '../../../../exact-time.ts'
import { formatAddress, toAddress } from '../../../address.ts'
import { useFormTools } from '../../../form/form-context.ts'
import { Loading, useLoaded } from '../../../loading.tsx'
import type { PageProps } from '../../../section.ts'
import { describeState, readProgress } from './bulk.ts'

/** What was and is done to many people at once, newest first. */
export function BulkListPage({ api, language }: PageProps) {
  const t = useTranslator()
  const { isReadOnly } = useFormTools()
  const [after, follow] = useState<string>()
  const loaded = useLoaded(
    () => api('GET /api/v1/admin/bulk-operations', { query: after === undefined ? {} : { after } }),
    [after],
  )
  return (
    <>
      <PageHeading title={t('administration.bulk')} />
      <nav class="page-links">
        <a href={formatAddress(toAddress(['people']))}>{t('administration.people')}</a>
        {!isReadOnly && (
          <a href={formatAddress(toAddress(['people', 'bulk', 'new']))}>{t('administration.bulk-new')}</a>
        )}
      </nav>
      <p class="page-text">{t('administration.bulk-text')}</p>
      <Loading loaded={loaded}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <p>{t('administration.bulk-none')}</p>}
            <ul class="entries">
              {items.map((operation) => {
                const { id, name, kind, by, createdAt } = operation
                return (
                  <li key={id}>
                    <div class="entry-text">
                      <a href={formatAddress(toAddress(['people', 'bulk', id]))}>{name}</a>
                      <p class="entry-state">
                        {t(`administration.bulk-kind-${kind}`)} · {formatExact(createdAt, language)}
                        {by !== undefined && ` · ${by}`}
                      </p>
                      <p class="entry-state">
                        {describeState(operation, t, language, new Date())}{' '}
                        {t('administration.bulk-progress', readProgress(operation))}
                      </p>
                    </div>
                  </li>
                )
              })}
            </ul>
            {after !== undefined && (
              <Button look="quiet" onPress={() => follow(undefined)}>
                {t('administration.newest')}
              </Button>
            )}
            {next !== undefined && (
              <Button look="second" onPress={() => follow(next)}>
                {t('administration.older')}
              </Button>
            )}
          </>
        )}
      </Loading>
    </>
  )
}
