import { z } from 'zod'
import type { Store, Tx } from '../store/database.ts'
import { insertPolicy, listPolicies } from '../store/management-policies.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'
import {
  findCurrentWorkflow,
  listCurrentWorkflows,
  publishWorkflow,
  type WorkflowVersion,
} from '../store/workflow-versions.ts'
import { defaultPolicyDefinition, defaultPolicyId, lastPriority } from './management-policy.ts'
import { type WorkflowDefinition, withdrawnDefinition, workflowDefinition } from './workflow.ts'

/** The version of each workflow that the product published last; a version that an administrator published since is not replaced. */
const setting = 'workflows.predefined'
const publishedVersions = z.record(z.string(), z.string())
type PublishedVersions = z.output<typeof publishedVersions>

/** Without a policy for the default one, which was once the only one. */
const keyOf = (policy: string, workflow: string): string =>
  policy === defaultPolicyId ? workflow : `${policy}/${workflow}`

/** Gives every policy the predefined workflows of this release, except those that an administrator has changed. */
export async function publishPredefined(store: Store, workflows: readonly WorkflowDefinition[]): Promise<void> {
  await store.transaction(async (tx) => {
    // Only the predefined fields are stored, so that a newer release can change the defaults of others.
    const definition = JSON.stringify(defaultPolicyDefinition)
    await insertPolicy(tx, { id: defaultPolicyId, priority: lastPriority, definition })
    const policies = await listPolicies(tx)
    const current = await listCurrentWorkflows(tx)
    await changeRecord(tx, async (ours) => {
      for (const { id } of policies) await publishInto(tx, id, { workflows, current, ours })
    })
  })
}

/** Publishes the predefined workflows for a new policy. */
export function publishPredefinedInto(tx: Tx, policy: string, workflows: readonly WorkflowDefinition[]): Promise<void> {
  return changeRecord(tx, (ours) => publishInto(tx, policy, { workflows, current: [], ours }))
}

/** Copies one policy's current workflows to another; those that the product published are still updated by it. */
export async function copyWorkflows(tx: Tx, from: string, to: string, workflows: readonly string[]): Promise<void> {
  await changeRecord(tx, async (ours) => {
    for (const workflow of workflows) {
      const current = await findCurrentWorkflow(tx, { policy: from, workflow })
      if (!current || current.definition === withdrawnDefinition) continue
      const copy = await publishWorkflow(tx, { policy: to, workflow, definition: current.definition })
      if (ours[keyOf(from, workflow)] === current.id) ours[keyOf(to, workflow)] = copy.id
    }
  })
}

interface PredefinedPublication {
  workflows: readonly WorkflowDefinition[]
  /** Current versions of all policies, read once. */
  current: readonly WorkflowVersion[]
  /** Changed here. */
  ours: PublishedVersions
}

async function publishInto(tx: Tx, policy: string, { workflows, current, ours }: PredefinedPublication): Promise<void> {
  const published = new Map(current.filter((row) => row.policy === policy).map((row) => [row.workflow, row]))
  for (const workflow of workflows) {
    const key = keyOf(policy, workflow.id)
    const version = published.get(workflow.id)
    if (version && version.id !== ours[key]) continue
    const definition = JSON.stringify(workflowDefinition.parse(workflow))
    if (version?.definition === definition) continue
    ours[key] = (await publishWorkflow(tx, { policy, workflow: workflow.id, definition })).id
  }
}

async function changeRecord(tx: Tx, change: (ours: PublishedVersions) => Promise<void>): Promise<void> {
  const stored = await getSetting(tx, setting)
  const before = publishedVersions.parse(stored?.value ?? {})
  const ours = { ...before }
  await change(ours)
  const changed = Object.fromEntries(Object.entries(ours).filter(([key, version]) => before[key] !== version))
  if (Object.keys(changed).length === 0) return
  let version = stored?.version ?? absentSetting
  let latest = before
  // Where another node has recorded its own versions meanwhile, both belong in the record.
  while (!(await putSetting(tx, setting, { ...latest, ...changed }, version))) {
    const again = await getSetting(tx, setting)
    version = again?.version ?? absentSetting
    latest = publishedVersions.parse(again?.value ?? {})
  }
}
