import type { AnyActivity } from '../activities/activity.ts'
import type { PublishedWorkflow, WorkflowDefinition } from '../policies/workflow.ts'

/** A workflow as runs take it: every step with its activity, and with settings that its activity has read. */
export interface Workflow {
  version: string
  /** The management policy that the run keeps to. */
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
const known = new WeakMap<PublishedWorkflow, { activities: readonly AnyActivity[]; workflow: Workflow }>()

export function workflowSteps(published: PublishedWorkflow, activities: readonly AnyActivity[]): Workflow {
  const read = known.get(published)
  if (read?.activities === activities) return read.workflow
  const workflow = readSteps(published, activities)
  known.set(published, { activities, workflow })
  return workflow
}

/** Throws where a published version names an activity that is gone, or settings that it does not take: a broken promise of ours. */
function readSteps({ version, policy, definition }: PublishedWorkflow, activities: readonly AnyActivity[]): Workflow {
  const steps = definition.activities.map(({ key, activity: id, settings }) => {
    const activity = activities.find((one) => one.id === id)
    if (!activity) throw new Error(`workflow ${definition.id} names the activity ${id}, which does not exist`)
    const read: unknown = activity.settings.parse(settings)
    const isReady = activity.prepares?.(read, definition.site) === false
    return { key, activity: isReady ? { ...activity, prepare: undefined } : activity, settings: read }
  })
  return { version, policy, definition, steps }
}

export const locksProfile = ({ steps }: Workflow): boolean => steps.some(({ activity }) => activity.locks === 'profile')

export const requiresProfile = ({ steps }: Pick<Workflow, 'steps'>): boolean =>
  steps.some(({ activity }) => activity.requires === 'profile')
