import type { Hono } from 'hono'
import { z } from 'zod'
import { pickLanguage } from '../../shared/languages/pick-language.ts'
import { readRunCredentials } from './caller.ts'
import { defineOperation, mount } from './operation.ts'
import type { RunServices } from './runs.ts'
import { stepReply } from './step.ts'

export const changeRunLanguage = defineOperation({
  id: 'changeRunLanguage',
  method: 'put',
  path: '/api/v1/runs/{id}/language',
  summary: 'Goes on in another language; returns the current step with its number. A run that has ended keeps its own',
  caller: 'run',
  body: z.strictObject({ language: z.string().min(1).max(35) }),
  status: 200,
  reply: stepReply,
  errors: ['busy'],
})

export function runLanguageRoutes(app: Hono, { engine }: Pick<RunServices, 'engine'>): void {
  mount(app, changeRunLanguage, async (context, { body: { language } }) =>
    context.reply(await engine.changeLanguage(readRunCredentials(context), pickLanguage([language]))),
  )
}
