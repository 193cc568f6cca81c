import { z } from 'zod'
import type { AnyActivity } from '../activities/activity.ts'
import { type Finding, type Findings, findingsOf, pathOf } from './findings.ts'
import type { WorkflowDefinition } from './workflow.ts'

/** A step with its activity, and with settings that the activity has read; undefined: it does not take them. */
interface CheckedStep {
  index: number
  key: string
  activity: AnyActivity
  settings: unknown
}

/** Everything that is wrong with a workflow, and everything an administrator should know, before it is published. */
export function checkWorkflow(workflow: WorkflowDefinition, activities: readonly AnyActivity[]): Findings {
  const problems: Finding[] = []
  const steps: CheckedStep[] = []
  for (const [index, { key, activity: id, settings }] of workflow.activities.entries()) {
    const at = ['activities', index] as const
    const activity = activities.find((one) => one.id === id)
    if (!activity) {
      problems.push({ path: pathOf([...at, 'activity']), code: 'activity-unknown', values: { activity: id } })
      continue
    }
    if (!activity.sites.includes(workflow.site)) {
      problems.push({ path: pathOf([...at, 'activity']), code: 'activity-not-on-site' })
    }
    const read = z.safeParse(activity.settings, settings)
    const unknown = Object.keys(settings).filter((name) => !settingsOf(activity).includes(name))
    problems.push(...unknown.map((name) => ({ path: pathOf([...at, 'settings', name]), code: 'field-unknown' })))
    if (!read.success) problems.push(...findingsOf(read.error, [...at, 'settings']))
    steps.push({ index, key, activity, settings: read.data })
  }
  problems.push(...availability(workflow, activities), ...references(steps), ...lastDeeds(steps))
  const proof = missingProof(steps)
  return {
    problems: [...problems, ...(workflow.site === 'self-service' ? proof : [])],
    warnings: [...(workflow.site === 'helpdesk' ? proof : []), ...lockAfterRestart(steps)],
  }
}

function availability(workflow: WorkflowDefinition, activities: readonly AnyActivity[]): Finding[] {
  return workflow.availability.flatMap(({ unless }, index) => {
    if (!unless) return []
    const path = (field: string) => pathOf(['availability', index, 'unless', field])
    const activity = activities.find(({ id }) => id === unless.activity)
    if (!activity) return [{ path: path('activity'), code: 'activity-unknown', values: { activity: unless.activity } }]
    return settingsOf(activity).includes(unless.setting) ? [] : [{ path: path('setting'), code: 'field-unknown' }]
  })
}

/** Names of what can be set. */
function settingsOf(activity: AnyActivity): string[] {
  const { properties = {} } = z.toJSONSchema(activity.settings, { io: 'input', unrepresentable: 'any' })
  return Object.keys(properties)
}

/** Steps that settings name are in this workflow, and come later. */
function references(steps: readonly CheckedStep[]): Finding[] {
  return steps.flatMap((one) =>
    waysOf(one).flatMap(({ path, steps: named }) =>
      named.flatMap((step, place) =>
        steps.some(({ key, index }) => key === step && index > one.index)
          ? []
          : [
              {
                path: pathOf(['activities', one.index, 'settings', ...path, place]),
                code: 'step-unknown',
                values: { step },
              },
            ],
      ),
    ),
  )
}

const waysOf = ({ activity, settings }: CheckedStep): Ways =>
  settings === undefined ? [] : (activity.ways?.(settings) ?? [])

type Ways = ReturnType<NonNullable<AnyActivity['ways']>>

/** A passcode is shown in the answer that ends the run: nothing that could still fail stands after it. */
function lastDeeds(steps: readonly CheckedStep[]): Finding[] {
  const shown = steps.find(({ activity }) => activity.id === 'assign-passcode')
  return steps
    .filter(({ index, activity: { id, group } }) => {
      const mayFail = (group === 'action' && id !== 'unlock-qa-profile') || group === 'authentication'
      return shown !== undefined && index > shown.index && mayFail
    })
    .map(({ index }) => ({ path: pathOf(['activities', index]), code: 'after-passcode' }))
}

/** Whatever ways are chosen, somebody has shown who they are before the first action. */
function missingProof(steps: readonly CheckedStep[]): Finding[] {
  const firstAction = steps.find(({ activity }) => activity.group === 'action')
  if (!firstAction) return []
  const proofs = steps.filter(({ index, activity }) => activity.group === 'authentication' && index < firstAction.index)
  const choices = steps.map(waysOf).filter(({ length }) => length > 0)
  const namedBy = (key: string) => choices.filter((ways) => ways.some((way) => way.steps.includes(key)))
  const isAlwaysTaken = proofs.some(({ key }) => namedBy(key).length === 0)
  const isTakenEachWay = choices.some((ways) => {
    const own = proofs.filter(({ key }) => namedBy(key).length === 1 && namedBy(key)[0] === ways)
    return ways.every((way) => own.some(({ key }) => way.steps.includes(key)))
  })
  if (isAlwaysTaken || isTakenEachWay) return []
  return [{ path: pathOf(['activities', firstAction.index]), code: 'authentication-missing' }]
}

/** Restarting takes the failure away that the lock counts. */
function lockAfterRestart(steps: readonly CheckedStep[]): Finding[] {
  const restart = steps.find(({ activity }) => activity.id === 'restart-workflow-if-error-occurs')
  return steps
    .filter(({ index, activity }) => restart && activity.locks === 'profile' && index > restart.index)
    .map(({ index }) => ({ path: pathOf(['activities', index]), code: 'lock-after-restart' }))
}
