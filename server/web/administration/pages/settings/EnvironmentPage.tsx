import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { PageProps } from '../../section.ts'
import { EnvironmentList } from '../checks/EnvironmentList.tsx'
import { SettingsLinks } from './SettingsLinks.tsx'

/** Everything that only the environment of the server sets, to be read. */
export function EnvironmentPage({ api, language }: PageProps) {
  const t = useTranslator()
  return (
    <>
      <PageHeading title={t('administration.settings-environment')} />
      <SettingsLinks />
      <EnvironmentList api={api} language={language} />
    </>
  )
}
