import type { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { endAccess, endListedAccess } from '../../authentication/end-access.ts'
import { listAccesses } from '../../store/accesses.ts'
import { accessList, toAccessList } from '../access-list.ts'
import { clearSessionCookie } from '../caller.ts'
import { defineOperation, mount } from '../operation.ts'
import { getSignedInPerson } from '../require-session.ts'
import type { MeServices } from './services.ts'

const path = '/api/v1/me/sessions'
const caller = 'session'

export const listOwnSessions = defineOperation({
  id: 'listOwnSessions',
  method: 'get',
  path,
  summary: 'Sessions of every site, state tokens of the extension and known browsers of the caller, newest first',
  caller,
  status: 200,
  reply: accessList,
  errors: ['directory-unreachable'],
})

export const endOwnSession = defineOperation({
  id: 'endOwnSession',
  method: 'delete',
  path: `${path}/{id}`,
  summary: 'Ends one of them, which may be the caller’s own session',
  caller,
  status: 204,
  errors: ['not-found', 'directory-unreachable'],
})

export const endOwnSessions = defineOperation({
  id: 'endOwnSessions',
  method: 'post',
  path: `${path}/end`,
  summary: 'Signs out everywhere: ends all of them, or all others than the caller’s own session',
  caller,
  body: z.strictObject({ which: z.enum(['all', 'others']) }),
  status: 204,
  errors: ['directory-unreachable'],
})

export function ownSessionRoutes(app: Hono, { store, audit }: Pick<MeServices, 'store' | 'audit'>): void {
  mount(app, listOwnSessions, async (context) => {
    const { person, sessionHash } = getSignedInPerson(context)
    return context.reply(toAccessList(await listAccesses(store.read, person.id), sessionHash))
  })

  mount(app, endOwnSession, async (context, { params: { id } }) => {
    const { person, sessionHash } = getSignedInPerson(context)
    const listed = (await listAccesses(store.read, person.id)).find((access) => access.id === id)
    if (!listed) throw new AppError('not-found')
    await store.transaction((tx) => endListedAccess(audit, tx, person, listed, { why: 'signed-out' }))
    if (listed.key === sessionHash) clearSessionCookie(context)
    return context.reply()
  })

  mount(app, endOwnSessions, async (context, { body: { which } }) => {
    const { person, sessionHash } = getSignedInPerson(context)
    const exceptSession = which === 'others' ? sessionHash : undefined
    await store.transaction((tx) => endAccess(audit, tx, person, { why: 'signed-out', exceptSession }))
    if (which === 'all') clearSessionCookie(context)
    return context.reply()
  })
}
