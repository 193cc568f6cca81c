import { z } from 'zod'
import { listStatistics, type UserStatistics } from '../../store/user-statistics.ts'
import { readers } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import { defineResource, pageQuery, pageReply } from './resource.ts'

const count = z.int().min(0)
const counts = z.object({
  users: count,
  registered: count,
  notRegistered: count,
  mustUpdate: count,
  locked: count,
  disabled: count,
  expired: count,
})

const list = defineOperation({
  id: 'listUserStatistics',
  method: 'get',
  path: '/api/v1/admin/statistics',
  summary: 'User counts of every run of the statistics job, newest first: in total, and by domain and policy',
  caller: 'administrator',
  roles: readers,
  query: pageQuery.extend({ since: z.iso.datetime({ offset: true }).optional() }),
  status: 200,
  reply: pageReply(
    z.object({
      id: z.string(),
      at: z.iso.datetime(),
      totals: counts,
      groups: z.array(counts.extend({ domain: z.string(), policy: z.string() })),
    }),
  ),
})

export const statisticsResource = defineResource({
  operations: [list],
  routes(app, { store }) {
    mount(app, list, async (context, { query: { after, limit, since } }) => {
      const page = { before: after, since: since === undefined ? undefined : new Date(since), count: limit + 1 }
      const runs = await listStatistics(store.read, page)
      const items = runs
        .slice(0, limit)
        .map(({ run, rows }) => ({
          id: run,
          at: rows[0]?.at.toISOString() ?? '',
          totals: addUp(rows),
          groups: rows.map(({ run: _, at: __, ...group }) => group),
        }))
      return context.reply({ items, next: runs.length > limit ? items.at(-1)?.id : undefined })
    })
  },
})

function addUp(rows: readonly UserStatistics[]): z.output<typeof counts> {
  const sum = (name: keyof z.output<typeof counts>) => rows.reduce((total, row) => total + row[name], 0)
  return {
    users: sum('users'),
    registered: sum('registered'),
    notRegistered: sum('notRegistered'),
    mustUpdate: sum('mustUpdate'),
    locked: sum('locked'),
    disabled: sum('disabled'),
    expired: sum('expired'),
  }
}
