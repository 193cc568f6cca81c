import type { Hono } from 'hono'
import { z } from 'zod'
import { signInModules } from '../authentication/index.ts'
import { endSession, findSession } from '../store/sessions.ts'
import { hashToken } from '../store/signed-rows.ts'
import { assertCsrfHeader, clearRunCookies, clearSessionCookie, readSessionToken } from './caller.ts'
import { captchaPayload } from './captcha.ts'
import { nextStepReply } from './continue-sign-in.ts'
import { loadSessionReply, sessionReply } from './open-session.ts'
import { defineOperation, mount } from './operation.ts'
import type { SessionServices } from './session-services.ts'
import { createSignIn } from './sign-in.ts'

const appCode = z.string().trim().min(1).max(20)

const signInBodies = signInModules.map((module) =>
  module.credentials.extend({
    frontEnd: z.enum(module.frontEnds),
    module: z.literal(module.id),
    captcha: captchaPayload.optional(),
    code: appCode.optional().describe('Of the authenticator app, where the site demands a second factor: for scripts'),
  }),
)

export const signIn = defineOperation({
  id: 'signIn',
  method: 'post',
  path: '/api/v1/sign-in',
  summary:
    'Signs in to a site. An unknown account and a wrong password get the same answer. Staff may have to show a second factor: next',
  caller: 'anyone',
  body: z.union(signInBodies),
  status: 200,
  reply: z.union([sessionReply, nextStepReply]),
  errors: [
    'not-found',
    'sign-in-refused',
    'second-factor-refused',
    'too-many-attempts',
    'password-expired',
    'conflict',
    'captcha-required',
    'captcha-invalid',
    'directory-unreachable',
    'busy',
  ],
})

export const getSession = defineOperation({
  id: 'getSession',
  method: 'get',
  path: '/api/v1/session',
  summary: 'Who is signed in',
  caller: 'browser',
  status: 200,
  reply: z.union([sessionReply, z.object({ signedIn: z.literal(false) })]),
  errors: ['directory-unreachable'],
})

export const signOut = defineOperation({
  id: 'signOut',
  method: 'delete',
  path: '/api/v1/session',
  summary: 'Signs out',
  caller: 'browser',
  status: 204,
})

export function sessionRoutes(app: Hono, services: SessionServices): void {
  const { store } = services

  const signInBy = createSignIn(services)

  mount(app, signIn, async (context, { body: { frontEnd, module, captcha, code, ...credentials } }) =>
    context.reply(await signInBy(context, { frontEnd, module, credentials, proof: captcha, code })),
  )

  mount(app, getSession, async (context) => {
    const token = readSessionToken(context)
    const session = token && (await loadSessionReply(context, services, token))
    return context.reply(session || { signedIn: false })
  })

  mount(app, signOut, async (context) => {
    assertCsrfHeader(context)
    const token = readSessionToken(context)
    const tokenHash = token && hashToken(store.read, token)
    // A run goes on after a new sign-in of its operator, but not after they have signed out.
    if (tokenHash && (await findSession(store.read, tokenHash))?.frontEnd === 'helpdesk') clearRunCookies(context)
    if (tokenHash) await store.transaction((tx) => endSession(tx, tokenHash))
    clearSessionCookie(context)
    return context.reply()
  })
}
