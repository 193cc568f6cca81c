import type { WorkflowDefinition } from '../workflow.ts'
import {
  authenticateUser,
  authenticateWithPassword,
  canSignIn,
  definePredefined,
  isUsable,
  lockAfterFailures,
  methodResultSteps,
  resetPassword,
  resultSteps,
  securityResultSteps,
} from './common.ts'

/** Workflows of the Self-Service site, in the order in which it offers them. */
export const selfServiceWorkflows: readonly WorkflowDefinition[] = [
  definePredefined('self-service', 'manage-my-passwords', {
    availability: canSignIn,
    activities: [
      authenticateWithPassword,
      { key: 'change', activity: 'change-password-in-ad', settings: {} },
      ...securityResultSteps,
    ],
  }),
  definePredefined('self-service', 'forgot-my-password', {
    availability: [{ fact: 'registered', is: true }, { fact: 'profileLocked', is: false }, ...isUsable],
    activities: [authenticateUser, lockAfterFailures, resetPassword, ...securityResultSteps],
  }),
  /**
   * If the password has expired as well, a new one is set and the account unlocked in one write, so that neither happens alone.
   * Otherwise the account is only unlocked.
   */
  definePredefined('self-service', 'unlock-my-account', {
    availability: [
      { fact: 'registered', is: true },
      { fact: 'profileLocked', is: false },
      ...isUsable,
      { fact: 'accountLocked', is: true },
    ],
    activities: [
      authenticateUser,
      lockAfterFailures,
      {
        key: 'reset',
        activity: 'reset-password-in-ad',
        settings: { enforceHistory: true, unlock: true, onlyWhenExpired: true },
      },
      { key: 'unlock', activity: 'unlock-account', settings: {} },
      ...securityResultSteps,
    ],
  }),
  definePredefined('self-service', 'register', {
    availability: [{ fact: 'registered', is: false }, ...canSignIn],
    activities: [
      authenticateWithPassword,
      // By default three security questions and no more: everything else is offered by `manage-my-profile`.
      { key: 'register', activity: 'register', settings: {} },
      ...methodResultSteps,
    ],
  }),
  /** The policy's `register` decides what may and must be registered. */
  definePredefined('self-service', 'manage-my-profile', {
    availability: [{ fact: 'registered', is: true }, ...canSignIn],
    activities: [
      authenticateWithPassword,
      { key: 'profile', activity: 'manage-my-profile', settings: {} },
      ...methodResultSteps,
    ],
  }),
  /**
   * For a person who knows neither password nor answers: one run with the helpdesk's passcode sets both. The new password is set here,
   * since newly registered answers alone do not suffice for some time.
   */
  definePredefined('self-service', 'i-have-a-passcode', {
    availability: [{ fact: 'passcodeIssued', is: true }, { fact: 'profileLocked', is: false }, ...isUsable],
    activities: [
      { key: 'authenticate', activity: 'authenticate-with-passcode', settings: {} },
      { key: 'lock', activity: 'lock-qa-profile', settings: { threshold: 5, duration: 30, resetAfter: 30 } },
      { key: 'questions', activity: 'edit-qa-profile', settings: {} },
      resetPassword,
      ...securityResultSteps,
    ],
  }),
  /** People always get a mail when notifications are switched off, so that another person who has the password cannot do it unnoticed. */
  definePredefined('self-service', 'my-notifications', {
    availability: canSignIn,
    activities: [
      authenticateWithPassword,
      { key: 'subscribe', activity: 'subscribe-to-notifications', settings: {} },
      ...resultSteps.map((step) =>
        step.key === 'restart' ? step : { ...step, settings: { subscription: 'may-not-leave' } },
      ),
    ],
  }),
]
