import type { AnyActivity } from '../activities/activity.ts'
import { provableMethods, registrationSettings } from '../activities/registration/settings.ts'
import { factors } from '../factors/index.ts'
import { type Finding, formatPath } from './findings.ts'
import type { WorkflowDefinition } from './workflow.ts'

type Step = WorkflowDefinition['activities'][number]

const restart = 'restart-workflow-if-error-occurs'

/** What a workflow does that its author hardly wants: steps that never run, mails at the wrong moment. Nothing of it keeps it from being published. */
export function checkFlow({ activities: steps }: WorkflowDefinition, activities: readonly AnyActivity[]): Finding[] {
  const activityOf = (step: Step | undefined) => activities.find(({ id }) => id === step?.activity)
  const report = (index: number, code: string): Finding => ({ path: formatPath(['activities', index]), code })
  return steps.flatMap((step, index) => {
    const [before, after] = [steps.slice(0, index), steps.slice(index + 1)]
    const mayFail = (one: Step) => ['action', 'authentication'].includes(activityOf(one)?.group ?? '')
    switch (step.activity) {
      // Both wait for a failure of a step before them.
      case restart:
      case 'lock-qa-profile':
        return before.some(mayFail) ? [] : [report(index, 'step-never-runs')]
      case 'email-user-if-workflow-succeeds':
      case 'email-administrator-if-workflow-succeeds':
        return after.some(mayFail) ? [report(index, 'mail-too-early')] : []
      case 'email-user-if-workflow-fails':
      case 'email-administrator-if-workflow-fails':
        return after.some(({ activity }) => activity === restart) && step.settings.everyTry !== true
          ? [report(index, 'mail-before-restart')]
          : []
      case 'choose-path':
        return findHiddenPaths(step.settings).map((path) => ({
          path: formatPath(['activities', index, 'settings', 'paths', path]),
          code: 'path-never-taken',
        }))
      default:
        return []
    }
  })
}

/** Paths whose conditions contain all of an earlier one, which is then taken in their place. */
function findHiddenPaths({ paths }: Step['settings']): number[] {
  if (!Array.isArray(paths)) return []
  const conditions = paths.map(({ when }: { when?: unknown[] }) => (when ?? []).map((one) => JSON.stringify(one)))
  return conditions.flatMap((own, index) =>
    conditions.slice(0, index).some((earlier) => earlier.length > 0 && earlier.every((one) => own.includes(one)))
      ? [index]
      : [],
  )
}

/** Steps that ask for what people of this policy cannot register. `register`: its workflow of that name; undefined: it has none. */
export function checkRegistrable(
  { activities: steps }: WorkflowDefinition,
  register: WorkflowDefinition | undefined,
): Finding[] {
  const settings = register?.activities.find(({ activity }) => activity === 'register')?.settings
  const registrable = settings && registrationSettings.safeParse(settings).data?.methods
  if (!registrable) return []
  const isMissing = (method: string) => provableMethods.includes(method) && !registrable.includes(method)
  return steps.flatMap(({ activity, settings }, index) => {
    const methods = Array.isArray(settings.methods) ? settings.methods : []
    const named = methods.flatMap(({ method }: { method?: unknown }, place) =>
      typeof method === 'string' && isMissing(method)
        ? [{ path: formatPath(['activities', index, 'settings', 'methods', place]), code: 'method-not-registrable' }]
        : [],
    )
    const own = factors.filter(({ asking }) => asking?.activity.id === activity)
    const lacks = own.length > 0 && own.every(({ id }) => isMissing(id))
    return lacks ? [...named, { path: formatPath(['activities', index]), code: 'method-not-registrable' }] : named
  })
}
