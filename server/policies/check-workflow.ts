import { z } from 'zod'
import type { AnyActivity } from '../activities/activity.ts'
import { type Finding, type Findings, formatPath, toFindings } from './findings.ts'
import type { WorkflowDefinition } from './workflow.ts'

/** A step with its activity and its parsed settings; undefined: they are invalid. */
interface CheckedStep {
  index: number
  key: string
  activity: AnyActivity
  settings: unknown
}

/** Problems that prevent publishing a workflow, and warnings for the administrator. */
export function checkWorkflow(workflow: WorkflowDefinition, activities: readonly AnyActivity[]): Findings {
  const problems: Finding[] = []
  const steps: CheckedStep[] = []
  for (const [index, { key, activity: id, settings }] of workflow.activities.entries()) {
    const at = ['activities', index] as const
    const activity = activities.find((one) => one.id === id)
    if (!activity) {
      problems.push({ path: formatPath([...at, 'activity']), code: 'activity-unknown', values: { activity: id } })
      continue
    }
    if (!activity.sites.includes(workflow.site)) {
      problems.push({ path: formatPath([...at, 'activity']), code: 'activity-not-on-site' })
    }
    const read = z.safeParse(activity.settings, settings)
    const unknown = Object.keys(settings).filter((name) => !settingNames(activity).includes(name))
    problems.push(...unknown.map((name) => ({ path: formatPath([...at, 'settings', name]), code: 'field-unknown' })))
    if (!read.success) problems.push(...toFindings(read.error, [...at, 'settings']))
    // Nothing else in a workflow limits guesses; a step that is added without a limit must not be published.
    if (activity.group === 'authentication' && !activity.guesses) {
      problems.push({ path: formatPath([...at, 'activity']), code: 'guesses-unlimited' })
    }
    steps.push({ index, key, activity, settings: read.data })
  }
  problems.push(
    ...checkAvailability(workflow, activities),
    ...checkReferences(steps),
    ...checkPasscodeIsLast(steps),
    ...checkOpened(steps),
  )
  const isHelpdesk = workflow.site === 'helpdesk'
  // An operator's word is never enough for what an impostor could want (docs/behaviour.md#who-checks-a-caller).
  const proof = checkAuthentication(isHelpdesk ? steps.filter(({ activity }) => !isUseless(activity)) : steps)
  const unproven = isHelpdesk && proof.length === 0 ? checkAuthentication(steps) : []
  return { problems: [...problems, ...proof], warnings: [...unproven, ...checkLockBeforeRestart(steps)] }
}

function checkAvailability(workflow: WorkflowDefinition, activities: readonly AnyActivity[]): Finding[] {
  return workflow.availability.flatMap(({ unless }, index) => {
    if (!unless) return []
    const path = (field: string) => formatPath(['availability', index, 'unless', field])
    const activity = activities.find(({ id }) => id === unless.activity)
    if (!activity) return [{ path: path('activity'), code: 'activity-unknown', values: { activity: unless.activity } }]
    return settingNames(activity).includes(unless.setting) ? [] : [{ path: path('setting'), code: 'field-unknown' }]
  })
}

/** Names of the settings that an activity has. */
function settingNames(activity: AnyActivity): string[] {
  const { properties = {} } = z.toJSONSchema(activity.settings, { io: 'input', unrepresentable: 'any' })
  return Object.keys(properties)
}

/** Steps that settings name must exist in this workflow and come later. */
function checkReferences(steps: readonly CheckedStep[]): Finding[] {
  return steps.flatMap((one) =>
    branchesOf(one).flatMap(({ path, steps: named }) =>
      named.flatMap((step, place) =>
        steps.some(({ key, index }) => key === step && index > one.index)
          ? []
          : [
              {
                path: formatPath(['activities', one.index, 'settings', ...path, place]),
                code: 'step-unknown',
                values: { step },
              },
            ],
      ),
    ),
  )
}

const branchesOf = ({ activity, settings }: CheckedStep): Branches =>
  settings === undefined ? [] : (activity.branches?.(settings) ?? [])

type Branches = ReturnType<NonNullable<AnyActivity['branches']>>

/** A passcode is shown in the reply that ends the run, so no step that could fail may follow it. */
function checkPasscodeIsLast(steps: readonly CheckedStep[]): Finding[] {
  const shown = steps.find(({ activity }) => activity.id === 'assign-passcode')
  return steps
    .filter(({ index, activity: { id, group } }) => {
      const mayFail = (group === 'action' && id !== 'unlock-qa-profile') || group === 'authentication'
      return shown !== undefined && index > shown.index && mayFail
    })
    .map(({ index }) => ({ path: formatPath(['activities', index]), code: 'after-passcode' }))
}

/** A proof that opens certain actions only must be followed by one of them and by no other, even beside a stronger proof: the last one counts. */
function checkOpened(steps: readonly CheckedStep[]): Finding[] {
  return steps.flatMap(({ index: proof, activity, settings }) => {
    const opened = settings === undefined ? undefined : activity.opensOnly?.(settings)
    if (!opened) return []
    const later = steps.filter(({ index, activity: one }) => index > proof && one.group === 'action' && !isUseless(one))
    const closed = later.filter(({ activity: { id } }) => !opened.includes(id))
    const wrong = later.length === 0 ? [proof] : closed.map(({ index }) => index)
    return wrong.map((index) => ({ path: formatPath(['activities', index]), code: 'not-opened-by-check' }))
  })
}

/** Whether an impostor who talks an operator into it gains nothing. */
const isUseless = ({ id }: AnyActivity): boolean => id === 'enforce-profile-update'

/** Whichever branches are chosen, the person must have authenticated before the first action. */
function checkAuthentication(steps: readonly CheckedStep[]): Finding[] {
  const firstAction = steps.find(({ activity }) => activity.group === 'action')
  if (!firstAction) return []
  const proofs = steps.filter(({ index, activity }) => activity.group === 'authentication' && index < firstAction.index)
  const choices = steps.map(branchesOf).filter(({ length }) => length > 0)
  const namedBy = (key: string) => choices.filter((branches) => branches.some((branch) => branch.steps.includes(key)))
  const isAlwaysTaken = proofs.some(({ key }) => namedBy(key).length === 0)
  const isTakenEachWay = choices.some((branches) => {
    const own = proofs.filter(({ key }) => namedBy(key).length === 1 && namedBy(key)[0] === branches)
    return branches.every((branch) => own.some(({ key }) => branch.steps.includes(key)))
  })
  if (isAlwaysTaken || isTakenEachWay) return []
  return [{ path: formatPath(['activities', firstAction.index]), code: 'authentication-missing' }]
}

/** A restart clears the failure that the lock counts. */
function checkLockBeforeRestart(steps: readonly CheckedStep[]): Finding[] {
  const restart = steps.find(({ activity }) => activity.id === 'restart-workflow-if-error-occurs')
  return steps
    .filter(({ index, activity }) => restart && activity.locks === 'profile' && index > restart.index)
    .map(({ index }) => ({ path: formatPath(['activities', index]), code: 'lock-after-restart' }))
}
