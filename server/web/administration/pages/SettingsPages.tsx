import { ResourcePage } from '../draft/ResourcePage.tsx'
import { HistoryPage } from '../history/HistoryPage.tsx'
import type { PageProps } from '../section.ts'
import { SettingsListPage } from './SettingsListPage.tsx'
import { createSettingsSource } from './settings-source.ts'

/** `settings`, `settings/site` and `settings/site/history`. */
export function SettingsPages(props: PageProps) {
  const [name, page] = props.parts
  if (name === undefined) return <SettingsListPage {...props} />
  const resource = { source: createSettingsSource(props.api, name), own: ['settings', name] }
  return page === 'history' ? (
    <HistoryPage {...props} {...resource} />
  ) : (
    <ResourcePage key={name} {...props} {...resource} />
  )
}
