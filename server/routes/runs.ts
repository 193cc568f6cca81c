import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { pickLanguage } from '../../shared/languages/pick-language.ts'
import type { Engine } from '../engine/engine.ts'
import type { Store } from '../store/database.ts'
import { findSession } from '../store/sessions.ts'
import { hashToken } from '../store/signed-rows.ts'
import {
  clearRunCookie,
  createBrowserRequest,
  readBrowserToken,
  readClientAddress,
  readRunCredentials,
  setRunCookie,
  wantsCookie,
} from './caller.ts'
import { captchaPayload } from './captcha.ts'
import { type EntryServices, enter } from './entry.ts'
import { findKnownPeople } from './known-people.ts'
import { negotiateLanguage } from './language.ts'
import { accountName, domainName, workflowId } from './names.ts'
import { defineOperation, mount } from './operation.ts'
import { extendStaffSession, findSignedIn, type SignedInServices } from './require-session.ts'
import { stepReply } from './step.ts'

export const startRun = defineOperation({
  id: 'startRun',
  method: 'post',
  path: '/api/v1/runs',
  summary: 'Starts a workflow for an account. Known, unknown, locked and protected accounts get the same answers',
  caller: 'anyone',
  body: z.strictObject({
    workflow: workflowId,
    account: accountName,
    domain: domainName.optional(),
    language: z.string().max(35).optional(),
    captcha: captchaPayload.optional(),
    token: z
      .string()
      .regex(/^[A-Za-z0-9_-]{43}$/)
      .optional()
      .describe(
        'The token of the run, for programs that may lose the reply: 32 random bytes in base64url. The same start with it gets the run that it began',
      ),
  }),
  status: 201,
  reply: z.object({
    run: z.object({
      id: z.string(),
      token: z.string().optional().describe('Absent for our own sites, which get it as a cookie'),
    }),
    step: stepReply,
  }),
  errors: ['workflow-unknown', 'captcha-required', 'captcha-invalid', 'directory-unreachable', 'busy'],
})

export const getRun = defineOperation({
  id: 'getRun',
  method: 'get',
  path: '/api/v1/runs/{id}',
  summary: 'The current step of a run',
  caller: 'run',
  status: 200,
  reply: stepReply,
})

export const answerRun = defineOperation({
  id: 'answerRun',
  method: 'post',
  path: '/api/v1/runs/{id}/answers',
  summary: 'Answers the page with this number; a late or repeated answer gets the current step and executes nothing',
  caller: 'run',
  body: z.strictObject({
    number: z.int().min(0),
    answer: z.record(z.string().max(64), z.unknown()),
    captcha: captchaPayload.optional(),
  }),
  status: 200,
  reply: stepReply,
  errors: ['captcha-required', 'captcha-invalid', 'busy'],
})

export const cancelRun = defineOperation({
  id: 'cancelRun',
  method: 'delete',
  path: '/api/v1/runs/{id}',
  summary: 'Cancels a run',
  caller: 'run',
  status: 204,
})

export interface RunServices extends SignedInServices {
  engine: Engine
  entry: EntryServices
  store: Store
  clock(): Date
}

export function runRoutes(app: Hono, services: RunServices): void {
  const { engine, entry } = services
  const addressOf = (context: Context) => readClientAddress(context, entry.trustedProxies)

  mount(app, startRun, async (context, { body: { captcha: proof, language, ...order } }) => {
    const address = addressOf(context)
    // Programs keep no session; the extension's cookies are not read.
    const signedIn = wantsCookie(context) ? await findSignedIn(services, context) : undefined
    const started = await enter(entry, { address, isCall: true, proof }, async (work) =>
      engine.start({
        ...order,
        // Our own sites keep no token, so a page chooses none.
        token: wantsCookie(context) ? undefined : order.token,
        work,
        provenWork: work.proven > 0,
        knownPeople: await findKnownPeople(context, services.store),
        withoutStateToken: wantsCookie(context),
        browserToken: readBrowserToken(context),
        site: 'self-service',
        signIn: signedIn && { ...signedIn.signIn, person: signedIn.person },
        address,
        language: language ? pickLanguage([language]) : negotiateLanguage(context),
      }),
    )
    if (!wantsCookie(context)) return context.reply(started)
    setRunCookie(context, started.run)
    return context.reply({ run: { id: started.run.id }, step: started.step })
  })

  mount(app, getRun, async (context) => context.reply(await engine.getCurrentStep(readRunCredentials(context))))

  mount(app, answerRun, async (context, { body: { captcha: proof, ...submission } }) => {
    const run = readRunCredentials(context)
    // Scripts and the extension keep no cookies; the extension has its state token.
    const browser = wantsCookie(context) ? createBrowserRequest(context) : undefined
    const next = await enter(entry, { address: addressOf(context), proof }, (work) =>
      engine.answer(run, { ...submission, work, browser }),
    )
    if (run.sessionToken) await extendSession(services, run.sessionToken)
    return context.reply(next)
  })

  mount(app, cancelRun, async (context) => {
    const run = readRunCredentials(context)
    await engine.cancel(run)
    clearRunCookie(context, run.id)
    return context.reply()
  })
}

async function extendSession({ store, clock }: RunServices, token: string): Promise<void> {
  await extendStaffSession(store, await findSession(store.read, hashToken(store.read, token)), clock())
}
