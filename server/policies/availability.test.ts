import { expect, test } from 'vitest'
import { isAvailable, type PersonFacts, unmetRules } from './availability.ts'
import { predefinedWorkflows } from './predefined/index.ts'

const well: PersonFacts = {
  registered: true,
  profileLocked: false,
  accountLocked: false,
  passwordExpired: false,
  disabled: false,
  accountExpired: false,
  passcodeIssued: false,
}

/** The columns of docs/behaviour.md#who-may-start-a-workflow, on the Self-Service site. */
test.each<[string, Partial<PersonFacts>, string[]]>([
  ['not registered', { registered: false }, ['manage-my-passwords', 'register', 'my-notifications']],
  ['registered, all well', {}, ['manage-my-passwords', 'forgot-my-password', 'manage-my-profile', 'my-notifications']],
  [
    'account locked',
    { accountLocked: true },
    ['manage-my-passwords', 'forgot-my-password', 'unlock-my-account', 'manage-my-profile', 'my-notifications'],
  ],
  [
    'password expired or must change',
    { passwordExpired: true },
    ['manage-my-passwords', 'forgot-my-password', 'manage-my-profile', 'my-notifications'],
  ],
  [
    'password expired, not registered',
    { passwordExpired: true, registered: false },
    ['manage-my-passwords', 'register', 'my-notifications'],
  ],
  [
    'account locked, not registered',
    { accountLocked: true, registered: false },
    ['manage-my-passwords', 'register', 'my-notifications'],
  ],
  [
    'not registered, with a passcode',
    { registered: false, passcodeIssued: true },
    ['manage-my-passwords', 'register', 'i-have-a-passcode', 'my-notifications'],
  ],
  ['account disabled', { disabled: true }, []],
  ['account disabled and locked', { disabled: true, accountLocked: true }, []],
  ['account past its end date', { accountExpired: true }, []],
  ['profile locked', { profileLocked: true }, ['manage-my-passwords', 'manage-my-profile', 'my-notifications']],
  [
    'profile locked, not registered',
    { profileLocked: true, registered: false },
    ['manage-my-passwords', 'register', 'my-notifications'],
  ],
])('a person who is %s is offered these workflows', (_state, facts, tasks) => {
  const person = { ...well, ...facts }
  const site = predefinedWorkflows.filter((workflow) => workflow.site === 'self-service')
  const offered = site.filter((workflow) => isAvailable(workflow, person)).map(({ id }) => id)
  expect(offered).toEqual(tasks)
})

function manageMyPasswords(settings: Record<string, unknown>) {
  const found = predefinedWorkflows.find(({ id }) => id === 'manage-my-passwords')
  if (!found) throw new Error('manage-my-passwords is predefined')
  const activities = found.activities.map((step) => (step.key === 'authenticate' ? { ...step, settings } : step))
  return { ...found, activities }
}

test('an expired password excludes a workflow whose step does not accept one', () => {
  const reasons = unmetRules(manageMyPasswords({ acceptExpired: false }), { ...well, passwordExpired: true })
  expect(reasons.map(({ fact }) => fact)).toEqual(['passwordExpired'])
})

test('a rule is waived by the activity that it names, and by no other with a setting of that name', () => {
  const workflow = manageMyPasswords({})
  const activities = workflow.activities.map((step) =>
    step.key === 'authenticate' ? step : { ...step, settings: { acceptDisabled: true } },
  )
  expect(isAvailable({ ...workflow, activities }, { ...well, disabled: true })).toBe(false)
})

test('a disabled account is offered a workflow whose step accepts one', () => {
  expect(isAvailable(manageMyPasswords({ acceptDisabled: true }), { ...well, disabled: true })).toBe(true)
})

test('every unmet rule is returned, not just the first', () => {
  const reasons = unmetRules(manageMyPasswords({}), { ...well, disabled: true, accountExpired: true })
  expect(reasons.map(({ fact }) => fact)).toEqual(['disabled', 'accountExpired'])
})

test('a disabled workflow is not offered', () => {
  expect(isAvailable({ ...manageMyPasswords({}), enabled: false }, well)).toBe(false)
})
