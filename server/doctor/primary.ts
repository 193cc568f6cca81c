import type { Inspection } from '../directory/active-directory/inspection/inspect.ts'
import { type Finding, ok, warn } from './check.ts'

/** The controller that hears of every new password first must be one that can be asked. Undefined: none could be asked at all. */
export function primaryFinding(inspections: readonly Inspection[]): Finding | undefined {
  const views = inspections.flatMap(({ domain }) => domain ?? [])
  if (views.length === 0) return undefined
  const primary = views.find((view) => view.primary !== undefined)?.primary
  const what = 'PDC emulator'
  if (primary === undefined)
    return warn(what, 'is not told by any controller: what became of a write may stay unknown.')
  if (views.some(({ facts }) => facts.host === primary)) return ok(what, primary)
  return warn(what, `${primary} is not among those that answer here: add ldaps://${primary} to LATCHKEY_DIRECTORY.`)
}
