import type { Hono } from 'hono'
import { z } from 'zod'
import type { OfferedWorkflow } from '../../shared/wizard/wizard-client.ts'
import { resolveText } from '../policies/localized-text.ts'
import type { Policies } from '../policies/policies.ts'
import type { WorkflowDefinition } from '../policies/workflow.ts'
import { negotiateLanguage } from './language.ts'
import { accountName, domainName } from './names.ts'
import { defineOperation, mount } from './operation.ts'

export const offeredWorkflow = z.object({ workflow: z.string(), title: z.string(), text: z.string() })

export const listOfferedWorkflows = defineOperation({
  id: 'listOfferedWorkflows',
  method: 'post',
  path: '/api/v1/workflows',
  summary: 'The workflows that the site offers: the same for every account, which is not looked up',
  caller: 'anyone',
  body: z.strictObject({ account: accountName, domain: domainName.optional() }),
  status: 200,
  reply: z.object({ tasks: z.array(offeredWorkflow) }),
})

export function offeredWorkflowRoutes(app: Hono, policies: Policies): void {
  mount(app, listOfferedWorkflows, async (context) =>
    context.reply({ tasks: await loadOfferedWorkflows(policies, negotiateLanguage(context)) }),
  )
}

export async function loadOfferedWorkflows(policies: Policies, language: string): Promise<OfferedWorkflow[]> {
  const definitions = await policies.listWorkflows('self-service')
  return definitions.map((definition) => describeWorkflow(definition, language))
}

export const describeWorkflow = ({ id, name, description }: WorkflowDefinition, language: string): OfferedWorkflow => ({
  workflow: id,
  title: resolveText(name, language),
  text: resolveText(description, language),
})
