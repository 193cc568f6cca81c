import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatDay, formatExact } from '../../../exact-time.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'

/** What was written to the person, and whether it went out. */
export function PersonMails({
  api,
  language,
  person: { id, domain },
}: PageProps & { person: { id: string; domain: string } }) {
  const t = useTranslator()
  const loaded = useLoaded(
    () => api('GET /api/v1/admin/people/{id}/mails', { params: { id }, query: { domain } }),
    [id, language],
  )
  return (
    <section>
      <h2 class="section-title">{t('administration.person-mails')}</h2>
      <Loading loaded={loaded}>
        {({ items, lookedBackTo }) => (
          <>
            {items.length === 0 && <p>{t('administration.person-mails-none')}</p>}
            <ul class="entries">
              {items.map((mail) => (
                <li key={mail.id}>
                  <time dateTime={mail.createdAt}>{formatExact(mail.createdAt, language)}</time>
                  <span class="entry-text">
                    {mail.subject ?? mail.template}
                    {mail.lastError !== undefined && mail.status !== 'sent' && (
                      <p class="entry-state">{t('administration.outbox-reason', { reason: mail.lastError })}</p>
                    )}
                  </span>
                  <span class="entry-state">
                    {mail.status === 'sent' && t('administration.person-mail-sent')}
                    {mail.status === 'waiting' && t('administration.person-mail-waiting')}
                    {mail.status === 'given-up' && t('administration.outbox-gave-up', { count: mail.attempts })}
                  </span>
                </li>
              ))}
            </ul>
            {lookedBackTo !== undefined && (
              <p class="entry-state">
                {t('administration.person-mails-since', { day: formatDay(lookedBackTo, language) })}
              </p>
            )}
          </>
        )}
      </Loading>
    </section>
  )
}
