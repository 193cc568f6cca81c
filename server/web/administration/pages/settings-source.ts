import { mapReply } from '../../../../shared/wizard/wizard-client.ts'
import type { Api } from '../client.ts'
import type { Versioned } from '../draft/draft.ts'
import type { JsonObject } from '../form/value.ts'
import type { HistorySource } from '../history/history-source.ts'

/** The settings of one name: what is edited, and its earlier versions. */
export function createSettingsSource(api: Api, name: string): HistorySource {
  const params = { name }
  const toVersioned = ({ version, settings }: { version: number; settings: Record<string, unknown> }): Versioned => ({
    version,
    value: settings as JsonObject,
  })
  return {
    loadForm: () => api('GET /api/v1/admin/settings/{name}/form', { params }),
    load: async () => mapReply(await api('GET /api/v1/admin/settings/{name}', { params }), toVersioned),
    save: async ({ version, value }) =>
      mapReply(await api('PUT /api/v1/admin/settings/{name}', { params, version, body: value }), toVersioned),
    readCurrent: (current) => toVersioned(current as Parameters<typeof toVersioned>[0]),
    listVersions: (after) =>
      api('GET /api/v1/admin/settings/{name}/versions', { params, query: after ? { after } : {} }),
    loadVersion: (version) =>
      api('GET /api/v1/admin/settings/{name}/versions/{version}', { params: { name, version: String(version) } }),
  }
}
