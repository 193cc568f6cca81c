import { Button } from '../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../routes/operations.ts'
import { formatExact } from '../../exact-time.ts'
import { formatAddress, toAddress } from '../address.ts'
import { useFormTools } from '../form/form-context.ts'
import { Loading, useLoaded } from '../loading.tsx'
import type { PageProps } from '../section.ts'
import { useRequest } from '../use-request.ts'

type Job = AdminApi['GET /api/v1/admin/jobs']['reply']['items'][number]

/** Of a task that runs or is about to. */
const refreshMs = 2000

/** Every scheduled task with what it does now, when it ran and when it runs next. */
export function JobsPage({ api, language }: PageProps) {
  const t = useTranslator()
  const { isReadOnly } = useFormTools()
  const { problem, send } = useRequest()
  const loaded = useLoaded(
    () => api('GET /api/v1/admin/jobs'),
    [language],
    ({ items }) => (items.some(({ status }) => status.state !== 'idle') ? refreshMs : undefined),
  )

  const run = (id: string) =>
    send(() => api('POST /api/v1/admin/jobs/{id}/run', { params: { id } }), loaded.reload, loaded.reload)

  return (
    <>
      <PageHeading title={t('administration.scheduled')} />
      {problem && <Notice tone="bad" alert text={problem.text} />}
      <Loading loaded={loaded}>
        {({ items }) => (
          <ul class="entries">
            {items.map((job) => (
              <li key={job.id}>
                <div class="entry-text">
                  <a href={formatAddress(toAddress(['scheduled', job.id]))}>{job.name}</a>
                  <p class="entry-state">{job.description}</p>
                  <p class="entry-state" role="status">
                    <JobState job={job} language={language} />
                  </p>
                </div>
                {!isReadOnly && (
                  <Button look="second" busy={job.status.state !== 'idle'} onPress={() => void run(job.id)}>
                    {t('administration.run-now')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loading>
    </>
  )
}

function JobState({ job: { status, enabled }, language }: { job: Job; language: string }) {
  const t = useTranslator()
  const at = (moment: string | undefined) => (moment === undefined ? '' : formatExact(moment, language))
  const { state, done = 0, of = 0, lastResult, lastEndedAt, nextAt } = status
  if (state === 'waiting') return <>{t('administration.job-waiting')}</>
  if (state === 'running') return <>{t('administration.job-running', { done, of })}</>
  return (
    <>
      {lastResult?.outcome === 'failed' &&
        t('administration.job-failed', { at: at(lastEndedAt), code: lastResult.code ?? '' })}
      {lastResult?.outcome === 'done' && t('administration.job-done', { at: at(lastEndedAt), done: lastResult.done })}{' '}
      {enabled ? t('administration.job-idle', { at: at(nextAt) }) : t('administration.job-off')}
    </>
  )
}
