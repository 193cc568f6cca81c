import type { DirectoryPerson } from '../directory/directory.ts'
import { type StaffFactorEvent, staffFactorChanged } from '../notifications/templates/staff-factor-changed.ts'
import { listMailsToAdministrators } from '../policies/mails-to-administrators.ts'
import type { Tx } from '../store/database.ts'
import type { StaffFactorServices } from './services.ts'

type Services = Pick<StaffFactorServices, 'store' | 'directory' | 'notifications' | 'url' | 'clock'>

/**
 * A mail to the person and to every administrator, since a factor may be enrolled by a thief of the password and a code, or by
 * an administrator who should not. The directory is asked at once, and `enqueue` belongs in the transaction of what the mail reports.
 */
export async function createStaffNotice(
  { store, directory, notifications, url, clock }: Services,
  person: DirectoryPerson,
  { event, by }: { event: StaffFactorEvent; by?: DirectoryPerson },
): Promise<{ enqueue(tx: Tx): Promise<void> }> {
  const what = { person: person.displayName, account: person.account, event, by: by?.displayName ?? '' }
  const values = { ...what, time: clock().toISOString(), url }
  const mail = { template: staffFactorChanged.id, values }
  const mails = await listMailsToAdministrators({ read: store.read, directory }, mail, [person])
  return {
    async enqueue(tx) {
      for (const mail of mails) await notifications.enqueue(tx, mail)
    },
  }
}
