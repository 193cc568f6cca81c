import { PageHeading } from '../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { formatAddress, toAddress } from '../address.ts'
import { ResourcePage } from '../draft/ResourcePage.tsx'
import { HistoryPage } from '../history/HistoryPage.tsx'
import type { PageProps } from '../section.ts'
import { ApiKeysPage } from './access/ApiKeysPage.tsx'
import { EncryptionKeysPage } from './access/EncryptionKeysPage.tsx'
import { StaffPage } from './access/StaffPage.tsx'
import { createSettingsSource } from './settings-source.ts'

const pages = ['roles', 'keys', 'staff', 'encryption'] as const

/** `access`, `access/roles`, `access/roles/history`, `access/keys`, `access/encryption` and `access/staff/j.lindqvist`. */
export function AccessPages(props: PageProps) {
  const [page, rest] = props.parts
  if (page === 'keys') return <ApiKeysPage {...props} />
  if (page === 'encryption') return <EncryptionKeysPage {...props} />
  if (page === 'staff') return <StaffPage key={rest} {...props} who={rest} />
  if (page !== 'roles') return <AccessList />
  const resource = { source: createSettingsSource(props.api, 'administration'), own: ['access', 'roles'] }
  return rest === 'history' ? <HistoryPage {...props} {...resource} /> : <ResourcePage {...props} {...resource} />
}

function AccessList() {
  const t = useTranslator()
  return (
    <>
      <PageHeading title={t('administration.access')} />
      <ul class="entries">
        {pages.map((page) => (
          <li key={page}>
            <a href={formatAddress(toAddress(['access', page]))}>{t(`administration.access-${page}`)}</a>
            <span class="entry-text">{t(`administration.access-${page}-text`)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
