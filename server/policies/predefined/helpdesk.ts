import type { WorkflowDefinition } from '../workflow.ts'
import {
  approveFurtherCheck,
  authenticateCaller,
  definePredefined,
  isUsable,
  resetPassword,
  resultSteps,
} from './common.ts'

/** Workflows of the Helpdesk site, in the order in which it offers them. */
export const helpdeskWorkflows: readonly WorkflowDefinition[] = [
  /** Its only purpose is the check, so an earlier one does not stand for it. */
  definePredefined('helpdesk', 'verify-user-identity', {
    availability: [{ fact: 'profileLocked', is: false }],
    activities: [approveFurtherCheck, authenticateCaller({ callerCheck: 'ask' }), ...resultSteps],
  }),
  /**
   * For a caller who knows neither password nor answers, and may have registered nothing: the company's mailbox identifies them, or their manager,
   * who agrees at once or hands over half of the passcode later. A policy may switch on three more ways, each with a second operator.
   */
  definePredefined('helpdesk', 'assign-passcode', {
    availability: [...isUsable],
    activities: [
      approveFurtherCheck,
      {
        key: 'authenticate',
        activity: 'authentication-methods',
        settings: {
          methods: [
            { method: 'corporate-mail', acceptLocked: true },
            { method: 'caller-questions', mode: 'typed', acceptLocked: true },
            { method: 'manager-approval', acceptLocked: true },
            { method: 'passcode-half' },
            { method: 'call-back', acceptLocked: true },
            { method: 'identity-document', acceptLocked: true },
            { method: 'private-mail', acceptLocked: true },
          ],
        },
      },
      { key: 'passcode', activity: 'assign-passcode', settings: {} },
      ...resultSteps,
    ],
  }),
  definePredefined('helpdesk', 'reset-password', {
    availability: [{ fact: 'profileLocked', is: false }, ...isUsable],
    activities: [approveFurtherCheck, authenticateCaller(), resetPassword, ...resultSteps],
  }),
  definePredefined('helpdesk', 'unlock-account', {
    availability: [{ fact: 'profileLocked', is: false }, ...isUsable, { fact: 'accountLocked', is: true }],
    activities: [
      approveFurtherCheck,
      authenticateCaller(),
      { key: 'unlock', activity: 'unlock-account', settings: {} },
      ...resultSteps,
    ],
  }),
  /** The caller must authenticate: a lock that every caller could have removed would be useless. */
  definePredefined('helpdesk', 'unlock-profile', {
    availability: [{ fact: 'profileLocked', is: true }],
    activities: [
      approveFurtherCheck,
      authenticateCaller({ acceptLocked: true }),
      { key: 'unlock', activity: 'unlock-qa-profile', settings: {} },
      ...resultSteps,
    ],
  }),
  /** Gives an impostor nothing, so the caller need not authenticate. */
  definePredefined('helpdesk', 'enforce-profile-update', {
    availability: [{ fact: 'registered', is: true }],
    activities: [{ key: 'enforce', activity: 'enforce-profile-update', settings: {} }, ...resultSteps],
  }),
]
