import { mapReply } from '../../../../shared/wizard/wizard-client.ts'
import type { Api } from '../client.ts'
import type { Versioned } from '../draft/draft.ts'
import type { JsonObject } from '../form/value.ts'
import type { HistorySource } from '../history/history-source.ts'

/** A management policy, and its earlier versions. */
export function createPolicySource(api: Api, id: string): HistorySource {
  const params = { id }
  // What the server adds to a policy is not edited.
  const toVersioned = ({ id: _, version, warnings: __, ...value }: PolicyReply): Versioned => ({ version, value })
  const read = (reply: { version: number }) => toVersioned(reply as PolicyReply)
  return {
    loadForm: () => api('GET /api/v1/admin/policies/{id}/form', { params }),
    load: async () => mapReply(await api('GET /api/v1/admin/policies/{id}', { params }), read),
    save: async ({ version, value }) =>
      mapReply(await api('PUT /api/v1/admin/policies/{id}', { params, version, body: value }), read),
    readCurrent: read,
    listVersions: (after) => api('GET /api/v1/admin/policies/{id}/versions', { params, query: after ? { after } : {} }),
    loadVersion: (version) =>
      api('GET /api/v1/admin/policies/{id}/versions/{version}', { params: { id, version: String(version) } }),
  }
}

/** JSON as it came: the types of its fields are the server's to check. */
type PolicyReply = JsonObject & { id: string; version: number }
