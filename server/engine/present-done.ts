import type { Words } from '../../shared/languages/words.ts'
import type { DoneStep, WizardResult } from '../../shared/wizard/page.ts'
import type { AccountState } from '../directory/directory.ts'
import type { Standing } from './commit.ts'
import { nextSteps } from './next-steps.ts'
import { presentShown } from './present-shown.ts'
import type { EngineServices } from './services.ts'
import { withAccount } from './turn.ts'
import { firstWorded } from './wording.ts'

/** A run that ended well: what holds now, and what makes sense next. What cannot be read at this moment is left out. */
export async function presentDone(services: EngineServices, run: Standing, words: Words): Promise<DoneStep> {
  const { id } = run.workflow.definition
  const completed = new Set(run.state.completed)
  // A write of another step may take off the lock as well.
  if (run.state.effects?.includes('unlock')) completed.add('unlock-account')
  const lines = [...completed].flatMap((activity) => firstWorded(words, [`activities.${activity}.done`]) ?? [])
  const state = await withAccount(services, run, (account) => account.state()).catch(() => undefined)
  const next = await nextSteps(services, run, { state, words })
  return {
    status: 'done',
    title: firstWorded(words, [`workflows.${id}.done-title`, 'steps.done-title']) ?? id,
    text: firstWorded(words, [`workflows.${id}.done-text`, 'steps.done-text']) ?? '',
    result: { ...resultOf(run, lines, state), ...presentShown(run, words) },
    ...(next && { next }),
  }
}

function resultOf({ stateToken }: Standing, lines: string[], state: AccountState | undefined): WizardResult {
  return {
    ...(lines.length > 0 && { lines }),
    ...(stateToken !== undefined && { stateToken }),
    ...(state?.passwordExpiresAt && { passwordExpiresAt: state.passwordExpiresAt.toISOString() }),
  }
}
