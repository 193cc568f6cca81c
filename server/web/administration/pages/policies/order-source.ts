import type { Translator } from '../../../../../shared/languages/translator.ts'
import { mapReply } from '../../../../../shared/wizard/wizard-client.ts'
import type { Api } from '../../client.ts'
import type { Versioned } from '../../draft/draft.ts'
import type { HistorySource } from '../../history/history-source.ts'
import { loadPolicies } from '../workflows/load-workflows.ts'

/** The order of the management policies, and its earlier versions. */
export function createOrderSource(api: Api, t: Translator): HistorySource {
  const title = t('administration.configuration.order')
  /** By id. */
  const names: Record<string, string> = {}
  let current: readonly string[] = []
  const open = ({ version, policies }: { version: number; policies: string[] }): Versioned => {
    current = policies
    return { version, value: { policies } }
  }
  return {
    loadForm: async () =>
      mapReply(await loadPolicies(api), (policies) => {
        for (const { id, name } of policies) names[id] = name
        const field = { type: 'array' as const, title, items: { type: 'string' as const, choices: names } }
        return { title, text: '', form: { type: 'object' as const, properties: { policies: field } } }
      }),
    load: async () => mapReply(await api('GET /api/v1/admin/policy-order'), open),
    save: async ({ version, value }) => {
      const policies = orderLike(toIds(value.policies), current)
      return mapReply(await api('PUT /api/v1/admin/policy-order', { version, body: { policies } }), open)
    },
    readCurrent: (reply) => open(reply as Parameters<typeof open>[0]),
    listVersions: (after) => api('GET /api/v1/admin/policy-order/versions', { query: after ? { after } : {} }),
    loadVersion: async (version) =>
      mapReply(
        await api('GET /api/v1/admin/policy-order/versions/{version}', { params: { version: String(version) } }),
        ({ content }) => {
          const policies = toIds(content)
          for (const id of policies) names[id] ??= t('administration.policy-gone')
          return { content: { policies } }
        },
      ),
  }
}

/** Content of a version is JSON as it was stored. */
const toIds = (content: unknown): string[] => (Array.isArray(content) ? content.map(String) : [])

/** The policies of today in an earlier order: deleted ones stay deleted, and newer ones follow. */
const orderLike = (earlier: readonly string[], today: readonly string[]): string[] => [
  ...earlier.filter((id) => today.includes(id)),
  ...today.filter((id) => !earlier.includes(id)),
]
