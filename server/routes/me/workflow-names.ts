import { resolveText } from '../../policies/localized-text.ts'
import type { Policies } from '../../policies/policies.ts'

/** Names of one policy's workflows on both sites, by id; the id itself when the workflow is gone. */
export async function loadWorkflowNames(
  policies: Pick<Policies, 'listWorkflowsFor'>,
  policy: string,
  language: string,
): Promise<(workflow: string | undefined) => string> {
  const sites = await Promise.all([
    policies.listWorkflowsFor(policy, 'self-service'),
    policies.listWorkflowsFor(policy, 'helpdesk'),
  ])
  const names = new Map(sites.flat().map(({ id, name }) => [id, resolveText(name, language)]))
  return (workflow = '') => names.get(workflow) ?? workflow
}
