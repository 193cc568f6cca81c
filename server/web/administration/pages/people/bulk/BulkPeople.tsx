import { useState } from 'preact/hooks'
import { Button } from '../../../../../../shared/ui/Button.tsx'
import { useTranslator } from '../../../../../../shared/wizard/use-translator.ts'
import { formatExact } from '../../../../exact-time.ts'
import { formatAddress } from '../../../address.ts'
import { Loading, useLoaded } from '../../../loading.tsx'
import type { PageProps } from '../../../section.ts'
import { toPersonAddress } from '../person-address.ts'
import { type BulkDetails, bulkOutcomes } from './bulk.ts'

/** The people by what became of them, with their names. */
export function BulkPeople({ api, language, operation }: PageProps & { operation: BulkDetails }) {
  const t = useTranslator()
  const { id, counts } = operation
  const present = bulkOutcomes.filter((outcome) => (counts[outcome] ?? 0) > 0)
  const [wanted, choose] = useState(present[0])
  const [after, follow] = useState<string>()
  const outcome = present.find((one) => one === wanted) ?? present[0]
  const loaded = useLoaded(
    () =>
      api('GET /api/v1/admin/bulk-operations/{id}/people', {
        params: { id },
        query: { ...(outcome && { outcome }), ...(after !== undefined && { after }) },
      }),
    [id, outcome, after, JSON.stringify(counts)],
  )
  if (present.length === 0) return null
  return (
    <section>
      <h2 class="section-title">{t('administration.bulk-people')}</h2>
      <fieldset class="choices">
        <legend class="only-read">{t('administration.bulk-filter')}</legend>
        {present.map((one) => (
          <label key={one} class="option">
            <input
              type="radio"
              name="outcome"
              checked={one === outcome}
              onChange={() => {
                follow(undefined)
                choose(one)
              }}
            />
            <span>
              {t(`administration.bulk-outcome-${one}`)} ({counts[one]})
            </span>
          </label>
        ))}
      </fieldset>
      <Loading loaded={loaded}>
        {({ items, next }) => (
          <>
            <ul class="entries">
              {items.map(({ id: person, domain, name, wave, at }) => (
                <li key={person}>
                  <a class="entry-text" href={formatAddress(toPersonAddress(toAccount(name, domain)))}>
                    {name}
                  </a>
                  <span class="entry-state">
                    {[
                      wave !== undefined && t('administration.bulk-in-wave', { wave }),
                      at !== undefined && formatExact(at, language),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
            {after !== undefined && (
              <Button look="quiet" onPress={() => follow(undefined)}>
                {t('administration.bulk-first')}
              </Button>
            )}
            {next !== undefined && (
              <Button look="second" onPress={() => follow(next)}>
                {t('administration.bulk-more')}
              </Button>
            )}
          </>
        )}
      </Loading>
    </section>
  )
}

/** `account@domain` as the person's page is addressed. */
const toAccount = (name: string, domain: string): string =>
  `${domain}\\${name.slice(0, name.length - domain.length - 1)}`
