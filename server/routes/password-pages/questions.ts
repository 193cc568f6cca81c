import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { deleteQuestion, loadQuestions, saveQuestions, unlockQuestions } from '../../password-pages/questions.ts'
import { defineOperation, mount } from '../operation.ts'
import { formSchema, stepProblem } from '../step.ts'
import type { PasswordPageRouteServices, SignedInIdentity } from './signed-in.ts'

const path = '/api/v1/password-pages/questions'
const caller = 'password-pages'

const questionsReply = z.object({
  registered: z.array(z.object({ id: z.string(), text: z.string(), isLocked: z.boolean() })),
  required: z.int().describe('So many must be registered to sign in here by them'),
  answer: formSchema.describe('JSON Schema of a form that registers answers, in place of all there are'),
})

export const getOwnQuestions = defineOperation({
  id: 'getOwnQuestions',
  method: 'get',
  path,
  summary: 'The security questions of the signed-in person, without their answers',
  caller,
  status: 200,
  reply: questionsReply,
  errors: ['not-found', 'directory-unreachable'],
})

export const saveOwnQuestions = defineOperation({
  id: 'saveOwnQuestions',
  method: 'put',
  path,
  summary: 'Registers answers in place of all there are',
  caller,
  body: z.strictObject({ answers: z.array(z.looseObject({ question: z.string().max(64) })).max(250) }),
  status: 200,
  reply: z.object({ problem: stepProblem.optional().describe('Nothing was saved') }),
  errors: ['not-found', 'directory-unreachable'],
})

export const deleteOwnQuestion = defineOperation({
  id: 'deleteOwnQuestion',
  method: 'delete',
  path: `${path}/{id}`,
  summary: 'Removes one question with its answer',
  caller,
  status: 204,
  errors: ['not-found', 'conflict', 'directory-unreachable'],
})

export const unlockOwnQuestions = defineOperation({
  id: 'unlockOwnQuestions',
  method: 'post',
  path: `${path}/unlock`,
  summary: 'Unlocks questions that wrong answers have locked',
  caller,
  status: 204,
  errors: ['not-found', 'directory-unreachable'],
})

export function questionRoutes(
  app: Hono,
  services: PasswordPageRouteServices,
  getSignedIn: (context: Context) => SignedInIdentity,
): void {
  mount(app, getOwnQuestions, async (context) => context.reply(await loadQuestions(services, getSignedIn(context))))

  mount(app, saveOwnQuestions, async (context, { body }) =>
    context.reply({ problem: await saveQuestions(services, getSignedIn(context), body) }),
  )

  mount(app, deleteOwnQuestion, async (context, { params: { id } }) => {
    await deleteQuestion(services, getSignedIn(context), id)
    return context.reply()
  })

  mount(app, unlockOwnQuestions, async (context) => {
    await unlockQuestions(services, getSignedIn(context))
    return context.reply()
  })
}
