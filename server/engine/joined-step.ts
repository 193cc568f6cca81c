import type { ActivityContext } from '../activities/activity.ts'
import { type OpenRun, type RunContext, requireCurrentStep } from './run-context.ts'
import type { RunState } from './run-state.ts'
import type { Step, Workflow } from './workflow.ts'

/** Whether this step may be asked on the page of the step before it. */
export const joinsStepBefore = ({ steps }: Pick<Workflow, 'steps'>, index: number): boolean => {
  const [before, step] = [steps[index - 1], steps[index]]
  return before !== undefined && step?.activity.joins?.(step.settings) === before.activity.id
}

/** The step after the current one, if the page asks for the answer of both. After an idle time the authentication is repeated alone. */
export function joinedStep({ state, workflow }: Pick<OpenRun, 'state' | 'workflow'>): Step | undefined {
  const next = workflow.steps[state.index + 1]
  const isAlone = state.returnTo !== undefined || !next || state.skipped?.includes(next.key)
  return !isAlone && joinsStepBefore(workflow, state.index + 1) ? next : undefined
}

/** Whether the state after the current step is that of the step which the same page asked for. */
export const isJoinedStep = (before: Pick<OpenRun, 'state' | 'workflow'>, { index }: RunState): boolean =>
  joinedStep(before) !== undefined && index === before.state.index + 1

/** The step whose page is shown, and what that page may know: of a joined step only what a decoy of the same name would. */
export async function pageStep(context: RunContext): Promise<{ step: Step; ctx: ActivityContext<unknown> }> {
  const { run, activityContext, decoyContext } = context
  const joined = joinedStep(run)
  if (joined) return { step: joined, ctx: await decoyContext(joined, run.state) }
  const step = requireCurrentStep(run)
  return { step, ctx: activityContext(step, run.state) }
}
