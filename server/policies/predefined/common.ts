import type { WorkflowDefinition } from '../workflow.ts'

/** Features B.2 for tasks that begin with the password: expired and disabled people come in only where the step lets them. */
export const everybodyWhoCanSignIn: WorkflowDefinition['availability'] = [
  { fact: 'profileLocked', is: false },
  {
    fact: 'passwordExpired',
    is: false,
    unless: { activity: 'authenticate-with-password', setting: 'acceptExpired' },
  },
  { fact: 'disabled', is: false, unless: { activity: 'authenticate-with-password', setting: 'acceptDisabled' } },
  { fact: 'accountExpired', is: false },
]

export const restart: WorkflowDefinition['activities'][number] = {
  key: 'restart',
  activity: 'restart-workflow-if-error-occurs',
  settings: {},
}

/** After Restart, as in features C.1: the mail about a failure goes out when nothing more could be tried. */
export const mailAtTheEnd: WorkflowDefinition['activities'] = [
  { key: 'tell-success', activity: 'email-user-if-workflow-succeeds', settings: {} },
  { key: 'tell-failure', activity: 'email-user-if-workflow-fails', settings: {} },
]

/**
 * On the Self-Service site: most people registered questions, so these are asked at once; whoever registered something handier
 * is a press away from it. The same page for everybody, registered or not.
 */
export const personIsKnown: WorkflowDefinition['activities'][number] = {
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

/**
 * On the Helpdesk site: the operator asks and types what the caller says, which works with every registered answer and shows none;
 * or the caller reads out a code from a mail.
 */
export const callerIsKnown = ({ acceptLocked = false } = {}): WorkflowDefinition['activities'][number] => ({
  key: 'authenticate',
  activity: 'authentication-methods',
  settings: {
    methods: [
      { method: 'caller-questions', mode: 'typed', count: 2, acceptLocked },
      { method: 'corporate-mail', acceptLocked },
    ],
  },
})
