import { ResourcePage } from '../draft/ResourcePage.tsx'
import { HistoryPage } from '../history/HistoryPage.tsx'
import type { PageProps } from '../section.ts'
import { ConfigurationPage } from './settings/ConfigurationPage.tsx'
import { ConfigurationParametersPage } from './settings/ConfigurationParametersPage.tsx'
import { DifferencesPage } from './settings/DifferencesPage.tsx'
import { EnvironmentPage } from './settings/EnvironmentPage.tsx'
import { SettingsListPage } from './settings/SettingsListPage.tsx'
import { createSettingsSource } from './settings-source.ts'

/** `settings`, `settings/configuration-parameters`, `settings/differences`, `settings/configuration`, `settings/environment`, `settings/site` and `settings/site/history`. */
export function SettingsPages(props: PageProps) {
  const [name, page] = props.parts
  if (name === undefined) return <SettingsListPage {...props} />
  if (name === 'configuration-parameters') return <ConfigurationParametersPage {...props} />
  if (name === 'differences') return <DifferencesPage {...props} />
  if (name === 'configuration') return <ConfigurationPage {...props} />
  if (name === 'environment') return <EnvironmentPage {...props} />
  const resource = { source: createSettingsSource(props.api, name), own: ['settings', name] }
  return page === 'history' ? (
    <HistoryPage {...props} {...resource} />
  ) : (
    <ResourcePage key={name} {...props} {...resource} />
  )
}
