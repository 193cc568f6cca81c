import { z } from 'zod'
import { listStatistics, type UserStatistics } from '../../store/user-statistics.ts'
import { defineOperation, mount, readQuery } from '../operation.ts'
import { defineResource, pageOf, pageQuery } from './resource.ts'

const count = z.int().min(0)
const counts = {
  ...{ users: count, registered: count, notRegistered: count, mustUpdate: count },
  ...{ locked: count, disabled: count, expired: count },
}
const names = Object.keys(counts) as (keyof typeof counts)[]

const query = pageQuery.extend({ since: z.iso.datetime({ offset: true }).optional() })

const listed = defineOperation({
  ...{
    id: 'listUserStatistics',
    method: 'get',
    path: '/api/v1/admin/statistics',
    caller: 'administrator',
    status: 200,
  },
  summary: 'What the statistics task counted, newest first: in all, and by domain and policy. Every run is kept',
  query,
  reply: pageOf(
    z.object({
      id: z.string(),
      at: z.iso.datetime(),
      totals: z.object(counts),
      groups: z.array(z.object({ domain: z.string(), policy: z.string(), ...counts })),
    }),
  ),
  errors: ['sign-in-required', 'forbidden'],
})

export const statisticsResource = defineResource({
  operations: [listed],
  routes(app, { store }) {
    mount(app, listed, async (context) => {
      const { after, limit, since } = readQuery(context, query)
      const page = { before: after, since: since === undefined ? undefined : new Date(since), count: limit + 1 }
      const runs = await listStatistics(store.read, page)
      const items = runs.slice(0, limit).map(({ run, rows }) => ({
        ...{ id: run, at: rows[0]?.at.toISOString() ?? '', totals: totalsOf(rows) },
        groups: rows.map(({ run: _, at: __, ...group }) => group),
      }))
      return context.json({ items, ...(runs.length > limit && { next: items.at(-1)?.id }) })
    })
  },
})

const totalsOf = (rows: readonly UserStatistics[]) =>
  Object.fromEntries(names.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)]))
