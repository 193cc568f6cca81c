import type { Policies } from '../policies/policies.ts'

/** The address of the first of these workflows that a policy offers, for a mail. It names the workflow and no person: an address may be logged on its way. */
export async function findTaskLink(
  { policies, url }: { policies: Pick<Policies, 'findWorkflow'>; url: string },
  policy: string,
  workflows: readonly string[],
): Promise<string> {
  for (const workflow of workflows) {
    if (await policies.findWorkflow(workflow, 'self-service', policy)) return `${url}/?task=${workflow}`
  }
  return `${url}/`
}
