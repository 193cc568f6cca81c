import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { Reader, Tx } from '../../store/database.ts'
import {
  findIdentityRow,
  findNameOwner,
  isReferred,
  listAssigned,
  listIdentityRows,
} from '../../store/identity-lists.ts'
import { deleteIdentityRow, insertIdentityRow, updateIdentityRow } from '../../store/identity-rows.ts'
import { defineOperation, mount } from '../operation.ts'
import {
  assertOwnTables,
  identityId,
  identityPath,
  identityQuery,
  loadOne,
  readCursor,
  toCursor,
  toRead,
  toWrite,
  withVersion,
  writeIdentity,
} from './identity-resource.ts'
import { acceptReply, assertNoProblems, createChangeRecord, defineResource, pageReply, withEtag } from './resource.ts'

const path = `${identityPath}/system-users`
const resource = 'identity-system-user'

const userBody = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .regex(/^\P{Cc}*$/u),
  permissionGroups: z.array(identityId).max(200).default([]),
})
const userReply = userBody.extend({ id: z.string(), version: z.int() })

const list = defineOperation({
  ...toRead,
  id: 'listIdentitySystemUsers',
  method: 'get',
  path,
  summary: 'System users by name',
  query: identityQuery,
  reply: pageReply(z.object({ id: z.string(), name: z.string() })),
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
  errors: ['not-found', 'conflict'],
})

export const identityUsersResource = defineResource({
  operations: [list, create, get, replace, remove],
  routes(app, services) {
    const { store, audit } = services

    mount(app, list, async (context, { query: { query: prefix, after, limit } }) => {
      assertOwnTables(services)
      const page = await listIdentityRows(store.read, 'DialogUser', { prefix, after: readCursor(after), count: limit })
      const items = page.rows.map((row) => ({ id: row.UID_DialogUser, name: row.UserName }))
      return context.reply({ items, next: toCursor(page.last) })
    })

    mount(app, get, async (context, { params: { id } }) =>
      context.reply(withEtag(context, await loadOne(services, (reader) => load(reader, id)))),
    )

    mount(app, create, async (context, { body }) => {
      assertOwnTables(services)
      const id = uuidv7()
      assertNoProblems(await findProblems(store.read, id, body))
      await store.transaction(async (tx) => {
        await insertIdentityRow(tx, 'DialogUser', { UID_DialogUser: id, ...toRow(body) })
        await writeGroups(tx, id, body.permissionGroups)
        await audit.append(tx, createChangeRecord(context, { resource, id, action: 'created' }))
      })
      return context.reply(withEtag(context, await loadOne(services, (reader) => load(reader, id))))
    })

    mount(app, replace, async (context, { params: { id }, body }) => {
      assertNoProblems(await findProblems(store.read, id, body))
      await writeIdentity(services, context, {
        resource,
        id,
        action: 'changed',
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
          if (await isReferred(tx, 'Person', 'UID_DialogUser', id)) throw new AppError('conflict')
          await writeGroups(tx, id, [])
          return deleteIdentityRow(tx, 'DialogUser', [id])
        },
      })
      return context.reply()
    })
  },
})

const toRow = (body: z.output<typeof userBody>) => ({ UserName: body.name, IsDynamicUser: false })

async function load(reader: Reader, id: string) {
  const row = await findIdentityRow(reader, 'DialogUser', [id])
  if (!row) return undefined
  return withVersion({ id, name: row.UserName, permissionGroups: await listAssigned(reader, 'DialogUserInGroup', id) })
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
