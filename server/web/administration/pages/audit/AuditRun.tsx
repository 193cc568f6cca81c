import './audit.css'
import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import { formatExact } from '../../../exact-time.ts'
import { formatAddress, toAddress } from '../../address.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'

type RunRecord = AdminApi['GET /api/v1/admin/audit/runs/{run}']['reply']

/** One run step by step, in sentences. */
export function AuditRun({ api, language, run }: PageProps & { run: string }) {
  const t = useTranslator()
  const loaded = useLoaded(() => api('GET /api/v1/admin/audit/runs/{run}', { params: { run } }), [language, run])
  return (
    <>
      <p class="page-links">
        <a href={formatAddress(toAddress(['audit']))}>{t('administration.audit')}</a>
      </p>
      <Loading loaded={loaded} isWholePage>
        {({ title, person, steps }) => (
          <>
            <PageHeading title={title || t('administration.audit-run')} />
            {person?.name !== undefined && (
              <p class="audit-line">
                <a href={formatAddress(toAddress(['audit'], { person: person.name }))}>
                  {t('administration.audit-all-of', { name: person.name })}
                </a>
              </p>
            )}
            <RunSteps steps={steps} language={language} />
          </>
        )}
      </Loading>
    </>
  )
}

/** What happened in a run, oldest first. */
export function RunSteps({ steps, language }: { steps: RunRecord['steps']; language: string }) {
  return (
    <ol class="entries audit-steps">
      {steps.map(({ at, text, isFailure }, index) => (
        <li key={index} data-tone={isFailure ? 'bad' : undefined}>
          <time dateTime={at}>{formatExact(at, language)}</time>
          <span class="entry-text">{text}</span>
        </li>
      ))}
    </ol>
  )
}
