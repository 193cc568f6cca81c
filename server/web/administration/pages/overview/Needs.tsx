import type { MessageKey } from '../../../../../shared/languages/keys.ts'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import { formatExact } from '../../../exact-time.ts'
import { type Address, formatAddress, toAddress } from '../../address.ts'

type Need = AdminApi['GET /api/v1/admin/overview']['reply']['needs'][number]

/** What waits for an administrator, each with the way to where it is mended. */
export function Needs({ needs, language }: { needs: readonly Need[]; language: string }) {
  const t = useTranslator()
  return (
    <section>
      <h2 class="section-title">{t('administration.needs')}</h2>
      {needs.length === 0 && <p>{t('administration.needs-nothing')}</p>}
      <ul class="entries">
        {needs.map(({ code, id, count = 0, title = '', at }) => (
          <li key={code + (id ?? title)}>
            <span class="entry-text">
              {t(`administration.need-${code}`, {
                count,
                title,
                time: at === undefined ? '' : formatExact(at, language),
              })}
            </span>
            {id !== undefined && (
              <a href={formatAddress(toAddress(['people', 'bulk', id]))}>{t('administration.bulk-open')}</a>
            )}
            {pages[code] && (
              <a href={formatAddress(pages[code])}>{t(linkTexts[code] ?? 'administration.change-setting')}</a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Where a need is mended; the others say themselves what to do. */
const pages: Partial<Record<Need['code'], Address>> = {
  'certificate-of-directory': toAddress(['connections']),
  'job-failed': toAddress(['scheduled']),
  'jobs-overdue': toAddress(['scheduled']),
  'mails-given-up': toAddress(['mail', 'outbox']),
  'mails-waiting': toAddress(['mail', 'outbox']),
  'role-group-missing': toAddress(['access', 'roles']),
  'second-factor-off': toAddress(['settings', 'staff'], { field: 'secondFactor' }),
}

const linkTexts: Partial<Record<Need['code'], MessageKey>> = {
  'certificate-of-directory': 'administration.check',
  'mails-given-up': 'administration.see-outbox',
  'mails-waiting': 'administration.see-outbox',
}
