import { toAddress } from '../address.ts'
import type { Api } from '../client.ts'
import type { Destination } from '../section.ts'

export async function listJobs(api: Api): Promise<Destination[]> {
  const reply = await api('GET /api/v1/admin/jobs')
  if (!reply.ok) return []
  return reply.value.items.map(({ id, name }) => ({ title: name, address: toAddress(['scheduled', id]) }))
}
