import type { Translator } from '../../shared/languages/translator.ts'
import type { Door } from '../../shared/wizard/page.ts'
import { resolveText } from '../policies/localized-text.ts'
import type { DoorName } from './ends.ts'
import type { OpenRun } from './run-context.ts'
import type { EngineServices } from './services.ts'

/**
 * The doors of this name that the site has, in this order, without duplicates. They come from what the site offers to everybody, never from the account's
 * own policy, which would tell accounts apart. An operator finds the next task on the person's page.
 */
export async function presentDoors(
  { policies }: Pick<EngineServices, 'policies'>,
  { row, workflow: { definition } }: Pick<OpenRun, 'row' | 'workflow'>,
  names: readonly DoorName[],
  t: Translator,
): Promise<Door[]> {
  if (names.length === 0 || definition.site !== 'self-service') return []
  const offered = await policies.listWorkflows('self-service')
  return names.flatMap((name): Door[] => {
    if (name === 'another-account') return [{ to: 'another-account', title: t('steps.another-account') }]
    if (name === 'again') return [{ to: 'task', workflow: definition.id, title: t('steps.begin-again') }]
    const found = offered.find(({ id }) => id === name && id !== definition.id)
    return found ? [{ to: 'task', workflow: found.id, title: resolveText(found.name, row.language) }] : []
  })
}
