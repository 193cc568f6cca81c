import { useState } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { ConfirmDialog } from '../../../../../shared/ui/ConfirmDialog.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import { formatExact } from '../../../exact-time.ts'
import { toAddress } from '../../address.ts'
import { useFormTools } from '../../form/form-context.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { useRequest } from '../../use-request.ts'
import { MailLinks } from './MailLinks.tsx'

type Mail = AdminApi['GET /api/v1/admin/outbox']['reply']['items'][number]

const statuses = ['waiting', 'given-up', 'sent'] as const

/** Mails by what became of them, newest first: the reason of the last attempt, another attempt, and the way to drop one. */
export function OutboxPage({ api, address, language }: PageProps) {
  const t = useTranslator()
  const { status: wanted } = address.current.value.filters
  const status = statuses.find((one) => one === wanted)
  const [after, follow] = useState<string>()
  const loaded = useLoaded(
    () => api('GET /api/v1/admin/outbox', { query: { ...(status && { status }), ...(after && { after }) } }),
    [status, after, language],
  )
  const { problem, send } = useRequest()
  const { isReadOnly } = useFormTools()
  const [asked, ask] = useState<Mail>()
  const choose = (next: string | undefined) => {
    follow(undefined)
    address.open(toAddress(['mail', 'outbox'], next ? { status: next } : {}), 'replace')
  }
  return (
    <>
      <PageHeading title={t('administration.outbox')} />
      <MailLinks />
      {problem && <Notice tone="bad" alert text={problem.text} />}
      <Loading loaded={loaded}>
        {({ items, counts, next }) => (
          <>
            <fieldset class="choices">
              <legend class="only-read">{t('administration.outbox-filter')}</legend>
              {[undefined, ...statuses].map((one) => (
                <label key={one} class="option">
                  <input type="radio" name="status" checked={one === status} onChange={() => choose(one)} />
                  <span>
                    {one === undefined
                      ? t('administration.outbox-all')
                      : t(`administration.outbox-${one}`, { count: countOf(counts, one) })}
                  </span>
                </label>
              ))}
            </fieldset>
            {items.length === 0 && <p>{t('administration.outbox-empty')}</p>}
            <ul class="entries">
              {items.map((mail) => (
                <li key={mail.id}>
                  <MailLine mail={mail} language={language} />
                  {mail.status !== 'sent' && !isReadOnly && (
                    <>
                      <Button
                        look="second"
                        onPress={() =>
                          void send(
                            () => api('POST /api/v1/admin/outbox/{id}/retry', { params: { id: mail.id } }),
                            loaded.reload,
                            loaded.reload,
                          )
                        }
                      >
                        {t('administration.outbox-retry')}
                      </Button>
                      <Button look="quiet" onPress={() => ask(mail)}>
                        {t('administration.outbox-discard')}
                      </Button>
                    </>
                  )}
                </li>
              ))}
            </ul>
            {after && (
              <Button look="quiet" onPress={() => follow(undefined)}>
                {t('administration.newest')}
              </Button>
            )}
            {next && (
              <Button look="second" onPress={() => follow(next)}>
                {t('administration.older')}
              </Button>
            )}
          </>
        )}
      </Loading>
      {asked && (
        <ConfirmDialog
          title={t('administration.outbox-discard-title', { to: asked.to ?? '' })}
          text={t('administration.outbox-discard-text')}
          keepLabel={t('administration.keep')}
          confirmLabel={t('administration.outbox-discard')}
          onKeep={() => ask(undefined)}
          onConfirm={() => {
            ask(undefined)
            const params = { id: asked.id }
            void send(() => api('DELETE /api/v1/admin/outbox/{id}', { params }), loaded.reload, loaded.reload)
          }}
        />
      )}
    </>
  )
}

const countOf = (counts: AdminApi['GET /api/v1/admin/outbox']['reply']['counts'], status: (typeof statuses)[number]) =>
  counts[status === 'given-up' ? 'givenUp' : status]

function MailLine({ mail, language }: { mail: Mail; language: string }) {
  const t = useTranslator()
  const { status, to, template, attempts, lastError, createdAt, nextAttemptAt, sentAt } = mail
  const at = (moment: string | undefined) => (moment === undefined ? '' : formatExact(moment, language))
  return (
    <div class="entry-text">
      {to ?? t('administration.outbox-unreadable')}
      <p class="entry-state">
        {template} · <time dateTime={createdAt}>{at(createdAt)}</time>
      </p>
      <p class="entry-state">
        {status === 'sent' && t('administration.outbox-sent-at', { at: at(sentAt) })}
        {status === 'waiting' && t('administration.outbox-next', { at: at(nextAttemptAt), count: attempts })}
        {status === 'given-up' && t('administration.outbox-gave-up', { count: attempts })}
        {lastError !== undefined && status !== 'sent' && ` ${t('administration.outbox-reason', { reason: lastError })}`}
      </p>
    </div>
  )
}
