import { expect, test } from 'vitest'
import { activities } from '../activities/index.ts'
import { checkWorkflow } from './check-workflow.ts'
import { findingsOf } from './findings.ts'
import { predefinedWorkflows } from './predefined/index.ts'
import { type WorkflowDefinition, workflowDefinition } from './workflow.ts'

type Steps = WorkflowDefinition['activities']
const step = (key: string, activity: string, settings: Record<string, unknown> = {}) => ({ key, activity, settings })
const password = step('password', 'authenticate-with-password')
const questions = step('questions', 'authenticate-with-qa-random')
const unlock = step('unlock', 'unlock-account')
const night = [{ fact: 'time', from: '22:00', until: '06:00' }]

const workflow = (steps: Steps, more: Partial<WorkflowDefinition> = {}): WorkflowDefinition => ({
  ...{ id: 'own', site: 'self-service', name: 'Own', description: '', enabled: true, availability: [] },
  ...{ activities: steps, ...more },
})
const problems = (steps: Steps, more: Partial<WorkflowDefinition> = {}) =>
  checkWorkflow(workflow(steps, more), activities).problems.map(({ path, code }) => `${path}: ${code}`)

test.each(predefinedWorkflows)('$id can be saved as it is', (predefined) => {
  const { problems, warnings } = checkWorkflow(predefined, activities)
  expect(problems).toEqual([])
  // What an impostor gains nothing by needs no check of the caller (features B.3); an administrator is told so all the same.
  const expected = predefined.id === 'enforce-profile-update' ? ['authentication-missing'] : []
  expect(warnings.map(({ code }) => code)).toEqual(expected)
})

test.each<[string, Steps, string]>([
  ['an activity that does not exist', [password, step('x', 'made-up')], 'activities.1.activity: activity-unknown'],
  [
    'settings that the activity does not take',
    [step('questions', 'authenticate-with-qa-random', { count: -1 })],
    'activities.0.settings.count: value-too-small',
  ],
  ['an action before anybody has shown who they are', [unlock, password], 'activities.0: authentication-missing'],
  [
    'a choice that may leave out every proof',
    [step('choose', 'choose-path', { paths: [], otherwise: [] }), unlock],
    'activities.1: authentication-missing',
  ],
  [
    'a choice one of whose ways leaves out the proof',
    [
      step('choose', 'choose-path', { paths: [{ when: night, steps: ['questions'] }], otherwise: [] }),
      questions,
      unlock,
    ],
    'activities.2: authentication-missing',
  ],
  [
    'a choice of a step that stands before it',
    [password, step('choose', 'choose-path', { otherwise: ['password'] }), unlock],
    'activities.1.settings.otherwise.0: step-unknown',
  ],
])('%s is a problem at its field', (_what, steps, problem) => {
  expect(problems(steps)).toContain(problem)
})

test('a choice between two proofs is proof enough', () => {
  const choose = step('choose', 'choose-path', {
    paths: [{ when: night, steps: ['questions'] }],
    otherwise: ['password'],
  })
  expect(problems([choose, questions, password, unlock])).toEqual([])
})

test('an activity of the other site is a problem, and what would be refused on the own site is only said on the helpdesk', () => {
  expect(problems([password, unlock], { site: 'helpdesk' })).toEqual(['activities.0.activity: activity-not-on-site'])
  const { warnings } = checkWorkflow(workflow([unlock], { site: 'helpdesk' }), activities)
  expect(warnings).toContainEqual({ path: 'activities.0', code: 'authentication-missing' })
})

test('nothing that may fail stands after the step that gives a passcode out', () => {
  const assign = step('assign', 'assign-passcode')
  const of = (...steps: Steps) =>
    problems([step('proof', 'authenticate-with-qa-helpdesk'), ...steps], { site: 'helpdesk' })
  expect(of(assign, step('profile', 'unlock-qa-profile'))).toEqual([])
  expect(of(assign, unlock)).toEqual(['activities.2: after-passcode'])
})

test('an exception to availability names a setting that exists', () => {
  const unless = (activity: string, setting: string) =>
    problems([password, unlock], { availability: [{ fact: 'disabled', is: false, unless: { activity, setting } }] })
  expect(unless('authenticate-with-password', 'acceptDisabled')).toEqual([])
  expect(unless('authenticate-with-password', 'acceptAll')).toEqual(['availability.0.unless.setting: field-unknown'])
  expect(unless('made-up', 'x')).toEqual(['availability.0.unless.activity: activity-unknown'])
})

test('a lock that stands after the restart is said', () => {
  const steps = [
    questions,
    step('restart', 'restart-workflow-if-error-occurs'),
    step('lock', 'lock-qa-profile'),
    unlock,
  ]
  expect(checkWorkflow(workflow(steps), activities).warnings).toEqual([
    { path: 'activities.2', code: 'lock-after-restart' },
  ])
})

test('what is not a workflow at all is told field by field', () => {
  const parsed = workflowDefinition.safeParse({ ...workflow([password, password]), id: 'No Id', enabled: undefined })
  expect(parsed.error && findingsOf(parsed.error)).toEqual([
    { path: 'id', code: 'identifier-invalid' },
    { path: 'enabled', code: 'value-missing' },
    { path: 'activities.1.key', code: 'step-key-twice' },
  ])
})
