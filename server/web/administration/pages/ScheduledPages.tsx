import { ResourcePage } from '../draft/ResourcePage.tsx'
import { HistoryPage } from '../history/HistoryPage.tsx'
import type { PageProps } from '../section.ts'
import { JobsPage } from './JobsPage.tsx'
import { createJobSource } from './jobs-source.ts'
import { NextRuns } from './NextRuns.tsx'

/** `scheduled`, `scheduled/clean-up` and `scheduled/clean-up/history`. */
export function ScheduledPages(props: PageProps) {
  const [id, page] = props.parts
  if (id === undefined) return <JobsPage {...props} />
  const resource = { source: createJobSource(props.api, id), own: ['scheduled', id] }
  if (page === 'history') return <HistoryPage {...props} {...resource} />
  return (
    <ResourcePage
      key={id}
      {...props}
      {...resource}
      beside={({ value: { cron, timeZone } }) => (
        <NextRuns {...props} cron={String(cron ?? '')} timeZone={String(timeZone ?? 'UTC')} />
      )}
    />
  )
}
