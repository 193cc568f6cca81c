import { z } from 'zod'
import type { Reader } from '../../store/database.ts'
import { findIdentityRow, listIdentityRows, type StoredIdentity } from '../../store/identity-lists.ts'
import { updateIdentityRow } from '../../store/identity-rows.ts'
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
import { acceptReply, assertNoProblems, defineResource, pageReply, withEtag } from './resource.ts'

const path = `${identityPath}/accounts`

const accountBody = z.strictObject({ person: identityId.nullable().describe('To whom the account belongs') })

const accountReply = accountBody.extend({
  id: z.string(),
  version: z.int(),
  name: z.string().describe('cn'),
  account: z.string().nullable().describe('sAMAccountName'),
  userPrincipalName: z.string().nullable(),
  distinguishedName: z.string().nullable(),
  isDisabled: z.boolean(),
})

const list = defineOperation({
  ...toRead,
  id: 'listIdentityAccounts',
  method: 'get',
  path,
  summary: 'Accounts of the directory by name, with search in all names of an account',
  query: identityQuery,
  reply: pageReply(accountReply.omit({ version: true })),
})
const get = defineOperation({
  ...toRead,
  id: 'getIdentityAccount',
  method: 'get',
  path: `${path}/{id}`,
  summary: 'One account, and to whom it belongs',
  reply: accountReply,
  errors: ['not-found'],
})
const replace = defineOperation({
  ...toWrite,
  id: 'replaceIdentityAccount',
  method: 'put',
  path: `${path}/{id}`,
  summary: 'Links an account to another person, or to nobody; all else of it follows the directory',
  body: acceptReply(accountBody, accountReply),
  ifMatch: true,
  status: 200,
  reply: accountReply,
  errors: ['not-found'],
})

export const identityAccountsResource = defineResource({
  operations: [list, get, replace],
  routes(app, services) {
    const { store } = services

    mount(app, list, async (context, { query: { query: prefix, after, limit } }) => {
      assertOwnTables(services)
      const page = await listIdentityRows(store.read, 'ADSAccount', { prefix, after: readCursor(after), count: limit })
      return context.reply({ items: page.rows.map(toAccount), next: toCursor(page.last) })
    })

    mount(app, get, async (context, { params: { id } }) =>
      context.reply(withEtag(context, await loadOne(services, (reader) => loadAccount(reader, id)))),
    )

    mount(app, replace, async (context, { params: { id }, body: { person } }) => {
      const isKnown = person === null || (await findIdentityRow(store.read, 'Person', [person]))
      assertNoProblems(isKnown ? [] : [{ path: 'person', code: 'identity-unknown' }])
      await writeIdentity(services, context, {
        resource: 'identity-account',
        id,
        action: 'changed',
        load: (reader) => loadAccount(reader, id),
        write: (tx) => updateIdentityRow(tx, 'ADSAccount', [id], () => ({ UID_Person: person })),
      })
      return context.reply(withEtag(context, await loadOne(services, (reader) => loadAccount(reader, id))))
    })
  },
})

const toAccount = (row: StoredIdentity<'ADSAccount'>) => ({
  id: row.UID_ADSAccount,
  person: row.UID_Person,
  name: row.cn,
  account: row.SAMAccountName,
  userPrincipalName: row.UserPrincipalName,
  distinguishedName: row.DistinguishedName,
  isDisabled: row.AccountDisabled,
})

async function loadAccount(reader: Reader, id: string) {
  const row = await findIdentityRow(reader, 'ADSAccount', [id])
  return row && withVersion(toAccount(row))
}
