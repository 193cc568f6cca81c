import './audit.css'
import { useState } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { mapReply } from '../../../../../shared/wizard/wizard-client.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import { formatExact } from '../../../exact-time.ts'
import { formatAddress, toAddress } from '../../address.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { useRequest } from '../../use-request.ts'
import { FilterForm } from './FilterForm.tsx'
import { type Filters, readFilters, toExportLink } from './filters.ts'
import { Verification } from './Verification.tsx'

type Found = AdminApi['GET /api/v1/admin/audit']['reply']
type Event = Found['items'][number]

/** The audit log, newest first: what is looked for is in the address, so that it can be sent to a colleague. */
export function AuditPage(props: PageProps) {
  const { api, address, language } = props
  const t = useTranslator()
  const filters = readFilters(address.current.value.filters)
  const asked = JSON.stringify(filters)
  // What was found before stays in sight until the reply to what is asked now is there.
  const loaded = useLoaded(
    async () =>
      mapReply(await api('GET /api/v1/admin/audit', { query: filters }), (first) => ({ asked, filters, first })),
    [language, asked],
  )
  // What an address names may be no date: a colleague shortened it, or typed it by hand.
  const refused = loaded.problem?.problems ?? []
  return (
    <>
      <PageHeading title={t('administration.audit')} />
      <Verification {...props} />
      <FilterForm
        key={asked}
        api={api}
        language={language}
        filters={filters}
        refused={refused}
        onSearch={(chosen) => address.open(toAddress(['audit'], chosen))}
      />
      {refused.length === 0 && (
        <>
          <p class="page-links">
            {(['csv', 'jsonl'] as const).map((format) => (
              <a key={format} href={toExportLink(format, filters)} download>
                {t(`administration.audit-export-${format}`)}
              </a>
            ))}
          </p>
          <Loading loaded={loaded}>{(found) => <Events key={found.asked} {...props} {...found} />}</Loading>
        </>
      )}
    </>
  )
}

function Events({ api, language, first, filters }: PageProps & { first: Found; filters: Filters }) {
  const t = useTranslator()
  const { busy, problem, send } = useRequest()
  const [found, show] = useState(first)
  const more = () =>
    send(
      () => api('GET /api/v1/admin/audit', { query: { ...filters, after: found.next } }),
      (page) => show({ ...page, items: [...found.items, ...page.items] }),
    )
  return (
    <>
      <p role="status">
        {t('administration.audit-found', { count: found.items.length })}{' '}
        {found.lookedBackTo !== undefined &&
          t('administration.audit-looked-back', { at: formatExact(found.lookedBackTo, language) })}
      </p>
      <ol class="entries audit-events">
        {found.items.map((event) => (
          <li key={`${event.node} ${event.sequence}`}>
            <EventEntry event={event} language={language} />
          </li>
        ))}
      </ol>
      {problem && <Notice tone="bad" alert text={problem.text} />}
      {found.next !== undefined && (
        <Button look="second" busy={busy} onPress={() => void more()}>
          {t('administration.audit-more')}
        </Button>
      )}
    </>
  )
}

function EventEntry({ event, language }: { event: Event; language: string }) {
  const t = useTranslator()
  const { at, title, detail, person, operator, run, address, data, texts, node, sequence } = event
  return (
    <>
      <time dateTime={at}>{formatExact(at, language)}</time>
      <div class="entry-text">
        <strong>{title}</strong>
        {detail !== undefined && ` · ${detail}`}
        <p class="entry-state">
          {person && (person.name ?? t('administration.audit-no-name', { id: person.id }))}
          {operator &&
            operator.id !== person?.id &&
            ` · ${t('administration.audit-by', { name: operator.name ?? operator.id })}`}
          {address !== undefined && ` · ${address}`}
        </p>
        <details>
          <summary>{t('administration.audit-details')}</summary>
          <pre class="audit-data">
            {JSON.stringify({ event: event.event, node, sequence, ...data, texts }, undefined, 2)}
          </pre>
        </details>
      </div>
      {run !== undefined && (
        <a
          href={formatAddress(toAddress(['audit', run]))}
          aria-label={`${t('administration.audit-run')}: ${title}, ${formatExact(at, language)}`}
        >
          {t('administration.audit-run')}
        </a>
      )}
    </>
  )
}
