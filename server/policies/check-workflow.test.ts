import { expect, test } from 'vitest'
import { activities } from '../activities/index.ts'
import { checkWorkflow } from './check-workflow.ts'
import { toFindings } from './findings.ts'
import { predefinedWorkflows } from './predefined/index.ts'
import { type WorkflowDefinition, workflowDefinition } from './workflow.ts'

type Steps = WorkflowDefinition['activities']
const step = (key: string, activity: string, settings: Record<string, unknown> = {}) => ({ key, activity, settings })
const password = step('password', 'authenticate-with-password')
const questions = step('questions', 'authenticate-with-qa-random')
const unlock = step('unlock', 'unlock-account')
const night = [{ fact: 'time', from: '22:00', until: '06:00' }]

const workflow = (steps: Steps, more: Partial<WorkflowDefinition> = {}): WorkflowDefinition => ({
  id: 'own',
  site: 'self-service',
  name: 'Own',
  description: '',
  enabled: true,
  availability: [],
  activities: steps,
  ...more,
})
const problems = (steps: Steps, more: Partial<WorkflowDefinition> = {}) =>
  checkWorkflow(workflow(steps, more), activities).problems.map(({ path, code }) => `${path}: ${code}`)

test.each(predefinedWorkflows)('$id has no problems', (predefined) => {
  const { problems, warnings } = checkWorkflow(predefined, activities)
  expect(problems).toEqual([])
  // What an impostor gains nothing by needs no check of the caller (docs/behaviour.md#who-checks-a-caller); an administrator is told so all the same.
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
])('%s is reported at its field', (_what, steps, problem) => {
  expect(problems(steps)).toContain(problem)
})

test('a choice between two authentication steps counts as authentication', () => {
  const choose = step('choose', 'choose-path', {
    paths: [{ when: night, steps: ['questions'] }],
    otherwise: ['password'],
  })
  expect(problems([choose, questions, password, unlock])).toEqual([])
})

test('an activity of the other site is a problem', () => {
  expect(problems([password, unlock], { site: 'helpdesk' })).toEqual(['activities.0.activity: activity-not-on-site'])
})

test('L13: a helpdesk workflow without a check of the caller is refused', () => {
  expect(problems([unlock], { site: 'helpdesk' })).toEqual(['activities.0: authentication-missing'])
  const enforce = step('enforce', 'enforce-profile-update')
  expect(problems([enforce, unlock], { site: 'helpdesk' })).toEqual(['activities.1: authentication-missing'])
  const { warnings } = checkWorkflow(workflow([enforce], { site: 'helpdesk' }), activities)
  expect(warnings).toContainEqual({ path: 'activities.0', code: 'authentication-missing' })
})

test('no step that may fail may follow the one that issues a passcode', () => {
  const assign = step('assign', 'assign-passcode')
  const of = (...steps: Steps) =>
    problems([step('proof', 'authenticate-with-qa-helpdesk'), ...steps], { site: 'helpdesk' })
  expect(of(assign, step('profile', 'unlock-qa-profile'))).toEqual([])
  expect(of(assign, unlock)).toEqual(['activities.2: after-passcode'])
})

test.each([
  ['a step of its own', step('proof', 'authenticate-by-passcode-half')],
  [
    'one method of several',
    step('proof', 'authentication-methods', { methods: [{ method: 'corporate-mail' }, { method: 'passcode-half' }] }),
  ],
])('a half passcode to a caller who was not checked, as %s, opens nothing but the passcode', (_how, proof) => {
  const of = (...steps: Steps) => problems([proof, ...steps], { site: 'helpdesk' })
  expect(of(step('assign', 'assign-passcode'))).toEqual([])
  expect(of(unlock)).toEqual(['activities.1: not-opened-by-check'])
  expect(of(unlock, step('assign', 'assign-passcode'))).toEqual(['activities.1: not-opened-by-check'])
  // Such a workflow would only say that the caller is this person.
  expect(of()).toEqual(['activities.0: not-opened-by-check'])
})

test('an exception to availability must name an existing setting', () => {
  const unless = (activity: string, setting: string) =>
    problems([password, unlock], { availability: [{ fact: 'disabled', is: false, unless: { activity, setting } }] })
  expect(unless('authenticate-with-password', 'acceptDisabled')).toEqual([])
  expect(unless('authenticate-with-password', 'acceptAll')).toEqual(['availability.0.unless.setting: field-unknown'])
  expect(unless('made-up', 'x')).toEqual(['availability.0.unless.activity: activity-unknown'])
})

test('a lock after the restart is a warning', () => {
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

test('an invalid workflow is reported field by field', () => {
  const parsed = workflowDefinition.safeParse({ ...workflow([password, password]), id: 'No Id', enabled: undefined })
  expect(parsed.error && toFindings(parsed.error)).toEqual([
    { path: 'id', code: 'identifier-invalid' },
    { path: 'enabled', code: 'value-missing' },
    { path: 'activities.1.key', code: 'step-key-twice' },
  ])
})

test.each(['self-service', 'helpdesk'] as const)(
  'H2: an authentication that nothing limits is refused on %s',
  (site) => {
    const unlimited = activities.map((one) => (one.group === 'authentication' ? { ...one, guesses: undefined } : one))
    const authenticate = { key: 'authenticate', activity: 'authenticate-by-email-code', settings: {} }
    const workflow = {
      id: 'w',
      site,
      name: 'w',
      description: 'w',
      enabled: true,
      availability: [],
      activities: [authenticate],
    }
    expect(checkWorkflow(workflow, activities).problems).toEqual([])
    expect(checkWorkflow(workflow, unlimited).problems).toEqual([
      { path: 'activities.0.activity', code: 'guesses-unlimited' },
    ])
  },
)
