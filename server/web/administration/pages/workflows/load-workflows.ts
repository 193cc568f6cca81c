import type { Reply } from '../../../../../shared/wizard/wizard-client.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import type { Api } from '../../client.ts'

export type Workflow = AdminApi['GET /api/v1/admin/workflows']['reply']['items'][number]
export type Activity = AdminApi['GET /api/v1/admin/activities']['reply']['items'][number]
export type Definition = Workflow['definition']
export type PolicyEntry = AdminApi['GET /api/v1/admin/policies']['reply']['items'][number]

/** Every page of a list. */
async function loadAll<Item>(
  load: (after?: string) => Promise<Reply<{ items: Item[]; next?: string }>>,
): Promise<Reply<Item[]>> {
  const items: Item[] = []
  for (let after: string | undefined; ; ) {
    const reply = await load(after)
    if (!reply.ok) return reply
    items.push(...reply.value.items)
    after = reply.value.next
    if (after === undefined) return { ok: true, value: items }
  }
}

export type DraftEntry = AdminApi['GET /api/v1/admin/workflow-drafts']['reply']['items'][number]

const toQuery = (after?: string) => ({ limit: 200, ...(after !== undefined && { after }) })

export const loadActivities = (api: Api): Promise<Reply<Activity[]>> =>
  loadAll((after) => api('GET /api/v1/admin/activities', { query: toQuery(after) }))

export const loadPolicies = (api: Api): Promise<Reply<PolicyEntry[]>> =>
  loadAll((after) => api('GET /api/v1/admin/policies', { query: toQuery(after) }))

/** Of one policy, or of all. */
export const loadWorkflows = (api: Api, policy?: string): Promise<Reply<Workflow[]>> =>
  loadAll((after) =>
    api('GET /api/v1/admin/workflows', { query: { ...(policy !== undefined && { policy }), ...toQuery(after) } }),
  )

/** Of every policy, also of deleted ones. */
export const loadDrafts = (api: Api): Promise<Reply<DraftEntry[]>> =>
  loadAll((after) => api('GET /api/v1/admin/workflow-drafts', { query: toQuery(after) }))

/** Several replies as one; the first failure is the reply. */
export async function loadTogether<Parts extends Record<string, Promise<Reply<unknown>>>>(
  parts: Parts,
): Promise<Reply<{ [Name in keyof Parts]: Extract<Awaited<Parts[Name]>, { ok: true }>['value'] }>> {
  const loaded: Record<string, unknown> = {}
  for (const [name, part] of Object.entries(parts)) {
    const reply = await part
    if (!reply.ok) return reply
    loaded[name] = reply.value
  }
  // Each value was put there under its own name.
  return { ok: true, value: loaded as never }
}
