import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatAddress } from '../../address.ts'
import type { PageProps } from '../../section.ts'
import { PolicyEntries } from '../policies/PolicyEntries.tsx'
import { listsAddress } from './destinations.ts'

/** The password rules of every policy in a line each, and the way to the lists that they search. */
export function PasswordRulesPage({ api, language }: PageProps) {
  const t = useTranslator()
  return (
    <>
      <PageHeading title={t('administration.password-rules')} />
      <p class="page-text">{t('administration.password-rules-text')}</p>
      <nav class="page-links">
        <a href={formatAddress(listsAddress)}>{t('administration.password-lists')}</a>
      </nav>
      <PolicyEntries api={api} page="password-rules" language={language}>
        {({ rules }) =>
          rules.length === 0 ? t('administration.password-rules-none') : rules.map(({ name }) => name).join(' · ')
        }
      </PolicyEntries>
    </>
  )
}
