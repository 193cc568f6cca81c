import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { formatWithWeekday } from '../../exact-time.ts'
import { useLoaded } from '../loading.tsx'
import type { PageProps } from '../section.ts'

interface NextRunsProps extends Pick<PageProps, 'api' | 'language'> {
  cron: string
  timeZone: string
}

/** The next three moments of a timetable that is being edited, in the administrator's own time zone. */
export function NextRuns({ api, language, cron, timeZone }: NextRunsProps) {
  const t = useTranslator()
  const { value } = useLoaded(() => api('GET /api/v1/admin/timetable', { query: { cron, timeZone } }), [cron, timeZone])
  const moments = value?.moments.map((moment) => formatWithWeekday(moment, language)).join(' · ') ?? '…'
  return (
    <p class="page-text" role="status">
      {t('administration.next-runs', { moments })}
    </p>
  )
}
