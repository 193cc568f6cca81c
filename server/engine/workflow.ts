import type { AnyActivity } from '../activities/activity.ts'
import type { PublishedWorkflow, WorkflowDefinition } from '../policies/workflow.ts'
import type { RunState } from './run-state.ts'

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

/** Where a run is in its workflow. */
interface Position {
  state: RunState
  workflow: Workflow
}

export const currentStep = ({ state, workflow }: Position): Step | undefined => workflow.steps[state.index]

export function requireCurrentStep(position: Position): Step {
  const step = currentStep(position)
  if (!step) throw new Error('a run that has ended has no current step')
  return step
}

/** Whether this step may be asked on the page of the step before it. */
export const joinsStepBefore = ({ steps }: Pick<Workflow, 'steps'>, index: number): boolean => {
  const [before, step] = [steps[index - 1], steps[index]]
  return before !== undefined && step?.activity.joins?.(step.settings) === before.activity.id
}

/** The step after the current one, if the page asks for the answer of both. After an idle time the authentication is repeated alone. */
export function joinedStep({ state, workflow }: Position): Step | undefined {
  const next = workflow.steps[state.index + 1]
  const isAlone = state.returnTo !== undefined || !next || state.skipped?.includes(next.key)
  return !isAlone && joinsStepBefore(workflow, state.index + 1) ? next : undefined
}

/** Whether the state after the current step is that of the step which the same page asked for. */
export const isJoinedStep = (before: Position, { index }: RunState): boolean =>
  joinedStep(before) !== undefined && index === before.state.index + 1
