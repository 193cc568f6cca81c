import { toAddress } from '../address.ts'
import type { Api } from '../client.ts'
import type { Destination } from '../section.ts'

/** The settings, and each of their fields by its own name. */
export async function listSettings(api: Api): Promise<Destination[]> {
  const list = await api('GET /api/v1/admin/settings')
  if (!list.ok) return []
  return list.value.items.flatMap(({ name, title, fields }) => [
    { title, address: toAddress(['settings', name]) },
    ...fields.map((field) => ({
      title: `${title} · ${field.title}`,
      address: toAddress(['settings', name], { field: field.path }),
    })),
  ])
}
