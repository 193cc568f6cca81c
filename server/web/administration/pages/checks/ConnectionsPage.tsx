import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { PageProps } from '../../section.ts'
import { CheckPanel } from './CheckPanel.tsx'
import { EnvironmentList } from './EnvironmentList.tsx'

/** The directory: its controllers and what the service account may do there, tested at a press; the environment names it. */
export function ConnectionsPage({ api, language }: PageProps) {
  const t = useTranslator()
  return (
    <>
      <PageHeading title={t('administration.connections')} />
      <p class="page-text">{t('administration.connections-text')}</p>
      <CheckPanel api={api} id="directory" />
      <EnvironmentList api={api} language={language} accepts={({ name }) => variables.includes(name)} />
    </>
  )
}

const variables = [
  'LATCHKEY_DIRECTORY',
  'LATCHKEY_DIRECTORY_BASE',
  'LATCHKEY_DIRECTORY_BIND_DN',
  'LATCHKEY_DIRECTORY_BIND_PASSWORD',
  'LATCHKEY_DIRECTORY_CA_FILE',
]
