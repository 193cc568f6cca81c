import { toAddress } from '../../address.ts'
import type { Api } from '../../client.ts'
import type { Destination } from '../../section.ts'
import { loadPolicies, loadTogether, loadWorkflows } from './load-workflows.ts'

/** The workflows of every policy, those of other policies than the default one with its name. */
export async function listWorkflows(api: Api): Promise<Destination[]> {
  const reply = await loadTogether({ policies: loadPolicies(api), workflows: loadWorkflows(api) })
  if (!reply.ok) return []
  const { policies, workflows } = reply.value
  return workflows.flatMap(({ policy, id, title }) => {
    const name = policies.find((one) => one.id === policy)?.name
    // The workflows of a deleted policy stay in the database.
    if (name === undefined) return []
    const own = policy === 'default' ? title : `${title} · ${name}`
    return [{ title: own, address: toAddress(['workflows', policy, id]) }]
  })
}
