import { toAddress } from '../address.ts'
import type { Api } from '../client.ts'
import { listParts } from '../form/parts.ts'
import type { Destination } from '../section.ts'

/** The settings, and each of their fields by its own name. */
export async function listSettings(api: Api): Promise<Destination[]> {
  const list = await api('GET /api/v1/admin/settings')
  if (!list.ok) return []
  const forms = await Promise.all(
    list.value.items.map(({ name }) => api('GET /api/v1/admin/settings/{name}/form', { params: { name } })),
  )
  return forms.flatMap((form) => {
    if (!form.ok) return []
    const { name, title, form: schema } = form.value
    const fields = listParts(schema).map(({ path, titles }) => ({
      title: [title, ...titles].join(' · '),
      address: toAddress(['settings', name], { field: path }),
    }))
    return [{ title, address: toAddress(['settings', name]) }, ...fields]
  })
}
