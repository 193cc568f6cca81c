import type { Hono } from 'hono'
import { z } from 'zod'
import { readClientAddress } from './caller.ts'
import { negotiateLanguage } from './language.ts'
import { workflowId } from './names.ts'
import { defineOperation, mount } from './operation.ts'
import type { RunServices } from './runs.ts'
import { stepPage } from './step.ts'

export const getFirstPage = defineOperation({
  id: 'getFirstPage',
  method: 'get',
  path: '/api/v1/workflows/{workflow}/first-page',
  summary: 'The page with which every run of a workflow begins, so that it can be asked together with the account',
  caller: 'anyone',
  params: z.object({ workflow: workflowId }),
  status: 200,
  reply: z.object({
    page: stepPage
      .optional()
      .describe(
        'Present only where it asks for the current and the new password: the same for every account, with the rules of accounts that do not exist',
      ),
  }),
  errors: ['workflow-unknown', 'directory-unreachable', 'busy'],
})

/** Lets a client that knows the account ask for everything at once, and name the account only when the person sends it. */
export function firstPageRoutes(
  app: Hono,
  { engine, entry: { queue, trustedProxies, signal } }: Pick<RunServices, 'engine' | 'entry'>,
): void {
  mount(app, getFirstPage, async (context, { params: { workflow } }) => {
    const address = readClientAddress(context, trustedProxies)
    const language = negotiateLanguage(context)
    const request = { workflow, language, site: 'self-service' } as const
    const page = await queue.inTurn(address, signal, () => engine.presentFirstPage(request))
    return context.reply({ page })
  })
}
