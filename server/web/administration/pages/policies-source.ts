import type { Api } from '../client.ts'
import type { Versioned } from '../draft/draft.ts'
import type { JsonObject } from '../form/value.ts'
import type { HistorySource } from '../history/history-source.ts'

/** A management policy, and its earlier versions. */
export function createPolicySource(api: Api, id: string): HistorySource {
  const params = { id }
  // What the server adds to a policy is not edited.
  const toVersioned = ({ id: _, version, warnings: __, ...value }: PolicyReply): Versioned => ({ version, value })
  return {
    loadForm: () => api('GET /api/v1/admin/policies/{id}/form', { params }),
    async load() {
      const reply = await api('GET /api/v1/admin/policies/{id}', { params })
      return reply.ok ? { ok: true, value: toVersioned(reply.value as unknown as PolicyReply) } : reply
    },
    async save({ version, value }) {
      const reply = await api('PUT /api/v1/admin/policies/{id}', { params, version, body: value })
      return reply.ok ? { ok: true, value: toVersioned(reply.value as unknown as PolicyReply) } : reply
    },
    readCurrent: (current) => toVersioned(current as PolicyReply),
    listVersions: (after) => api('GET /api/v1/admin/policies/{id}/versions', { params, query: after ? { after } : {} }),
    loadVersion: (version) =>
      api('GET /api/v1/admin/policies/{id}/versions/{version}', { params: { id, version: String(version) } }),
  }
}

/** JSON as it came: the types of its fields are the server's to check. */
type PolicyReply = JsonObject & { id: string; version: number }
