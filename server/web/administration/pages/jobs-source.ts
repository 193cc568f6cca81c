import { mapReply } from '../../../../shared/wizard/wizard-client.ts'
import type { Api } from '../client.ts'
import type { Versioned } from '../draft/draft.ts'
import type { JsonObject } from '../form/value.ts'
import type { HistorySource } from '../history/history-source.ts'

/** What an administrator sets for a scheduled task, and its earlier versions. */
export function createJobSource(api: Api, id: string): HistorySource {
  const params = { id }
  const toVersioned = ({ version, cron, timeZone, enabled, node, settings }: JobReply): Versioned => ({
    version,
    value: { cron, timeZone, enabled, ...(node !== undefined && { node }), settings: settings as JsonObject },
  })
  return {
    loadForm: () => api('GET /api/v1/admin/jobs/{id}/form', { params }),
    load: async () => mapReply(await api('GET /api/v1/admin/jobs/{id}', { params }), toVersioned),
    save: async ({ version, value }) =>
      mapReply(await api('PUT /api/v1/admin/jobs/{id}', { params, version, body: value }), toVersioned),
    readCurrent: (current) => toVersioned(current as JobReply),
    listVersions: (after) => api('GET /api/v1/admin/jobs/{id}/versions', { params, query: after ? { after } : {} }),
    loadVersion: (version) =>
      api('GET /api/v1/admin/jobs/{id}/versions/{version}', { params: { id, version: String(version) } }),
  }
}

interface JobReply {
  version: number
  cron: string
  timeZone: string
  enabled: boolean
  node?: string
  settings: Record<string, unknown>
}
