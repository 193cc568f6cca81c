import type { AnyActivity } from '../activities/activity.ts'
import type { PublishedWorkflow, WorkflowDefinition } from '../policies/workflow.ts'

/** A published workflow version with the activity and the parsed settings of every step. */
export interface Workflow {
  version: string
  /** Id of the management policy that the run keeps to. */
  policy: string
  definition: WorkflowDefinition
  steps: readonly Step[]
}

export interface Step {
  key: string
  activity: AnyActivity
  settings: unknown
}

/** Published versions never change, so each is read once. */
const cache = new WeakMap<PublishedWorkflow, { activities: readonly AnyActivity[]; workflow: Workflow }>()

/** Throws if a published version names an activity that does not exist, or settings that it does not take: a broken promise of ours. */
export function readWorkflow(published: PublishedWorkflow, activities: readonly AnyActivity[]): Workflow {
  const cached = cache.get(published)
  if (cached?.activities === activities) return cached.workflow
  const { version, policy, definition } = published
  const steps = definition.activities.map(({ key, activity: id, settings }) => {
    const activity = activities.find((one) => one.id === id)
    if (!activity) throw new Error(`workflow ${definition.id} names the activity ${id}, which does not exist`)
    const parsed: unknown = activity.settings.parse(settings)
    const skipsPrepare = activity.needsPrepare?.(parsed, definition.site) === false
    return { key, activity: skipsPrepare ? { ...activity, prepare: undefined } : activity, settings: parsed }
  })
  const workflow = { version, policy, definition, steps }
  cache.set(published, { activities, workflow })
  return workflow
}

export const canLockProfile = ({ steps }: Workflow): boolean =>
  steps.some(({ activity }) => activity.locks === 'profile')

export const requiresProfile = ({ steps }: Pick<Workflow, 'steps'>): boolean =>
  steps.some(({ activity }) => activity.requires === 'profile')
