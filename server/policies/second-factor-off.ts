import type { Directory } from '../directory/directory.ts'
import type { Notifications } from '../notifications/notifications.ts'
import { secondFactorOff } from '../notifications/templates/second-factor-off.ts'
import type { Reader, Tx } from '../store/database.ts'
import { listMailsToAdministrators } from './mails-to-administrators.ts'
import { demandsSecondFactor } from './staff-settings.ts'

/**
 * Mails to all administrators if a change of the setting `staff` switches off the demand for a second factor; undefined if it does not. `by`: name of
 * the administrator, empty for the server's terminal. The directory is asked at once, and the result belongs in the transaction of the change.
 */
export async function prepareSecondFactorOffMails(
  services: { read: Reader; directory: Directory; notifications: Notifications; url: string; clock(): Date },
  { before, after, by }: { before: unknown; after: unknown; by: string },
): Promise<((tx: Tx) => Promise<void>) | undefined> {
  const { directory, notifications, url, clock } = services
  if (!demandsSecondFactor(before, directory) || demandsSecondFactor(after, directory)) return undefined
  const values = { by, time: clock().toISOString(), url }
  const mails = await listMailsToAdministrators(services, { template: secondFactorOff.id, values })
  return async (tx) => {
    for (const mail of mails) await notifications.enqueue(tx, mail)
  }
}
