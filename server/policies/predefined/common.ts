import type { WorkflowDefinition } from '../workflow.ts'

/** A workflow of the product, switched on, with its texts from the catalogues. */
export const definePredefined = (
  site: WorkflowDefinition['site'],
  id: string,
  steps: Pick<WorkflowDefinition, 'availability' | 'activities'>,
): WorkflowDefinition => ({
  id,
  site,
  name: `workflows.${id}.name`,
  description: `workflows.${id}.description`,
  enabled: true,
  ...steps,
})

/** docs/behaviour.md#who-may-start-a-workflow for workflows that start with the password: expired and disabled accounts are admitted only if the step accepts them. */
export const canSignIn: WorkflowDefinition['availability'] = [
  { fact: 'passwordExpired', is: false, unless: { activity: 'authenticate-with-password', setting: 'acceptExpired' } },
  { fact: 'disabled', is: false, unless: { activity: 'authenticate-with-password', setting: 'acceptDisabled' } },
  { fact: 'accountExpired', is: false },
]

/** For workflows that do not help with a disabled or expired account. */
export const isUsable: WorkflowDefinition['availability'] = [
  { fact: 'disabled', is: false },
  { fact: 'accountExpired', is: false },
]

/** The mails come after Restart, as in docs/behaviour.md#the-phase-table: that about a failure is sent when nothing more can be tried. */
export const resultSteps: WorkflowDefinition['activities'] = [
  { key: 'restart', activity: 'restart-workflow-if-error-occurs', settings: {} },
  { key: 'tell-success', activity: 'email-user-if-workflow-succeeds', settings: {} },
  { key: 'tell-failure', activity: 'email-user-if-workflow-fails', settings: {} },
]

/** Of tasks that open an account: the mail about a success is a security notice, and cannot be switched off. */
export const securityResultSteps: WorkflowDefinition['activities'] = resultSteps.map((step) =>
  step.key === 'tell-success' ? { ...step, settings: { subscription: 'may-not-leave' } } : step,
)

/** Of tasks about a person's methods: the mail about changed methods (`methods-changed`) says what was done, so a second one would say it again. */
export const methodResultSteps: WorkflowDefinition['activities'] = resultSteps.filter(
  ({ key }) => key !== 'tell-success',
)

export const resetPassword: WorkflowDefinition['activities'][number] = {
  key: 'reset',
  activity: 'reset-password-in-ad',
  settings: { enforceHistory: true, unlock: true },
}

export const authenticateWithPassword: WorkflowDefinition['activities'][number] = {
  key: 'authenticate',
  activity: 'authenticate-with-password',
  settings: { acceptExpired: true, acceptDisabled: false },
}

export const lockAfterFailures: WorkflowDefinition['activities'][number] = {
  key: 'lock',
  activity: 'lock-qa-profile',
  settings: { threshold: 3, duration: 30, resetAfter: 30 },
}

/**
 * On the Self-Service site: most people have registered questions, so these are asked at once; other registered methods are one click
 * away. Everybody gets the same page, registered or not.
 */
export const authenticateUser: WorkflowDefinition['activities'][number] = {
  key: 'authenticate',
  activity: 'authentication-methods',
  settings: {
    startWith: 'first',
    methods: [
      { method: 'security-questions', count: 2 },
      { method: 'passkey' },
      { method: 'totp' },
      { method: 'personal-mail' },
    ],
  },
}

/** Four eyes before the check of a caller once three were not identified within the hour: each approval opens one check (H3). */
export const approveFurtherCheck: WorkflowDefinition['activities'][number] = {
  key: 'second-operator',
  activity: 'approve-by-operator',
  settings: { when: 'checks-used-up' },
}

/**
 * On the Helpdesk site: the operator asks and types the caller's answers, which works with every registered answer and shows none; or
 * the caller reads out a code from a mail.
 */
export const authenticateCaller = ({
  acceptLocked = false,
  callerCheck,
}: {
  acceptLocked?: boolean
  callerCheck?: 'ask'
} = {}): WorkflowDefinition['activities'][number] => ({
  key: 'authenticate',
  activity: 'authentication-methods',
  settings: {
    startWith: 'first',
    methods: [
      { method: 'caller-questions', mode: 'typed', count: 2, acceptLocked },
      { method: 'corporate-mail', acceptLocked },
    ],
    ...(callerCheck && { callerCheck }),
  },
})
