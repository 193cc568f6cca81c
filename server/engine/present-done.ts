import type { Words } from '../../shared/languages/words.ts'
import type { DoneStep, WizardResult } from '../../shared/wizard/page.ts'
import type { AccountState } from '../directory/directory.ts'
import { isAvailable } from '../policies/availability.ts'
import { inLanguage } from '../policies/own-words.ts'
import { personFacts } from './availability.ts'
import type { Standing } from './commit.ts'
import { presentShown } from './present-shown.ts'
import type { EngineServices } from './services.ts'
import { takeTurn } from './turn.ts'
import { firstWorded } from './wording.ts'

/** A run that ended well: what holds now, and what makes sense next. What cannot be read at this moment is left out. */
export async function presentDone(services: EngineServices, run: Standing, words: Words): Promise<DoneStep> {
  const { id } = run.workflow.definition
  const completed = new Set(run.state.completed)
  // A write of another step may take off the lock as well.
  if (run.state.effects?.includes('unlock')) completed.add('unlock-account')
  const lines = [...completed].flatMap((activity) => firstWorded(words, [`activities.${activity}.done`]) ?? [])
  const state = await takeTurn(services, run, ({ account }) => account.state()).catch(() => undefined)
  const tasks = state === undefined ? [] : await nextTasks(services, run, state).catch(() => [])
  return {
    status: 'done',
    title: firstWorded(words, [`workflows.${id}.done-title`, 'steps.done-title']) ?? id,
    text: firstWorded(words, [`workflows.${id}.done-text`, 'steps.done-text']) ?? '',
    result: { ...resultOf(run, lines, state), ...presentShown(run, words) },
    ...(tasks.length > 0 && { next: { tasks } }),
  }
}

function resultOf({ stateToken }: Standing, lines: string[], state: AccountState | undefined): WizardResult {
  return {
    ...(lines.length > 0 && { lines }),
    ...(stateToken !== undefined && { stateToken }),
    ...(state?.passwordExpiresAt && { passwordExpiresAt: state.passwordExpiresAt.toISOString() }),
  }
}

/** Whoever has not registered yet is offered to, now that the password is at hand; nothing else is pushed at anybody. */
async function nextTasks(services: EngineServices, run: Standing, state: AccountState) {
  const facts = await personFacts(state, run.subject.profile)
  const { policy, definition } = run.workflow
  const { id: done, site } = definition
  return (await services.policies.tasksFor(policy, site))
    .filter(({ id, availability }) => id !== done && availability.some(({ fact, is }) => fact === 'registered' && !is))
    .filter((task) => isAvailable(task, facts))
    .map(({ id, name }) => ({ workflow: id, title: inLanguage(name, run.row.language) }))
}
