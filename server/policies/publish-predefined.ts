import { z } from 'zod'
import type { Store, Tx } from '../store/database.ts'
import { insertPolicy, listPolicies } from '../store/management-policies.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'
import { currentWorkflow, currentWorkflows, publishWorkflow, type WorkflowVersion } from '../store/workflow-versions.ts'
import { defaultPolicyDefinition, defaultPolicyId, lastPriority } from './management-policy.ts'
import { type WorkflowDefinition, withdrawn, workflowDefinition } from './workflow.ts'

/** Which version of each workflow the product itself published last; one that an administrator published since is left alone. */
const setting = 'workflows.predefined'
const publishedByUs = z.record(z.string(), z.string())
export type PublishedByUs = z.output<typeof publishedByUs>

/** Those of the default policy were the only ones once. */
const keyOf = (policy: string, workflow: string): string =>
  policy === defaultPolicyId ? workflow : `${policy}/${workflow}`

/** Every policy has the predefined workflows, in the newest form that the product ships, until an administrator has changed them. */
export async function publishPredefined(store: Store, workflows: readonly WorkflowDefinition[]): Promise<void> {
  await store.transaction(async (tx) => {
    // Only what differs from the product's own is stored, so that a newer release may know better.
    const definition = JSON.stringify(defaultPolicyDefinition)
    await insertPolicy(tx, { id: defaultPolicyId, priority: lastPriority, definition })
    const policies = await listPolicies(tx)
    const current = await currentWorkflows(tx)
    await changeRecord(tx, async (ours) => {
      for (const { id } of policies) await publishInto(tx, id, { workflows, current, ours })
    })
  })
}

/** The predefined workflows for a policy that is new. */
export function publishPredefinedInto(tx: Tx, policy: string, workflows: readonly WorkflowDefinition[]): Promise<void> {
  return changeRecord(tx, (ours) => publishInto(tx, policy, { workflows, current: [], ours }))
}

/** Copies one policy's current workflows to another; what the product published stays its own to renew. */
export async function copyWorkflows(tx: Tx, from: string, to: string, workflows: readonly string[]): Promise<void> {
  await changeRecord(tx, async (ours) => {
    for (const workflow of workflows) {
      const current = await currentWorkflow(tx, { policy: from, workflow })
      if (!current || current.definition === withdrawn) continue
      const copy = await publishWorkflow(tx, { policy: to, workflow, definition: current.definition })
      if (ours[keyOf(from, workflow)] === current.id) ours[keyOf(to, workflow)] = copy.id
    }
  })
}

/** `current`: the versions that stand, read once for all. */
async function publishInto(
  tx: Tx,
  policy: string,
  of: { workflows: readonly WorkflowDefinition[]; current: readonly WorkflowVersion[]; ours: PublishedByUs },
): Promise<void> {
  const { workflows, ours } = of
  const current = new Map(of.current.filter((row) => row.policy === policy).map((row) => [row.workflow, row]))
  for (const workflow of workflows) {
    const [key, standing] = [keyOf(policy, workflow.id), current.get(workflow.id)]
    if (standing && standing.id !== ours[key]) continue
    const definition = JSON.stringify(workflowDefinition.parse(workflow))
    if (standing?.definition === definition) continue
    ours[key] = (await publishWorkflow(tx, { policy, workflow: workflow.id, definition })).id
  }
}

async function changeRecord(tx: Tx, change: (ours: PublishedByUs) => Promise<void>): Promise<void> {
  const stored = await getSetting(tx, setting)
  const ours = publishedByUs.parse(stored?.value ?? {})
  const before = JSON.stringify(ours)
  await change(ours)
  if (JSON.stringify(ours) !== before) await putSetting(tx, setting, ours, stored?.version ?? absentSetting)
}
