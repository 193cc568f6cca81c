import { AppError } from '../../shared/errors.ts'
import { type RunState, runsIn } from './run-state.ts'
import type { Turn } from './turn.ts'
import type { Step } from './workflow-steps.ts'

/**
 * Which of the coming steps have nothing to do for this person now. Asked before the transaction, since they may ask the
 * directory; looks ahead only to the next step that stops the run.
 */
export async function stepsWithNothingToDo(turn: Turn, state: RunState): Promise<ReadonlySet<number>> {
  const idle = new Set<number>()
  const begins = turn.run.row.version === 0
  // A page that is shown again is not taken back, least of all while nobody knows what became of its effect.
  if (state.stopped || (state.index === turn.run.state.index && !begins)) return idle
  // A failure may begin the workflow anew, so its first steps count as coming, too.
  const starts = state.phase === 'failure' ? [begun(state)] : [state]
  for (const start of starts) await lookAhead(turn, start, idle)
  return idle
}

const begun = (state: RunState): RunState => ({ ...state, phase: 'success', index: 0, skipped: undefined })

async function lookAhead(turn: Turn, state: RunState, idle: Set<number>): Promise<void> {
  for (const [index, step] of turn.run.workflow.steps.entries()) {
    if (index < state.index || !runsIn(step, state.phase) || step.activity.record) continue
    if (state.skipped?.includes(step.key)) continue
    if (await hasSomethingToDo(turn, step, state)) return
    idle.add(index)
  }
}

async function hasSomethingToDo(turn: Turn, step: Step, state: RunState): Promise<boolean> {
  try {
    return (await step.activity.applies?.(turn.context(step, state))) ?? true
  } catch (error) {
    // What is done is done: the step is met, and says itself that the directory does not answer.
    if (error instanceof AppError && error.code === 'directory-unreachable') return true
    throw error
  }
}
