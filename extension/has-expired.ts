import type { AccountStateReply } from '../server/routes/state.ts'

/** Whether the password has expired: days are whole ones, so on the last day none is left and the password still works. */
export const hasExpired = (
  { daysLeft, passwordExpiresAt }: Pick<AccountStateReply, 'daysLeft' | 'passwordExpiresAt'>,
  now: Date,
): boolean => daysLeft !== undefined && daysLeft <= 0 && !(passwordExpiresAt && new Date(passwordExpiresAt) > now)
