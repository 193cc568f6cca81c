import type { Context } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import { endAccess, endListedAccess, type Person } from '../../authentication/end-access.ts'
import { type Access, listAccesses } from '../../store/accesses.ts'
import { accessList, toAccessList } from '../access-list.ts'
import { administratorsOnly, getActor, readers } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import { findStaff } from '../require-session.ts'
import { type AdminServices, defineResource } from './resource.ts'

const path = '/api/v1/admin/people/{id}/sessions'
const caller = 'administrator'

const list = defineOperation({
  id: 'listSessions',
  method: 'get',
  path,
  summary:
    'Sessions, state tokens and known browsers of a person; `id`: the person’s id, as `explainPolicies` gives it. An unknown person has none',
  caller,
  roles: readers,
  status: 200,
  reply: accessList,
})

const endOne = defineOperation({
  id: 'endSession',
  method: 'delete',
  path: `${path}/{session}`,
  summary: 'Ends one of them',
  caller,
  roles: administratorsOnly,
  status: 204,
  errors: ['not-found'],
})

const endAll = defineOperation({
  id: 'endSessions',
  method: 'delete',
  path,
  summary: 'Signs the person out everywhere; does nothing if nothing is open',
  caller,
  roles: administratorsOnly,
  status: 204,
})

/** Works without the directory, so that a person who was deleted there, or whose domain is away, can be signed out. */
export const sessionsResource = defineResource({
  operations: [list, endOne, endAll],
  routes(app, services) {
    const { store, audit } = services

    mount(app, list, async (context, { params: { id } }) =>
      context.reply(toAccessList(await listAccesses(store.read, id), findStaff(context)?.session.tokenHash)),
    )

    mount(app, endOne, async (context, { params: { id, session } }) => {
      const accesses = await listAccesses(store.read, id)
      const listed = accesses.find((access) => access.id === session)
      if (!listed) throw new AppError('not-found')
      const person = await describePerson(services, context, id, accesses)
      const by = getActor(context).id
      await store.transaction((tx) => endListedAccess(audit, tx, person, listed, { why: 'administrator', by }))
      return context.reply()
    })

    mount(app, endAll, async (context, { params: { id } }) => {
      const person = await describePerson(services, context, id, await listAccesses(store.read, id))
      const by = getActor(context).id
      await store.transaction((tx) => endAccess(audit, tx, person, { why: 'administrator', by }))
      return context.reply()
    })
  },
})

/** For the audit: the name, as far as the directory knows it now. */
async function describePerson(
  { directory }: AdminServices,
  context: Context,
  id: string,
  accesses: readonly Access[],
): Promise<Person> {
  const domain = accesses.find((access) => access.domain)?.domain
  const session = directory.openSession({ domain, signal: context.req.raw.signal })
  return (await session.findById(id).catch(() => undefined)) ?? { id }
}
