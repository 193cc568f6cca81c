import { z } from 'zod'
import type { IdentityReader } from '../../identity/identity-reader.ts'
import { type SourceRow, toFlag, toId, toText } from '../../identity/identity-source.ts'
import { findIdentityRow } from '../../store/identity-lists.ts'
import { updateIdentityRow } from '../../store/identity-rows.ts'
import { defineOperation, mount } from '../operation.ts'
import {
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
import { accountBody, accountFacts } from './identity-shapes.ts'
import { acceptReply, defineResource, withEtag } from './resource.ts'

const path = `${identityPath}/accounts`

const accountReply = accountBody.extend({ id: z.string(), version: z.int(), ...accountFacts.shape })

const list = defineOperation({
  ...toRead,
  id: 'listIdentityAccounts',
  method: 'get',
  path,
  summary: 'Accounts of the directory by name, with search in all names of an account',
  query: identityQuery,
  reply: identityPage(accountReply.omit({ version: true })),
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

    mount(app, list, async (context, { query }) =>
      context.reply(await listPage(services, 'ADSAccount', query, toAccount)),
    )

    mount(app, get, async (context, { params: { id } }) =>
      context.reply(withEtag(context, await loadOne(services, (reader) => loadAccount(reader, id)))),
    )

    mount(app, replace, async (context, { params: { id }, body: { person } }) => {
      await writeIdentity(services, context, {
        resource: 'identity-account',
        id,
        action: 'changed',
        async check() {
          const isKnown = person === null || (await findIdentityRow(store.read, 'Person', [person]))
          return isKnown ? [] : [{ path: 'person', code: 'identity-unknown' }]
        },
        load: (reader) => loadAccount(reader, id),
        write: (tx) => updateIdentityRow(tx, 'ADSAccount', [id], () => ({ UID_Person: person })),
      })
      return context.reply(withEtag(context, await loadOne(services, (reader) => loadAccount(reader, id))))
    })
  },
})

const toAccount = (row: SourceRow) => ({
  id: toId(row.UID_ADSAccount),
  person: toText(row.UID_Person) ?? null,
  name: toText(row.cn) ?? '',
  account: toText(row.SAMAccountName) ?? null,
  userPrincipalName: toText(row.UserPrincipalName) ?? null,
  distinguishedName: toText(row.DistinguishedName) ?? null,
  isDisabled: toFlag(row.AccountDisabled),
})

async function loadAccount(reader: IdentityReader, id: string) {
  const row = await reader.findRow('ADSAccount', id)
  return row && withVersion(toAccount(row))
}
