import { mapReply } from '../../../../../shared/wizard/wizard-client.ts'
import type { Api } from '../../client.ts'
import type { Versioned } from '../../draft/draft.ts'
import { isObject, type JsonObject } from '../../form/value.ts'
import type { HistorySource } from '../../history/history-source.ts'

/** The own texts of a mail template, and their earlier versions. Without any the supplied ones hold. */
export function createTemplateSource(api: Api, id: string): HistorySource {
  const params = { id }
  const toVersioned = ({ version, own }: { version: number; own: object }): Versioned => ({
    version,
    value: own as JsonObject,
  })
  return {
    loadForm: () => api('GET /api/v1/admin/templates/{id}/form', { params }),
    load: async () => mapReply(await api('GET /api/v1/admin/templates/{id}', { params }), toVersioned),
    async save({ version, value }) {
      const wordings = listOwnTexts(value)
      const reply =
        Object.keys(wordings).length === 0
          ? await api('DELETE /api/v1/admin/templates/{id}', { params, version })
          : await api('PUT /api/v1/admin/templates/{id}', { params, version, body: { wordings } })
      // The server names fields of what it was sent; the form has no part around them.
      if (!reply.ok && reply.problem.problems) {
        const problems = reply.problem.problems.map((one) => ({ ...one, path: one.path.replace(/^wordings\./, '') }))
        return { ok: false, problem: { ...reply.problem, problems } }
      }
      return mapReply(reply, toVersioned)
    },
    readCurrent: (current) => toVersioned(current as Parameters<typeof toVersioned>[0]),
    listVersions: (after) =>
      api('GET /api/v1/admin/templates/{id}/versions', { params, query: after ? { after } : {} }),
    loadVersion: (version) =>
      api('GET /api/v1/admin/templates/{id}/versions/{version}', { params: { id, version: String(version) } }),
  }
}

/** Without the languages in which nothing is written. */
export const listOwnTexts = (value: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(value).filter(([, own]) => isObject(own) && (own.subject !== undefined || own.text !== undefined)),
  )
