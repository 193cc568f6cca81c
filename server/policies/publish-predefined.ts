import { z } from 'zod'
import type { Store } from '../store/database.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'
import { currentWorkflow, publishWorkflow } from '../store/workflow-versions.ts'
import { defaultPolicy } from './resolve.ts'
import { type WorkflowDefinition, workflowDefinition } from './workflow.ts'

/** Which version of each workflow the product itself published last; one that an administrator published since is left alone. */
const setting = 'workflows.predefined'
const publishedByUs = z.record(z.string(), z.string())

export async function publishPredefined(store: Store, workflows: readonly WorkflowDefinition[]): Promise<void> {
  await store.transaction(async (tx) => {
    const stored = await getSetting(tx, setting)
    const ours = publishedByUs.parse(stored?.value ?? {})
    const now: Record<string, string> = { ...ours }
    for (const workflow of workflows) {
      const of = { policy: defaultPolicy.id, workflow: workflow.id }
      const current = await currentWorkflow(tx, of)
      if (current && current.id !== ours[workflow.id]) continue
      const definition = JSON.stringify(workflowDefinition.parse(workflow))
      now[workflow.id] = (await publishWorkflow(tx, { ...of, definition })).id
    }
    if (JSON.stringify(now) !== JSON.stringify(ours)) {
      await putSetting(tx, setting, now, stored?.version ?? absentSetting)
    }
  })
}
