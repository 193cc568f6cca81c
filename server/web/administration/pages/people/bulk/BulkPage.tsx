import { useState } from 'preact/hooks'
import { Button } from '../../../../../../shared/ui/Button.tsx'
import { ConfirmDialog } from '../../../../../../shared/ui/ConfirmDialog.tsx'
import { Notice } from '../../../../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../../shared/wizard/use-translator.ts'
import { formatExact } from '../../../../exact-time.ts'
import { FactList } from '../../../../FactList.tsx'
import { formatAddress, toAddress } from '../../../address.ts'
import { useFormTools } from '../../../form/form-context.ts'
import { Loading, useLoaded } from '../../../loading.tsx'
import type { PageProps } from '../../../section.ts'
import { useRequest } from '../../../use-request.ts'
import { BulkPeople } from './BulkPeople.tsx'
import { type BulkDetails, describeState, isGoingOn, readProgress } from './bulk.ts'
import { isEmptySide, ScopeLines } from './ScopeLines.tsx'

const refreshMs = 3_000

/** One bulk operation: how far it is, who is left, and the ways to hold and end it. */
export function BulkPage(props: PageProps & { id: string }) {
  const { api, language, id } = props
  const t = useTranslator()
  const loaded = useLoaded(
    () => api('GET /api/v1/admin/bulk-operations/{id}', { params: { id } }),
    [id],
    (operation) => (isGoingOn(operation) ? refreshMs : undefined),
  )
  return (
    <>
      <nav class="page-links">
        <a href={formatAddress(toAddress(['people', 'bulk']))}>{t('administration.bulk')}</a>
      </nav>
      <Loading loaded={loaded} isWholePage>
        {(operation) => (
          <>
            <PageHeading title={operation.name} />
            <State operation={operation} language={language} />
            <BulkControls {...props} operation={operation} onChange={loaded.reload} />
            <BulkPeople {...props} operation={operation} />
            <Plan operation={operation} language={language} />
          </>
        )}
      </Loading>
    </>
  )
}

function State({ operation, language }: { operation: BulkDetails; language: string }) {
  const t = useTranslator()
  const { done, all } = readProgress(operation)
  return (
    <>
      <p role="status">
        {t(`administration.bulk-kind-${operation.kind}`)}. {describeState(operation, t, language, new Date())}
      </p>
      {operation.problem !== undefined && (
        <Notice tone="warn" text={t(`administration.bulk-problem-${toProblem(operation.problem)}`)} />
      )}
      {operation.isSwitchedOff && isGoingOn(operation) && (
        <Notice tone="warn" text={t('administration.bulk-off')}>
          <a href={formatAddress(toAddress(['scheduled', 'bulk-operations']))}>{t('administration.bulk-off-link')}</a>
        </Notice>
      )}
      {all > 0 && (
        <p class="field">
          <progress aria-label={t('administration.bulk-people')} value={done} max={all} />
          <span>{t('administration.bulk-progress', { done, all })}</span>
        </p>
      )}
    </>
  )
}

const problems = ['author-not-admitted', 'directory-unreachable', 'not-permitted'] as const
const toProblem = (code: string) => problems.find((one) => one === code) ?? 'directory-unreachable'

function BulkControls({
  api,
  operation,
  onChange,
}: Pick<PageProps, 'api'> & { operation: BulkDetails; onChange(): void }) {
  const t = useTranslator()
  const { isReadOnly } = useFormTools()
  const { busy, problem, send } = useRequest()
  const [isAsking, ask] = useState(false)
  const { id, status } = operation
  const call = { params: { id } }
  const left = readProgress(operation)
  if (isReadOnly || status === 'done' || status === 'stopped') return null
  return (
    <>
      {problem && <Notice tone="bad" alert text={problem.text} />}
      <div class="buttons">
        {status === 'paused' ? (
          <Button
            look="primary"
            busy={busy}
            onPress={() =>
              void send(() => api('POST /api/v1/admin/bulk-operations/{id}/resume', call), onChange, onChange)
            }
          >
            {t('administration.bulk-resume')}
          </Button>
        ) : (
          <Button
            look="second"
            busy={busy}
            onPress={() =>
              void send(() => api('POST /api/v1/admin/bulk-operations/{id}/pause', call), onChange, onChange)
            }
          >
            {t('administration.bulk-pause')}
          </Button>
        )}
        <Button look="second" busy={busy} onPress={() => ask(true)}>
          {t('administration.bulk-stop')}
        </Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t('administration.bulk-stop-title')}
          text={t('administration.bulk-stop-text', { done: left.done, left: left.all - left.done })}
          keepLabel={t('administration.keep')}
          confirmLabel={t('administration.bulk-stop')}
          onKeep={() => ask(false)}
          onConfirm={() => {
            ask(false)
            void send(() => api('POST /api/v1/admin/bulk-operations/{id}/stop', call), onChange, onChange)
          }}
        />
      )}
    </>
  )
}

/** Whom it is about, how it goes on, and who answers for it. */
function Plan({ operation, language }: { operation: BulkDetails; language: string }) {
  const t = useTranslator()
  const { scope, waveSize, pauseMinutes, mail, message, by, createdAt, startAt } = operation
  return (
    <section>
      <h2 class="section-title">{t('administration.bulk-plan')}</h2>
      <FactList
        facts={[
          { name: t('administration.bulk-scope'), value: <ScopeLines {...scope} /> },
          {
            name: t('administration.bulk-exclude'),
            value: !isEmptySide(scope.exclude) && <ScopeLines {...scope.exclude} />,
          },
          {
            name: t('administration.bulk-waves'),
            value: t('administration.bulk-waves-of', { waveSize, pauseMinutes }),
          },
          {
            name: t('administration.bulk-mail'),
            value: t(mail ? 'administration.bulk-told' : 'administration.bulk-not-told'),
          },
          { name: t('administration.bulk-message'), value: message },
          { name: t('administration.bulk-by'), value: by },
          {
            name: t('administration.bulk-started'),
            value: formatExact(startAt > createdAt ? startAt : createdAt, language),
          },
        ]}
      />
    </section>
  )
}
