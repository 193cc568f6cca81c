import type { Hono } from 'hono'
import { z } from 'zod'
import { maxPasswordLength } from '../activities/password-fields.ts'
import { readClientAddress, readRunCredentials } from './caller.ts'
import { defineOperation, mount } from './operation.ts'
import type { RunServices } from './runs.ts'
import { stepProblem } from './step.ts'

export const checkNewPassword = defineOperation({
  id: 'checkNewPassword',
  method: 'post',
  path: '/api/v1/runs/{id}/password-checks',
  summary:
    'Why the page with this number would refuse a new password, as far as that is known in advance. Changes nothing',
  caller: 'run',
  body: z.strictObject({ number: z.int().min(0), newPassword: z.string().normalize('NFC').max(maxPasswordLength) }),
  status: 200,
  reply: z.object({ problem: stepProblem.optional() }),
  errors: ['busy'],
})

/** Lets the page suggest only passwords that also meet the rules which the server alone can check. */
export function passwordCheckRoutes(
  app: Hono,
  { engine, entry: { queue, trustedProxies, signal } }: Pick<RunServices, 'engine' | 'entry'>,
): void {
  mount(app, checkNewPassword, async (context, { body: { number, newPassword } }) => {
    const run = readRunCredentials(context)
    const address = readClientAddress(context, trustedProxies)
    const problem = await queue.inTurn(address, signal, () => engine.checkNewPassword(run, { number, newPassword }))
    return context.reply({ problem })
  })
}
