import type { Hono } from 'hono'
import { z } from 'zod'
import { longestPassword } from '../activities/password-fields.ts'
import { addressOf, runOf } from './caller.ts'
import { defineOperation, mount } from './operation.ts'
import type { RunServices } from './runs.ts'
import { problem } from './step.ts'

export const checkNewPassword = defineOperation({
  id: 'checkNewPassword',
  method: 'post',
  path: '/api/v1/runs/{id}/password-checks',
  summary:
    'Why the page with this number would refuse a new password, as far as that is known before it is set. Changes nothing',
  caller: 'run',
  body: z.strictObject({ number: z.int().min(0), newPassword: z.string().max(longestPassword) }),
  status: 200,
  reply: z.object({ problem: problem.optional() }),
  errors: ['invalid-request', 'run-unknown', 'token-invalid', 'csrf-refused', 'busy'],
})

/** So that a suggested password keeps the rules that only the server can judge, too. */
export function passwordCheckRoutes(
  app: Hono,
  { engine, limits, trustedProxies, signal }: Pick<RunServices, 'engine' | 'limits' | 'trustedProxies' | 'signal'>,
): void {
  mount(app, checkNewPassword, async (context, { number, newPassword }) => {
    const run = runOf(context)
    await limits.pause(addressOf(context, trustedProxies), signal)
    return context.json({ problem: await engine.tryPassword(run, { number, newPassword }) })
  })
}
