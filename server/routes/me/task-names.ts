import { inLanguage } from '../../policies/own-words.ts'
import type { Policies } from '../../policies/policies.ts'

/** Names of one policy's tasks on both sites, by workflow id; the id itself where the workflow is gone. */
export async function taskNames(
  policies: Pick<Policies, 'tasksFor'>,
  policy: string,
  language: string,
): Promise<(workflow: string | undefined) => string> {
  const sites = await Promise.all([policies.tasksFor(policy, 'self-service'), policies.tasksFor(policy, 'helpdesk')])
  const names = new Map(sites.flat().map(({ id, name }) => [id, inLanguage(name, language)]))
  return (workflow = '') => names.get(workflow) ?? workflow
}
