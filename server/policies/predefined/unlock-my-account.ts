import type { WorkflowDefinition } from '../workflow.ts'
import { mailAtTheEnd, personIsKnown, restart } from './common.ts'

/**
 * One visit puts all right: where the password has expired as well, a new one is set and the lock taken off in one write, so
 * that nothing is ever half done; where it has not, only the lock is taken off.
 */
export const unlockMyAccount: WorkflowDefinition = {
  id: 'unlock-my-account',
  site: 'self-service',
  name: 'workflows.unlock-my-account.name',
  description: 'workflows.unlock-my-account.description',
  enabled: true,
  availability: [
    { fact: 'registered', is: true },
    { fact: 'profileLocked', is: false },
    // An account that is disabled or has ended stays shut, locked or not.
    { fact: 'disabled', is: false },
    { fact: 'accountExpired', is: false },
    { fact: 'accountLocked', is: true },
  ],
  activities: [
    personIsKnown,
    { key: 'lock', activity: 'lock-qa-profile', settings: { threshold: 3, duration: 30, resetAfter: 30 } },
    {
      key: 'reset',
      activity: 'reset-password-in-ad',
      settings: { enforceHistory: true, unlock: true, onlyWhenExpired: true },
    },
    { key: 'unlock', activity: 'unlock-account', settings: {} },
    restart,
    ...mailAtTheEnd,
  ],
}
