import type { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { bearer, sessionToken } from './caller.ts'
import { languageOf } from './language.ts'
import { defineOperation, mount } from './operation.ts'

const task = z.object({ workflow: z.string(), title: z.string(), text: z.string() })

export const accountState = z.object({
  account: z.string(),
  displayName: z.string(),
  /** Absent: never expires, or must change now. */
  passwordExpiresAt: z.iso.datetime().optional(),
  daysLeft: z.int().optional(),
  mustChange: z.boolean(),
  locked: z.boolean(),
  lockoutEndsAt: z.iso.datetime().optional(),
  tasks: z.array(task),
})
export type AccountStateReply = z.output<typeof accountState>

export const getState = defineOperation({
  id: 'getState',
  method: 'get',
  path: '/api/v1/state',
  summary: 'Days left, lockout and tasks of the person whose run gave this state token, or who is signed on',
  caller: 'state',
  status: 200,
  reply: accountState,
  errors: ['token-invalid', 'directory-unreachable'],
})

export const revokeState = defineOperation({
  id: 'revokeState',
  method: 'delete',
  path: '/api/v1/state',
  summary: 'Revokes the state token',
  caller: 'state',
  status: 204,
  errors: ['token-invalid'],
})

export interface StateServices {
  stateOf(token: string, language: string): Promise<AccountStateReply | undefined>
  revoke(token: string): Promise<void>
}

export function stateRoutes(app: Hono, { stateOf, revoke }: StateServices): void {
  mount(app, getState, async (context) => {
    const token = bearer(context) ?? sessionToken(context)
    const state = token && (await stateOf(token, languageOf(context)))
    if (!state) throw new AppError('token-invalid')
    return context.json(state)
  })
  mount(app, revokeState, async (context) => {
    const token = bearer(context)
    if (!token) throw new AppError('token-invalid')
    await revoke(token)
    return context.body(null, 204)
  })
}
