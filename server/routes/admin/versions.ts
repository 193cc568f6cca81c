import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { findVersionContent, listVersions, type VersionedResource } from '../../store/resource-versions.ts'
import { policyReaders, readers, type StaffAccess } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import { defineResource, pageQuery, pageReply } from './resource.ts'

const versionItem = z.object({
  version: z.int(),
  action: z.string().describe('`before`: how it was when its versions began to be kept'),
  at: z.iso.datetime(),
  by: z.string().optional().describe('Who changed it; absent: a command at the terminal, or a name that was erased'),
})

/** The versions of one resource, at `path`; a resource without an id in its path is the only one of its kind. */
function defineVersions<const Path extends string>(resource: VersionedResource, name: string, path: Path) {
  const access: StaffAccess =
    resource === 'policy' ? { roles: policyReaders, policy: { in: 'params', field: 'id' } } : { roles: readers }
  const versions = `/api/v1/admin/${path}/versions` as const
  const caller = 'administrator'
  return {
    resource,
    list: defineOperation({
      id: `list${name}Versions`,
      method: 'get',
      path: versions,
      summary: 'Its versions, newest first: when, by whom and how each came about',
      caller,
      ...access,
      query: pageQuery.extend({ after: z.coerce.number().int().positive().optional() }),
      status: 200,
      reply: pageReply(versionItem),
    }),
    get: defineOperation({
      id: `get${name}Version`,
      method: 'get',
      path: `${versions}/{version}` as const,
      summary: 'What one version contains, without secrets; null: it was deleted or reset',
      caller,
      ...access,
      status: 200,
      reply: z.object({ version: z.int(), content: z.unknown() }),
      errors: ['not-found'],
    }),
  }
}

const resources = [
  defineVersions('job', 'Job', 'jobs/{id}'),
  defineVersions('password-list', 'PasswordList', 'password-lists/{id}'),
  defineVersions('policy', 'Policy', 'policies/{id}'),
  defineVersions('policy-order', 'PolicyOrder', 'policy-order'),
  defineVersions('settings', 'Settings', 'settings/{name}'),
  defineVersions('template', 'Template', 'templates/{id}'),
] as const

export const versionsResource = defineResource({
  operations: resources.flatMap(({ list, get }) => [list, get]),
  routes(app, { store }) {
    for (const { resource, list, get } of resources) {
      const readId = ({ id, name }: Record<string, string>) => id ?? name ?? resource

      mount(app, list, async (context, { query: { after, limit } }) => {
        const key = { resource, id: readId(context.req.param()) }
        const rows = await listVersions(store.read, key, { before: after, count: limit + 1 })
        const items = rows.slice(0, limit).map(({ version, action, at, author }) => {
          return { version, action, at: at.toISOString(), by: author ?? undefined }
        })
        const last = items.at(-1)
        return context.reply({ items, next: rows.length > limit && last ? String(last.version) : undefined })
      })

      mount(app, get, async (context) => {
        const params: Record<string, string> = context.req.param()
        const version = /^\d{1,9}$/.test(params.version ?? '') ? Number(params.version) : -1
        const content = await findVersionContent(store.read, { resource, id: readId(params), version })
        if (content === undefined) throw new AppError('not-found')
        return context.reply({ version, content: JSON.parse(content) as unknown })
      })
    }
  },
})
