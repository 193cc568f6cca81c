import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { pickLanguage } from '../../shared/languages/pick-language.ts'
import type { Engine } from '../engine/engine.ts'
import type { Store } from '../store/database.ts'
import { hashToken } from '../store/keys.ts'
import { findSession } from '../store/sessions.ts'
import type { AddressLimits } from './address-limits.ts'
import { addressOf, forgetRun, keepRun, runOf, wantsCookie } from './caller.ts'
import { type Captcha, captchaPayload } from './captcha.ts'
import { languageOf } from './language.ts'
import { accountName, domainName } from './names.ts'
import { defineOperation, mount } from './operation.ts'
import { stayingSignedIn } from './staff-session.ts'
import { step } from './step.ts'

export const startRun = defineOperation({
  id: 'startRun',
  method: 'post',
  path: '/api/v1/runs',
  summary: 'Begins a task for an account. Known, unknown, locked and protected accounts are answered alike.',
  caller: 'anyone',
  body: z.strictObject({
    workflow: z.string().regex(/^[a-z0-9-]{1,64}$/),
    account: accountName,
    domain: domainName.optional(),
    language: z.string().max(35).optional(),
    captcha: captchaPayload.optional(),
  }),
  status: 201,
  reply: z.object({
    run: z.object({
      id: z.string(),
      token: z.string().optional().describe('Absent for our own sites, which keep it as a cookie'),
    }),
    step,
  }),
  errors: [
    'invalid-request',
    'workflow-unknown',
    'captcha-required',
    'captcha-invalid',
    'directory-unreachable',
    'busy',
  ],
})

export const standingStep = defineOperation({
  id: 'getRun',
  method: 'get',
  path: '/api/v1/runs/{id}',
  summary: 'The standing step of a run',
  caller: 'run',
  status: 200,
  reply: step,
  errors: ['run-unknown', 'token-invalid'],
})

export const answerStep = defineOperation({
  id: 'answerRun',
  method: 'post',
  path: '/api/v1/runs/{id}/answers',
  summary: 'Answers the page with this number; a late or repeated number gets the standing step and executes nothing',
  caller: 'run',
  body: z.strictObject({ number: z.int().min(0), answer: z.record(z.string().max(64), z.unknown()) }),
  status: 200,
  reply: step,
  errors: ['invalid-request', 'run-unknown', 'token-invalid', 'csrf-refused', 'busy'],
})

export const cancelRun = defineOperation({
  id: 'cancelRun',
  method: 'delete',
  path: '/api/v1/runs/{id}',
  summary: 'Cancels a run',
  caller: 'run',
  status: 204,
  errors: ['run-unknown', 'token-invalid', 'csrf-refused'],
})

export interface RunServices {
  engine: Engine
  captcha: Captcha
  limits: AddressLimits
  trustedProxies: string[]
  signal: AbortSignal
  store: Store
  clock(): Date
}

export function runRoutes(app: Hono, services: RunServices): void {
  const { engine } = services

  mount(app, startRun, async (context, { captcha, language, ...order }) => {
    const provenWork = await admit(context, services, captcha)
    const started = await engine.start({
      ...order,
      provenWork,
      site: 'self-service',
      address: addressOf(context, services.trustedProxies),
      language: language ? pickLanguage([language]) : languageOf(context),
    })
    if (!wantsCookie(context)) return context.json(started, 201)
    keepRun(context, started.run)
    return context.json({ run: { id: started.run.id }, step: started.step }, 201)
  })

  mount(app, standingStep, async (context) => context.json(await engine.standing(runOf(context))))

  mount(app, answerStep, async (context, submission) => {
    const run = runOf(context)
    await services.limits.pause(addressOf(context, services.trustedProxies), services.signal)
    const next = await engine.answer(run, submission)
    if (run.session)
      await stayingSignedIn(services.store, await sessionOf(services.store, run.session), services.clock())
    return context.json(next)
  })

  mount(app, cancelRun, async (context) => {
    const run = runOf(context)
    await engine.cancel(run)
    forgetRun(context, run.id)
    return context.body(null, 204)
  })
}

const sessionOf = ({ read }: Store, token: string) => findSession(read, hashToken(token))

/** Whether work was proven. A busy address must have; what an account demands beyond that is the engine's to say. */
async function admit(
  context: Context,
  { captcha, limits, trustedProxies, signal }: RunServices,
  proof: z.output<typeof captchaPayload> | undefined,
): Promise<boolean> {
  const address = addressOf(context, trustedProxies)
  limits.count(address)
  await limits.pause(address, signal)
  if (proof && !(await captcha.accepts(proof))) throw new AppError('captcha-invalid')
  if (!proof && limits.mustProveWork(address)) throw new AppError('captcha-required')
  return proof !== undefined
}
