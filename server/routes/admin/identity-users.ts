import { z } from 'zod'
import type { IdentityReader } from '../../identity/identity-reader.ts'
import { type SourceRow, toId, toText } from '../../identity/identity-source.ts'
import type { Reader, Tx } from '../../store/database.ts'
import { findIdentityRow, findNameOwner, isReferred } from '../../store/identity-lists.ts'
import { deleteIdentityRow, insertIdentityRow, updateIdentityRow } from '../../store/identity-rows.ts'
import { defineOperation, mount } from '../operation.ts'
import {
  assertUnused,
  createIdentity,
  identityPage,
  identityPath,
  identityQuery,
  listPage,
  loadOne,
  toRead,
  toWrite,
  withVersion,
  writeIdentity,
} from './identity-resource.ts'
import { userBody } from './identity-shapes.ts'
import { acceptReply, defineResource, withEtag } from './resource.ts'

const path = `${identityPath}/system-users`
const resource = 'identity-system-user'

const userReply = userBody.extend({ id: z.string(), version: z.int() })

const list = defineOperation({
  ...toRead,
  id: 'listIdentitySystemUsers',
  method: 'get',
  path,
  summary: 'System users by name',
  query: identityQuery,
  reply: identityPage(z.object({ id: z.string(), name: z.string() })),
})
const get = defineOperation({
  ...toRead,
  id: 'getIdentitySystemUser',
  method: 'get',
  path: `${path}/{id}`,
  summary: 'One system user with permission groups',
  reply: userReply,
  errors: ['not-found'],
})
const create = defineOperation({
  ...toWrite,
  id: 'createIdentitySystemUser',
  method: 'post',
  path,
  summary: 'Creates a system user, who is assigned at people',
  body: userBody,
  status: 201,
  reply: userReply,
})
const replace = defineOperation({
  ...toWrite,
  id: 'replaceIdentitySystemUser',
  method: 'put',
  path: `${path}/{id}`,
  summary: 'Replaces a system user',
  body: acceptReply(userBody, userReply),
  ifMatch: true,
  status: 200,
  reply: userReply,
  errors: ['not-found'],
})
const remove = defineOperation({
  ...toWrite,
  id: 'deleteIdentitySystemUser',
  method: 'delete',
  path: `${path}/{id}`,
  summary: 'Deletes a system user who is assigned to nobody',
  ifMatch: true,
  status: 204,
  errors: ['not-found', 'settings-refused'],
})

export const identityUsersResource = defineResource({
  operations: [list, create, get, replace, remove],
  routes(app, services) {
    const { store } = services

    mount(app, list, async (context, { query }) => context.reply(await listPage(services, 'DialogUser', query, toItem)))

    mount(app, get, async (context, { params: { id } }) =>
      context.reply(withEtag(context, await loadOne(services, (reader) => load(reader, id)))),
    )

    mount(app, create, async (context, { body }) => {
      const id = await createIdentity(services, context, {
        resource,
        check: (newId) => findProblems(store.read, newId, body),
        async insert(tx, newId) {
          await insertIdentityRow(tx, 'DialogUser', { UID_DialogUser: newId, ...toRow(body) })
          await writeGroups(tx, newId, body.permissionGroups)
        },
      })
      return context.reply(withEtag(context, await loadOne(services, (reader) => load(reader, id))))
    })

    mount(app, replace, async (context, { params: { id }, body }) => {
      await writeIdentity(services, context, {
        resource,
        id,
        action: 'changed',
        check: () => findProblems(store.read, id, body),
        load: (reader) => load(reader, id),
        async write(tx) {
          if (!(await updateIdentityRow(tx, 'DialogUser', [id], () => toRow(body)))) return false
          await writeGroups(tx, id, body.permissionGroups)
          return true
        },
      })
      return context.reply(withEtag(context, await loadOne(services, (reader) => load(reader, id))))
    })

    mount(app, remove, async (context, { params: { id } }) => {
      await writeIdentity(services, context, {
        resource,
        id,
        action: 'deleted',
        load: (reader) => load(reader, id),
        async write(tx) {
          assertUnused(await isReferred(tx, 'Person', 'UID_DialogUser', id))
          await writeGroups(tx, id, [])
          return deleteIdentityRow(tx, 'DialogUser', [id])
        },
      })
      return context.reply()
    })
  },
})

const toItem = (row: SourceRow) => ({ id: toId(row.UID_DialogUser), name: toText(row.UserName) ?? '' })

const toRow = (body: z.output<typeof userBody>) => ({ UserName: body.name, IsDynamicUser: false })

async function load(reader: IdentityReader, id: string): Promise<z.output<typeof userReply> | undefined> {
  const row = await reader.findRow('DialogUser', id)
  if (!row) return undefined
  return withVersion({ ...toItem(row), permissionGroups: await reader.listAssigned('DialogUserInGroup', id) })
}

async function findProblems(reader: Reader, id: string, body: z.output<typeof userBody>) {
  const owner = await findNameOwner(reader, 'DialogUser', body.name)
  const problems = owner === undefined || owner === id ? [] : [{ path: 'name', code: 'identity-name-taken' }]
  for (const [index, group] of body.permissionGroups.entries())
    if (!(await findIdentityRow(reader, 'DialogGroup', [group])))
      problems.push({ path: `permissionGroups.${index}`, code: 'identity-unknown' })
  return problems
}

async function writeGroups(tx: Tx, id: string, groups: readonly string[]): Promise<void> {
  await tx.deleteFrom('DialogUserInGroup').where('UID_DialogUser', '=', id).execute()
  for (const group of new Set(groups))
    await insertIdentityRow(tx, 'DialogUserInGroup', { UID_DialogUser: id, UID_DialogGroup: group })
}
