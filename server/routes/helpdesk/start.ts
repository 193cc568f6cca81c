import type { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { pickLanguage } from '../../../shared/languages/pick-language.ts'
import { addressOf, keepRun, sessionToken, wantsCookie } from '../caller.ts'
import { languageOf } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { startRun } from '../runs.ts'
import { findPerson, type HelpdeskServices, operatorOf } from './services.ts'

/** Any printable text; a reason may have several lines. */
const printable = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^\p{Cc}]*$/u)
const lines = z
  .string()
  .trim()
  .min(1)
  .regex(/^(?:[^\p{Cc}]|\n)*$/u)

export const startHelpdeskRun = defineOperation({
  id: 'startHelpdeskRun',
  method: 'post',
  path: '/api/v1/helpdesk/runs',
  summary:
    'Begins a task for somebody; it goes on by the same calls as every run, as long as the operator is signed in',
  caller: 'operator',
  body: z.strictObject({
    workflow: z.string().regex(/^[a-z0-9-]{1,64}$/),
    person: z.string().max(300),
    ticket: printable.max(100).optional(),
    reason: lines.max(500).optional(),
    language: z.string().max(35).optional(),
  }),
  status: 201,
  reply: startRun.reply,
  errors: [
    ...(['invalid-request', 'sign-in-required', 'forbidden', 'csrf-refused'] as const),
    ...(['person-unknown', 'workflow-unknown', 'directory-unreachable', 'busy'] as const),
  ],
})

export function startRoutes(app: Hono, of: HelpdeskServices): void {
  mount(app, startHelpdeskRun, async (context, { person: reference, ticket, reason, workflow, language }) => {
    const person = await findPerson(of, context, reference)
    const { id, domain, account, displayName } = operatorOf(context)
    const session = sessionToken(context)
    if (!session) throw new AppError('sign-in-required')
    const started = await of.engine.start({
      ...{ workflow, account: person.account, domain: person.domain, site: 'helpdesk' },
      language: language ? pickLanguage([language]) : languageOf(context),
      address: addressOf(context, of.trustedProxies),
      helpdesk: { operator: { id, domain, account, displayName }, session, person, ticket, reason },
    })
    if (!wantsCookie(context)) return context.json(started, 201)
    keepRun(context, started.run)
    return context.json({ run: { id: started.run.id }, step: started.step }, 201)
  })
}
