import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { AskedQuestion } from '../authentication/identity-sign-in.ts'
import { signInModules } from '../authentication/index.ts'
import { isOffered } from '../authentication/offered-modules.ts'
import { askPasswordResetQuestions, passwordResetCredentials } from '../authentication/password-reset.ts'
import { requireApplicationRole, requireNothing } from '../authentication/role-based.ts'
import { readBrowserToken, readClientAddress } from './caller.ts'
import { captchaPayload } from './captcha.ts'
import { type EntryRequest, enter } from './entry.ts'
import { negotiateLanguage } from './language.ts'
import { defineOperation, mount } from './operation.ts'
import { servesFrontEnd } from './served-sites.ts'
import type { SessionServices } from './session-services.ts'

const frontEnd = 'password-reset-portal'

export const askSignInQuestions = defineOperation({
  id: 'askSignInQuestions',
  method: 'post',
  path: '/api/v1/sign-in/questions',
  summary:
    'The security questions whose answers sign an account in to the password pages: an unknown account has some, too, the same each time',
  caller: 'anyone',
  body: z.strictObject({
    module: z.enum(['password-reset', 'password-reset-role-based']),
    account: passwordResetCredentials.shape.account,
    captcha: captchaPayload.optional(),
  }),
  status: 200,
  reply: z.object({ questions: z.array(z.object({ id: z.string(), text: z.string() })) }),
  errors: ['not-found', 'captcha-invalid', 'directory-unreachable', 'busy'],
})

export function signInQuestionRoutes(app: Hono, services: SessionServices): void {
  mount(app, askSignInQuestions, async (context, { body: { captcha, ...who } }) =>
    context.reply({ questions: await askQuestions(services, context, { ...who, proof: captcha }) }),
  )
}

/** The questions for an account, whatever form it came in. */
export async function askQuestions(
  services: SessionServices,
  context: Context,
  {
    module: id,
    account,
    language = negotiateLanguage(context),
    ...proof
  }: { module: string; account: string; language?: string } & Pick<EntryRequest, 'proof' | 'provenUnits'>,
): Promise<AskedQuestion[]> {
  const module = signInModules.find((one) => one.id === id)
  const conditions = { ...(await services.loadOfferConditions()), hasApplicationToken: true }
  const isThere = module && isOffered(module, frontEnd, conditions) && servesFrontEnd(context, frontEnd)
  if (!isThere || !conditions.parameters.EnablePasswordProfileLogin) throw new AppError('not-found')
  const requirement = id === 'password-reset' ? requireNothing : requireApplicationRole
  const address = readClientAddress(context, services.entry.trustedProxies)
  return enter(services.entry, { address, isCall: true, ...proof }, (work) =>
    askPasswordResetQuestions(services.signInService(frontEnd, { work, browserToken: readBrowserToken(context) }), {
      account,
      language,
      requirement,
    }),
  )
}
