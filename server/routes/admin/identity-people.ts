import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { FieldProblem } from '../../../shared/errors.ts'
import type { Reader, Tx } from '../../store/database.ts'
import { unlinkAccounts, writeLogins } from '../../store/identity-assignments.ts'
import { findIdentityRow, listAssigned, listIdentityRows, type StoredIdentity } from '../../store/identity-lists.ts'
import { deleteIdentityRow, type IdentityRow, insertIdentityRow, updateIdentityRow } from '../../store/identity-rows.ts'
import { loginSeparator } from '../../store/identity-tables.ts'
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

const path = `${identityPath}/people`
const certifications = { certified: 0, new: 1, denied: 3 } as const
const identityTypes = ['Primary', 'Organizational', 'Admin', 'Sponsored', 'Shared', 'Service', 'Machine'] as const

const optionalText = (max: number) => z.string().trim().min(1).max(max).nullable().default(null)
const mail = z.email().max(256).nullable().default(null)

const personBody = z.strictObject({
  name: z.string().trim().min(1).max(128).describe('InternalName'),
  firstName: optionalText(64),
  lastName: optionalText(64),
  centralAccount: optionalText(110),
  defaultMail: mail,
  contactMail: mail,
  decentralizedIdentifier: z
    .string()
    .regex(/^did:[a-z0-9]+:\S+$/)
    .max(2000)
    .nullable()
    .default(null),
  logins: z
    .array(
      z
        .string()
        .trim()
        .min(1)
        .max(400)
        .regex(/^\P{Cc}*$/u),
    )
    .max(50)
    .default([])
    .describe('AuthentifierLogins: further names to sign in with'),
  isDeactivated: z.boolean().default(false),
  certification: z.enum(['certified', 'new', 'denied']).default('certified'),
  isSecurityIncident: z.boolean().default(false),
  identityType: z.enum(identityTypes).default('Primary'),
  mainIdentity: identityId.nullable().default(null),
  manager: identityId.nullable().default(null),
  systemUser: identityId.nullable().default(null),
  applicationRoles: z.array(identityId).max(200).default([]),
})
type PersonBody = z.output<typeof personBody>

const personReply = personBody.extend({
  id: z.string(),
  version: z.int(),
  isFromDirectory: z.boolean().describe('Names, default mail address and manager follow the directory'),
})
type PersonReply = z.output<typeof personReply>

const personSummary = z.object({
  id: z.string(),
  name: z.string(),
  centralAccount: z.string().nullable(),
  defaultMail: z.string().nullable(),
  isDeactivated: z.boolean(),
  identityType: z.string(),
})

const list = defineOperation({
  ...toRead,
  id: 'listIdentityPeople',
  method: 'get',
  path,
  summary: 'People of the identity tables by name, with search in names, central accounts and mail addresses',
  query: identityQuery,
  reply: pageReply(personSummary),
})
const get = defineOperation({
  ...toRead,
  id: 'getIdentityPerson',
  method: 'get',
  path: `${path}/{id}`,
  summary: 'One person with application roles and system user',
  reply: personReply,
  errors: ['not-found'],
})
const create = defineOperation({
  ...toWrite,
  id: 'createIdentityPerson',
  method: 'post',
  path,
  summary: 'Creates a person who is not in the directory, or a subidentity',
  body: personBody,
  status: 201,
  reply: personReply,
})
const replace = defineOperation({
  ...toWrite,
  id: 'replaceIdentityPerson',
  method: 'put',
  path: `${path}/{id}`,
  summary:
    'Replaces what is entered of a person; names, default mail address and manager of one from the directory stay',
  body: acceptReply(personBody, personReply),
  ifMatch: true,
  status: 200,
  reply: personReply,
  errors: ['not-found'],
})
const remove = defineOperation({
  ...toWrite,
  id: 'deleteIdentityPerson',
  method: 'delete',
  path: `${path}/{id}`,
  summary: 'Deletes a person with their application roles; their accounts belong to nobody',
  ifMatch: true,
  status: 204,
  errors: ['not-found'],
})

export const identityPeopleResource = defineResource({
  operations: [list, create, get, replace, remove],
  routes(app, services) {
    const { store, audit } = services

    mount(app, list, async (context, { query: { query: prefix, after, limit } }) => {
      assertOwnTables(services)
      const page = await listIdentityRows(store.read, 'Person', { prefix, after: readCursor(after), count: limit })
      return context.reply({ items: page.rows.map(toSummary), next: toCursor(page.last) })
    })

    mount(app, get, async (context, { params: { id } }) =>
      context.reply(withEtag(context, await loadOne(services, (reader) => loadPerson(reader, id)))),
    )

    mount(app, create, async (context, { body }) => {
      assertOwnTables(services)
      const id = uuidv7()
      assertNoProblems(await findProblems(store.read, id, body))
      await store.transaction(async (tx) => {
        await insertIdentityRow(tx, 'Person', { ...toRow(body), UID_Person: id, DialogUserPassword: null })
        await writeAssignments(tx, id, body)
        await audit.append(tx, createChangeRecord(context, { resource: 'identity-person', id, action: 'created' }))
      })
      return context.reply(withEtag(context, await loadOne(services, (reader) => loadPerson(reader, id))))
    })

    mount(app, replace, async (context, { params: { id }, body }) => {
      assertNoProblems(await findProblems(store.read, id, body))
      await writeIdentity(services, context, {
        resource: 'identity-person',
        id,
        action: 'changed',
        load: (reader) => loadPerson(reader, id),
        async write(tx, current) {
          assertNoProblems(findForeignChanges(current, body))
          if (!(await updateIdentityRow(tx, 'Person', [id], () => toRow(body)))) return false
          await writeAssignments(tx, id, body)
          return true
        },
      })
      return context.reply(withEtag(context, await loadOne(services, (reader) => loadPerson(reader, id))))
    })

    mount(app, remove, async (context, { params: { id } }) => {
      await writeIdentity(services, context, {
        resource: 'identity-person',
        id,
        action: 'deleted',
        load: (reader) => loadPerson(reader, id),
        async write(tx, { applicationRoles }) {
          for (const role of applicationRoles) await deleteIdentityRow(tx, 'PersonInAERole', [id, role])
          await writeLogins(tx, id, [])
          await unlinkAccounts(tx, id)
          return deleteIdentityRow(tx, 'Person', [id])
        },
      })
      return context.reply()
    })
  },
})

const toSummary = (row: StoredIdentity<'Person'>): z.output<typeof personSummary> => ({
  id: row.UID_Person,
  name: row.InternalName,
  centralAccount: row.CentralAccount,
  defaultMail: row.DefaultEmailAddress,
  isDeactivated: row.IsInActive,
  identityType: row.IdentityType,
})

async function loadPerson(reader: Reader, id: string): Promise<PersonReply | undefined> {
  const row = await findIdentityRow(reader, 'Person', [id])
  if (!row) return undefined
  const certification = Object.entries(certifications).find(([, state]) => state === row.ApprovalState)?.[0]
  return withVersion({
    id,
    name: row.InternalName,
    firstName: row.FirstName,
    lastName: row.LastName,
    centralAccount: row.CentralAccount,
    defaultMail: row.DefaultEmailAddress,
    contactMail: row.ContactEmail,
    decentralizedIdentifier: row.DecentralizedIdentifier,
    logins: row.AuthentifierLogins?.split(loginSeparator) ?? [],
    isDeactivated: row.IsInActive,
    certification: (certification ?? 'denied') as PersonBody['certification'],
    isSecurityIncident: row.IsSecurityIncident,
    identityType: row.IdentityType as PersonBody['identityType'],
    mainIdentity: row.UID_PersonMasterIdentity,
    manager: row.UID_PersonHead,
    systemUser: row.UID_DialogUser,
    applicationRoles: await listAssigned(reader, 'PersonInAERole', id),
    isFromDirectory: (await findIdentityRow(reader, 'ADSAccount', [id]))?.UID_Person === id,
  })
}

const toRow = (body: PersonBody): Omit<IdentityRow<'Person'>, 'UID_Person' | 'DialogUserPassword'> => ({
  FirstName: body.firstName,
  LastName: body.lastName,
  InternalName: body.name,
  CentralAccount: body.centralAccount,
  DefaultEmailAddress: body.defaultMail,
  ContactEmail: body.contactMail,
  DecentralizedIdentifier: body.decentralizedIdentifier,
  AuthentifierLogins: body.logins.length > 0 ? body.logins.join(loginSeparator) : null,
  IsInActive: body.isDeactivated,
  ApprovalState: certifications[body.certification],
  IsSecurityIncident: body.isSecurityIncident,
  IdentityType: body.identityType,
  UID_PersonMasterIdentity: body.mainIdentity,
  UID_PersonHead: body.manager,
  UID_DialogUser: body.systemUser,
  // What an administrator decides, the synchronisation does not undo.
  leftDirectoryAt: null,
})

async function writeAssignments(tx: Tx, id: string, { applicationRoles, logins }: PersonBody): Promise<void> {
  const before = await listAssigned(tx, 'PersonInAERole', id)
  const wanted = new Set(applicationRoles)
  for (const role of before.filter((one) => !wanted.has(one))) await deleteIdentityRow(tx, 'PersonInAERole', [id, role])
  for (const role of [...wanted].filter((one) => !before.includes(one))) {
    // A row that somebody else wrote bars nothing.
    await deleteIdentityRow(tx, 'PersonInAERole', [id, role])
    await insertIdentityRow(tx, 'PersonInAERole', { UID_Person: id, UID_AERole: role, XOrigin: 1 })
  }
  await writeLogins(tx, id, logins)
}

/** Rows that are named and do not exist. */
async function findProblems(reader: Reader, id: string, body: PersonBody): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = []
  const check = async (at: string, table: 'Person' | 'DialogUser' | 'AERole', named: string | null) => {
    if (named === null || (await findIdentityRow(reader, table, [named]))) return
    problems.push({ path: at, code: 'identity-unknown' })
  }
  await check('mainIdentity', 'Person', body.mainIdentity)
  await check('manager', 'Person', body.manager)
  await check('systemUser', 'DialogUser', body.systemUser)
  for (const [index, role] of body.applicationRoles.entries()) await check(`applicationRoles.${index}`, 'AERole', role)
  if (body.mainIdentity === id) problems.push({ path: 'mainIdentity', code: 'identity-of-itself' })
  return problems
}

const followed = ['name', 'firstName', 'lastName', 'defaultMail', 'manager'] as const

const findForeignChanges = (current: PersonReply, body: PersonBody): FieldProblem[] =>
  current.isFromDirectory
    ? followed.flatMap((field) =>
        current[field] === body[field] ? [] : [{ path: field, code: 'identity-from-directory' }],
      )
    : []
