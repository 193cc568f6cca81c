import { expect, test } from 'vitest'
import { activities } from '../activities/index.ts'
import { checkFlow, checkRegistrable } from './check-flow.ts'
import { predefinedWorkflows } from './predefined/index.ts'
import { findPredefined } from './testing.ts'
import type { WorkflowDefinition } from './workflow.ts'

const forgot = findPredefined('forgot-my-password')
const step = (activity: string, settings: Record<string, unknown> = {}) => ({ key: activity, activity, settings })
const withSteps = (...steps: WorkflowDefinition['activities']): WorkflowDefinition => ({ ...forgot, activities: steps })
const check = (...steps: WorkflowDefinition['activities']) =>
  checkFlow(withSteps(...steps), activities).map(({ path, code }) => `${path}: ${code}`)

const password = step('authenticate-with-password')
const unlock = step('unlock-account')
const restart = step('restart-workflow-if-error-occurs')

test.each(predefinedWorkflows.map((workflow) => [workflow.id, workflow] as const))(
  'the supplied workflow %s has nothing to remark',
  (_, workflow) => {
    expect(checkFlow(workflow, activities)).toEqual([])
    expect(checkRegistrable(workflow, findPredefined('register'))).toEqual([])
  },
)

test('a step that waits for a failure needs a step before it that may fail', () => {
  expect(check(restart, password, unlock)).toEqual(['activities.0: step-never-runs'])
  expect(check(step('lock-qa-profile'), password, unlock)).toEqual(['activities.0: step-never-runs'])
  expect(check(password, unlock, restart)).toEqual([])
})

test('a mail about a success before the last step that may fail is too early', () => {
  const mail = step('email-user-if-workflow-succeeds')
  expect(check(password, mail, unlock)).toEqual(['activities.1: mail-too-early'])
  expect(check(password, unlock, mail)).toEqual([])
})

test('a mail about a failure before the restart is never sent for a plain failure, unless every try is told', () => {
  const mail = (everyTry: boolean) => step('email-user-if-workflow-fails', { everyTry })
  expect(check(password, unlock, mail(false), restart)).toEqual(['activities.2: mail-before-restart'])
  expect(check(password, unlock, mail(true), restart)).toEqual([])
  expect(check(password, unlock, restart, mail(false))).toEqual([])
})

test('a path whose conditions contain those of an earlier one is never taken', () => {
  const risk = { fact: 'risk', atLeast: 'high' }
  const night = { fact: 'time', from: '20:00' }
  const paths = (...when: object[][]) => step('choose-path', { paths: when.map((one) => ({ when: one, steps: [] })) })
  expect(check(paths([risk], [risk, night]))).toEqual(['activities.0.settings.paths.1: path-never-taken'])
  expect(check(paths([risk, night], [risk]))).toEqual([])
})

test('a method that people of the policy cannot register is remarked, in a choice and alone', () => {
  const register = findPredefined('register')
  const only = { ...register, activities: [step('register', { methods: ['security-questions'] })] }
  const methods = step('authentication-methods', { methods: [{ method: 'security-questions' }, { method: 'totp' }] })
  const found = checkRegistrable(withSteps(methods, step('authenticate-with-passkey'), password), only)
  expect(found.map(({ path, code }) => `${path}: ${code}`)).toEqual([
    'activities.0.settings.methods.1: method-not-registrable',
    'activities.1: method-not-registrable',
  ])
  expect(checkRegistrable(withSteps(methods), undefined)).toEqual([])
})
