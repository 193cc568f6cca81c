import type { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { Place } from '../store/sessions.ts'
import { readBearerToken, readPlace, readSessionToken } from './caller.ts'
import { negotiateLanguage } from './language.ts'
import { offeredWorkflow } from './offered-workflows.ts'
import { defineOperation, mount } from './operation.ts'

export const accountStateReply = z.object({
  account: z.string(),
  displayName: z.string(),
  passwordExpiresAt: z.iso.datetime().optional().describe('Absent: never expires, or must change now'),
  daysLeft: z.int().optional(),
  mustChange: z.boolean(),
  locked: z.boolean(),
  lockoutEndsAt: z.iso.datetime().optional(),
  tasks: z.array(offeredWorkflow),
})
export type AccountStateReply = z.output<typeof accountStateReply>

export const getState = defineOperation({
  id: 'getState',
  method: 'get',
  path: '/api/v1/state',
  summary: 'Days left, lockout and workflows of the person whose run gave this state token, or who is signed in',
  caller: 'state',
  status: 200,
  reply: accountStateReply,
  errors: ['directory-unreachable'],
})

export const revokeState = defineOperation({
  id: 'revokeState',
  method: 'delete',
  path: '/api/v1/state',
  summary: 'Revokes the state token',
  caller: 'state',
  status: 204,
})

export interface StateServices {
  loadState(token: string, options: { language: string; place: Place }): Promise<AccountStateReply | undefined>
  revokeToken(token: string): Promise<void>
}

export function stateRoutes(
  app: Hono,
  { loadState, revokeToken, trustedProxies }: StateServices & { trustedProxies: readonly string[] },
): void {
  mount(app, getState, async (context) => {
    const token = readBearerToken(context) ?? readSessionToken(context)
    const options = { language: negotiateLanguage(context), place: readPlace(context, trustedProxies) }
    const state = token && (await loadState(token, options))
    if (!state) throw new AppError('token-invalid')
    return context.reply(state)
  })
  mount(app, revokeState, async (context) => {
    const token = readBearerToken(context)
    if (!token) throw new AppError('token-invalid')
    await revokeToken(token)
    return context.reply()
  })
}
