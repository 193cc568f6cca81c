import { useState } from 'preact/hooks'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatExact } from '../../../exact-time.ts'
import { formatAddress, toAddress } from '../../address.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { RunSteps } from '../audit/AuditRun.tsx'
import type { PersonRecord } from './person-record.ts'

type PersonEvent = PersonRecord['events'][number]

/** What happened to the person in 90 days, newest first; a task opens to its steps, told in sentences. */
export function PersonHistory({ events, ...page }: PageProps & { events: readonly PersonEvent[] }) {
  const t = useTranslator()
  // A task is told once, by its end or by what is known of it last.
  const seen = new Set<string>()
  const shown = events.filter(({ run }) => run === undefined || (!seen.has(run) && seen.add(run)))
  return (
    <section>
      <h2 class="section-title">{t('administration.person-events')}</h2>
      {events.length === 0 && <p>{t('administration.person-events-none')}</p>}
      <ul class="entries versions">
        {shown.map((event, index) => (
          <li key={event.run ?? index}>
            {event.run === undefined ? (
              <Line event={event} language={page.language} />
            ) : (
              <RunDetails {...page} event={event} run={event.run} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({ event: { at, event, workflow = '' }, language }: { event: PersonEvent; language: string }) {
  const t = useTranslator()
  return (
    <>
      <time dateTime={at}>{formatExact(at, language)}</time>
      <span class="entry-text">{t(`administration.happened-${event}`, { task: workflow })}</span>
    </>
  )
}

function RunDetails({ event, run, ...page }: PageProps & { event: PersonEvent; run: string }) {
  const [isOpen, open] = useState(false)
  return (
    <details class="entry-text" onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>
        <Line event={event} language={page.language} />
      </summary>
      {isOpen && <LoadedSteps {...page} run={run} />}
    </details>
  )
}

function LoadedSteps({ api, language, run }: PageProps & { run: string }) {
  const t = useTranslator()
  const loaded = useLoaded(() => api('GET /api/v1/admin/audit/runs/{run}', { params: { run } }), [language, run])
  return (
    <>
      <Loading loaded={loaded}>{({ steps }) => <RunSteps steps={steps} language={language} />}</Loading>
      <p class="page-links">
        <a href={formatAddress(toAddress(['audit', run]))}>{t('administration.audit-run')}</a>
      </p>
    </>
  )
}
