import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { Reader } from '../../store/database.ts'
import { findIdentityRow, findNameOwner, listIdentityRows } from '../../store/identity-lists.ts'
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

const path = `${identityPath}/application-roles`
const resource = 'identity-application-role'

const roleBody = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(256)
    .regex(/^\P{Cc}*$/u),
  description: z.string().trim().max(2000).nullable().default(null),
  permissionGroup: identityId.nullable().default(null).describe('The permission group that its members have'),
})
const roleReply = roleBody.extend({ id: z.string(), version: z.int() })

const list = defineOperation({
  ...toRead,
  id: 'listIdentityApplicationRoles',
  method: 'get',
  path,
  summary: 'Application roles by name',
  query: identityQuery,
  reply: pageReply(z.object({ id: z.string(), name: z.string() })),
})
const get = defineOperation({
  ...toRead,
  id: 'getIdentityApplicationRole',
  method: 'get',
  path: `${path}/{id}`,
  summary: 'One application role with its permission group',
  reply: roleReply,
  errors: ['not-found'],
})
const create = defineOperation({
  ...toWrite,
  id: 'createIdentityApplicationRole',
  method: 'post',
  path,
  summary: 'Creates an application role',
  body: roleBody,
  status: 201,
  reply: roleReply,
})
const replace = defineOperation({
  ...toWrite,
  id: 'replaceIdentityApplicationRole',
  method: 'put',
  path: `${path}/{id}`,
  summary: 'Replaces an application role; who has it is entered at the people',
  body: acceptReply(roleBody, roleReply),
  ifMatch: true,
  status: 200,
  reply: roleReply,
  errors: ['not-found'],
})
const remove = defineOperation({
  ...toWrite,
  id: 'deleteIdentityApplicationRole',
  method: 'delete',
  path: `${path}/{id}`,
  summary: 'Deletes an application role, also from everybody who has it',
  ifMatch: true,
  status: 204,
  errors: ['not-found'],
})

export const identityRolesResource = defineResource({
  operations: [list, create, get, replace, remove],
  routes(app, services) {
    const { store, audit } = services

    mount(app, list, async (context, { query: { query: prefix, after, limit } }) => {
      assertOwnTables(services)
      const page = await listIdentityRows(store.read, 'AERole', { prefix, after: readCursor(after), count: limit })
      const items = page.rows.map((row) => ({ id: row.UID_AERole, name: row.Ident_AERole }))
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
        await insertIdentityRow(tx, 'AERole', { UID_AERole: id, ...toRow(body) })
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
        write: (tx) => updateIdentityRow(tx, 'AERole', [id], () => toRow(body)),
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
          // Many people may have it: one statement, whoever wrote the rows.
          await tx.deleteFrom('PersonInAERole').where('UID_AERole', '=', id).execute()
          return deleteIdentityRow(tx, 'AERole', [id])
        },
      })
      return context.reply()
    })
  },
})

const toRow = (body: z.output<typeof roleBody>) => ({
  Ident_AERole: body.name,
  Description: body.description,
  UID_DialogGroup: body.permissionGroup,
})

async function load(reader: Reader, id: string) {
  const row = await findIdentityRow(reader, 'AERole', [id])
  if (!row) return undefined
  return withVersion({ id, name: row.Ident_AERole, description: row.Description, permissionGroup: row.UID_DialogGroup })
}

async function findProblems(reader: Reader, id: string, body: z.output<typeof roleBody>) {
  const owner = await findNameOwner(reader, 'AERole', body.name)
  const problems = owner === undefined || owner === id ? [] : [{ path: 'name', code: 'identity-name-taken' }]
  const group = body.permissionGroup
  if (group !== null && !(await findIdentityRow(reader, 'DialogGroup', [group])))
    problems.push({ path: 'permissionGroup', code: 'identity-unknown' })
  return problems
}
