/** Everything that is recorded, by name. What an event's `data` holds is codes and ids only. */
export const auditEvents = [
  'account-unlocked',
  'activity-failed',
  'activity-succeeded',
  'audit-verified',
  'configuration-changed',
  'effect-settled',
  'keys-rotated',
  'mail-given-up',
  'mail-sent',
  'node-started',
  'node-stopped',
  'password-changed',
  'password-reset',
  'profile-locked',
  'profile-registered',
  'profile-unlocked',
  'run-done',
  'run-started',
  'run-stopped',
  'sign-in',
  'sign-in-refused',
  'subject-erased',
  'workflow-published',
] as const

export type AuditEventName = (typeof auditEvents)[number]
