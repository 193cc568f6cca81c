import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { maxPasswordLength } from '../../activities/password-fields.ts'
import { loadRules, loadTargets, setSelected } from '../../password-pages/password-pages.ts'
import { obstacles } from '../../password-pages/targets.ts'
import { readClientAddress } from '../caller.ts'
import { defineOperation, mount } from '../operation.ts'
import { stepPage, stepProblem } from '../step.ts'
import type { PasswordPageRouteServices, SignedInIdentity } from './signed-in.ts'

const caller = 'password-pages'

const selection = z
  .union([z.literal('central'), z.array(z.string().min(1).max(200)).min(1).max(100)])
  .describe('The central password, which is spread to all own accounts; or the accounts of these ids')

const outcomes = ['applied', 'refused', 'unknown', 'unreachable', 'pending', 'busy'] as const

export const getPasswordPages = defineOperation({
  id: 'getPasswordPages',
  method: 'get',
  path: '/api/v1/password-pages',
  summary:
    'Whose passwords the signed-in person may set: own accounts, those of subidentities, and those of identities that they look after',
  caller,
  status: 200,
  reply: z.object({
    displayName: z.string(),
    account: z.string(),
    secondsLeft: z.int().describe('Until the session ends'),
    hasCentral: z.boolean().describe('One password can be set for all own accounts'),
    hasQuestions: z.boolean().describe('People may manage their security questions here'),
    targets: z.array(
      z.object({
        id: z.string(),
        table: z.string(),
        name: z.string(),
        relation: z.enum(['self', 'sub-identity', 'sponsored']),
        identity: z.string().describe('Name of the identity that the account belongs to'),
        obstacle: z.enum(obstacles).optional().describe('Its password cannot be set here'),
        note: z.string().optional().describe('Why, in words'),
      }),
    ),
  }),
  errors: ['directory-unreachable'],
})

export const getNewPasswordRules = defineOperation({
  id: 'getNewPasswordRules',
  method: 'post',
  path: '/api/v1/password-pages/rules',
  summary: 'What a new password of these accounts must be. Changes nothing',
  caller,
  body: z.strictObject({ selection }),
  status: 200,
  reply: z.object({ rules: stepPage.shape.rules.unwrap() }),
  errors: ['not-found', 'directory-unreachable'],
})

export const setTargetPasswords = defineOperation({
  id: 'setTargetPasswords',
  method: 'post',
  path: '/api/v1/password-pages/passwords',
  summary:
    'Sets one new password for one or several accounts. The same request, sent again, changes nothing twice and gets the same results',
  caller,
  body: z.strictObject({
    request: z.uuid(),
    selection,
    newPassword: z.string().normalize('NFC').min(1).max(maxPasswordLength),
  }),
  status: 200,
  reply: z.union([
    z.object({ problem: stepProblem.describe('Nothing was set: one of the systems does not accept the password') }),
    z.object({
      results: z.array(z.object({ target: z.string(), name: z.string(), outcome: z.enum(outcomes), text: z.string() })),
    }),
  ]),
  errors: ['not-found', 'busy', 'directory-unreachable'],
})

export function passwordRoutes(
  app: Hono,
  services: PasswordPageRouteServices,
  getSignedIn: (context: Context) => SignedInIdentity,
): void {
  mount(app, getPasswordPages, async (context) => {
    const signedIn = getSignedIn(context)
    const { person, sessionEndsAt, parameters } = signedIn
    const secondsLeft = Math.max(0, Math.floor((sessionEndsAt.getTime() - services.clock().getTime()) / 1000))
    return context.reply({
      displayName: person.displayName,
      account: person.account,
      secondsLeft,
      hasQuestions: parameters.VI_MyData_MyPassword_Visibility,
      ...(await loadTargets(services, signedIn)),
    })
  })

  mount(app, getNewPasswordRules, async (context, { body }) =>
    context.reply({ rules: await loadRules(services, getSignedIn(context), body.selection) }),
  )

  mount(app, setTargetPasswords, async (context, { body }) => {
    const { queue, trustedProxies, signal } = services.entry
    const address = readClientAddress(context, trustedProxies)
    return context.reply(await queue.inTurn(address, signal, () => setSelected(services, getSignedIn(context), body)))
  })
}
