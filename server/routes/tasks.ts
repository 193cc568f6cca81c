import type { Hono } from 'hono'
import { z } from 'zod'
import type { Task } from '../../shared/wizard/client.ts'
import { inLanguage } from '../policies/own-words.ts'
import type { Policies } from '../policies/policies.ts'
import type { WorkflowDefinition } from '../policies/workflow.ts'
import { languageOf } from './language.ts'
import { accountName, domainName } from './names.ts'
import { defineOperation, mount } from './operation.ts'

export const listTasks = defineOperation({
  id: 'listTasks',
  method: 'post',
  path: '/api/v1/tasks',
  summary: 'What the site offers, by its settings only: the same for every account, and the account is not looked up',
  caller: 'anyone',
  body: z.strictObject({ account: accountName, domain: domainName.optional() }),
  status: 200,
  reply: z.object({ tasks: z.array(z.object({ workflow: z.string(), title: z.string(), text: z.string() })) }),
  errors: ['invalid-request'],
})

export function taskRoutes(app: Hono, policies: Policies): void {
  mount(app, listTasks, async (context) => context.json({ tasks: await offeredTasks(policies, languageOf(context)) }))
}

export async function offeredTasks(policies: Policies, language: string): Promise<Task[]> {
  const definitions = await policies.tasks('self-service')
  return definitions.map((definition) => taskOf(definition, language))
}

/** A workflow as sites offer it. */
export const taskOf = ({ id, name, description }: WorkflowDefinition, language: string): Task => ({
  workflow: id,
  title: inLanguage(name, language),
  text: inLanguage(description, language),
})
