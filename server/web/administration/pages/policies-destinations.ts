import { toAddress } from '../address.ts'
import type { Api } from '../client.ts'
import type { Destination } from '../section.ts'

export async function listPolicies(api: Api): Promise<Destination[]> {
  const reply = await api('GET /api/v1/admin/policies', { query: { limit: 200 } })
  if (!reply.ok) return []
  return reply.value.items.map(({ id, name }) => ({ title: name, address: toAddress(['policies', id]) }))
}
