import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { PageProps } from '../../section.ts'
import { CheckPanel } from '../checks/CheckPanel.tsx'
import { EnvironmentList } from '../checks/EnvironmentList.tsx'
import { MailLinks } from './MailLinks.tsx'

/** The mail servers in the order in which they are tried, each tested at a press; the environment names them. */
export function MailServersPage({ api, language }: PageProps) {
  const t = useTranslator()
  return (
    <>
      <PageHeading title={t('administration.mail-servers')} />
      <MailLinks />
      <p class="page-text">{t('administration.mail-servers-text')}</p>
      <CheckPanel api={api} id="mail" />
      <EnvironmentList api={api} language={language} accepts={({ name }) => name === 'LATCHKEY_SMTP'} />
    </>
  )
}
