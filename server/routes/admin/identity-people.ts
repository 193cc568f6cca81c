import { z } from 'zod'
import type { FieldProblem } from '../../../shared/errors.ts'
import type { IdentityReader } from '../../identity/identity-reader.ts'
import { type SourceRow, toFlag, toId, toNumber, toText } from '../../identity/identity-source.ts'
import { isSuspended as isSuspendedRow } from '../../identity/rows.ts'
import type { Reader, Tx } from '../../store/database.ts'
import { unlinkAccounts, writeLogins } from '../../store/identity-assignments.ts'
import { findIdentityRow, listAssigned } from '../../store/identity-lists.ts'
import { deleteIdentityRow, type IdentityRow, insertIdentityRow, updateIdentityRow } from '../../store/identity-rows.ts'
import { loginSeparator } from '../../store/identity-tables.ts'
import { defineOperation, mount } from '../operation.ts'
import {
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
import { certifications, personBody } from './identity-shapes.ts'
import { acceptReply, assertNoProblems, defineResource, withEtag } from './resource.ts'

const path = `${identityPath}/people`
const resource = 'identity-person'

type PersonBody = z.output<typeof personBody>

const isSuspended = z
  .boolean()
  .describe('Of another database: temporarily deactivated or marked for deletion, and signs in nowhere')

const personReply = personBody.extend({
  // Another database may have further values.
  certification: z.enum(['certified', 'new', 'denied', 'other']),
  identityType: z.string(),
  id: z.string(),
  version: z.int(),
  isFromDirectory: z.boolean().describe('Names, default mail address and manager follow the directory'),
  isSuspended,
})
type PersonReply = z.output<typeof personReply>

const personSummary = z.object({
  id: z.string(),
  name: z.string(),
  centralAccount: z.string().nullable(),
  defaultMail: z.string().nullable(),
  isDeactivated: z.boolean(),
  isSuspended,
  identityType: z.string(),
})

const list = defineOperation({
  ...toRead,
  id: 'listIdentityPeople',
  method: 'get',
  path,
  summary: 'People of the identity tables by name, with search in names, central accounts and mail addresses',
  query: identityQuery,
  reply: identityPage(personSummary),
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
    const { store } = services

    mount(app, list, async (context, { query }) => context.reply(await listPage(services, 'Person', query, toSummary)))

    mount(app, get, async (context, { params: { id } }) =>
      context.reply(withEtag(context, await loadOne(services, (reader) => loadPerson(reader, id)))),
    )

    mount(app, create, async (context, { body }) => {
      const id = await createIdentity(services, context, {
        resource,
        check: (newId) => findProblems(store.read, newId, body),
        async insert(tx, newId) {
          await insertIdentityRow(tx, 'Person', { ...toRow(body), UID_Person: newId, DialogUserPassword: null })
          await writeAssignments(tx, newId, body)
        },
      })
      return context.reply(withEtag(context, await loadOne(services, (reader) => loadPerson(reader, id))))
    })

    mount(app, replace, async (context, { params: { id }, body }) => {
      await writeIdentity(services, context, {
        resource,
        id,
        action: 'changed',
        check: () => findProblems(store.read, id, body),
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
        resource,
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

const toSummary = (row: SourceRow): z.output<typeof personSummary> => ({
  id: toId(row.UID_Person),
  name: toText(row.InternalName) ?? '',
  centralAccount: toText(row.CentralAccount) ?? null,
  defaultMail: toText(row.DefaultEmailAddress) ?? null,
  isDeactivated: toFlag(row.IsInActive),
  isSuspended: isSuspendedRow(row),
  identityType: toText(row.IdentityType) ?? 'Primary',
})

async function loadPerson(reader: IdentityReader, id: string): Promise<PersonReply | undefined> {
  const row = await reader.findRow('Person', id)
  return (
    row &&
    withVersion({
      id,
      name: toText(row.InternalName) ?? '',
      firstName: toText(row.FirstName) ?? null,
      lastName: toText(row.LastName) ?? null,
      centralAccount: toText(row.CentralAccount) ?? null,
      defaultMail: toText(row.DefaultEmailAddress) ?? null,
      contactMail: toText(row.ContactEmail) ?? null,
      decentralizedIdentifier: toText(row.DecentralizedIdentifier) ?? null,
      logins: toText(row.AuthentifierLogins)?.split(loginSeparator) ?? [],
      isDeactivated: toFlag(row.IsInActive),
      certification: toCertification(toNumber(row.ApprovalState)),
      isSecurityIncident: toFlag(row.IsSecurityIncident),
      identityType: toText(row.IdentityType) ?? 'Primary',
      mainIdentity: toText(row.UID_PersonMasterIdentity) ?? null,
      manager: toText(row.UID_PersonHead) ?? null,
      systemUser: toText(row.UID_DialogUser) ?? null,
      applicationRoles: await reader.listAssigned('PersonInAERole', id),
      isFromDirectory: await isFromDirectory(reader, id),
      isSuspended: isSuspendedRow(row),
    })
  )
}

/** The person of an account has its id, and follows it. In another database ids are its own. */
export const isFromDirectory = async (reader: IdentityReader, id: string): Promise<boolean> =>
  toText((await reader.findRow('ADSAccount', id))?.UID_Person) === id

function toCertification(state: number): PersonReply['certification'] {
  const names = ['certified', 'new', 'denied'] as const
  return names.find((name) => certifications[name] === state) ?? 'other'
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

/** Fields of a person from the directory that are changed there. */
export const followed = ['name', 'firstName', 'lastName', 'defaultMail', 'manager'] as const

const findForeignChanges = (current: PersonReply, body: PersonBody): FieldProblem[] =>
  current.isFromDirectory
    ? followed.flatMap((field) =>
        current[field] === body[field] ? [] : [{ path: field, code: 'identity-from-directory' }],
      )
    : []
