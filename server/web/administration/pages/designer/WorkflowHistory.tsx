import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { Api } from '../../client.ts'
import { HistoryPage } from '../../history/HistoryPage.tsx'
import type { HistorySource } from '../../history/history-source.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { loadActivities, loadTogether } from '../workflows/load-workflows.ts'
import { toDefinition, toValue } from './designer-source.ts'
import { createPartsSchema, toParts } from './workflow-parts.ts'

/** The versions of a workflow, each with what it changed and the way back to it. */
export function WorkflowHistory(props: PageProps & { policy: string; workflow: string }) {
  const { api, language, policy, workflow } = props
  const t = useTranslator()
  const params = { policy, workflow }
  const loaded = useLoaded(
    () =>
      loadTogether({
        activities: loadActivities(api),
        about: api('GET /api/v1/admin/workflows/{policy}/{workflow}/draft', { params }),
      }),
    [policy, workflow, language],
  )
  return (
    <Loading loaded={loaded} isWholePage>
      {({ activities, about }) => (
        <HistoryPage
          {...props}
          source={createVersionsSource(api, params, { title: about.title, product: t('administration.by-product') })}
          own={['workflows', policy, workflow]}
          toCompared={(before, after) => {
            // The first version has none before it.
            const versions = [before, after].filter((one) => 'activities' in one).map(toDefinition)
            const partsOf = (one: typeof before) => ('activities' in one ? toParts(toDefinition(one)) : {})
            return {
              schema: createPartsSchema(t, versions, activities),
              before: partsOf(before),
              after: partsOf(after),
            }
          }}
        />
      )}
    </Loading>
  )
}

/** The published versions: restoring one publishes it again. */
function createVersionsSource(
  api: Api,
  params: { policy: string; workflow: string },
  { title, product }: { title: string; product: string },
): HistorySource {
  return {
    loadForm: async () => ({ ok: true, value: { title, text: '', form: { type: 'object', properties: {} } } }),
    async load() {
      const reply = await api('GET /api/v1/admin/workflows/{policy}/{workflow}', { params })
      return reply.ok
        ? { ok: true, value: { version: reply.value.version, value: toValue(reply.value.definition) } }
        : reply
    },
    async save({ version, value }) {
      const body = { definition: toDefinition(value) }
      const reply = await api('PUT /api/v1/admin/workflows/{policy}/{workflow}', { params, version, body })
      return reply.ok
        ? { ok: true, value: { version: reply.value.version, value: toValue(reply.value.definition) } }
        : reply
    },
    readCurrent: (current) => ({ version: current.version, value: {} }),
    async listVersions(after) {
      const reply = await api('GET /api/v1/admin/workflows/{policy}/{workflow}/versions', {
        params,
        query: after ? { after } : {},
      })
      if (!reply.ok) return reply
      const items = reply.value.items.map(({ version, publishedAt, by = product, withdrawn }) => ({
        version,
        action: withdrawn ? 'deleted' : 'changed',
        at: publishedAt,
        by,
      }))
      return { ok: true, value: { items, next: reply.value.next } }
    },
    async loadVersion(version) {
      const reply = await api('GET /api/v1/admin/workflows/{policy}/{workflow}/versions/{version}', {
        params: { ...params, version: String(version) },
      })
      // A version that withdraws the workflow has no content.
      if (!reply.ok && reply.problem.code === 'not-found') return { ok: true, value: { content: null } }
      return reply.ok ? { ok: true, value: { content: reply.value.definition } } : reply
    },
  }
}
