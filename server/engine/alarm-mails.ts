import type { Directory } from '../directory/directory.ts'
import type { Notifications } from '../notifications/notifications.ts'
import { guessesAlarm } from '../notifications/templates/guesses-alarm.ts'
import { listMailsToAdministrators } from '../policies/mails-to-administrators.ts'
import type { Store, Tx } from '../store/database.ts'
import type { AlarmFacts } from './site-alarm.ts'

/** The alarm's mails to all administrators; see `createSiteAlarm`. */
export const createAlarmMails =
  ({
    store,
    directory,
    notifications,
    url,
    clock,
  }: {
    store: Store
    directory: Directory
    notifications: Notifications
    url: string
    clock: () => Date
  }) =>
  async ({ failures, minutes }: AlarmFacts): Promise<(tx: Tx) => Promise<void>> => {
    const values = { guesses: failures, minutes, time: clock().toISOString(), url }
    const mail = { template: guessesAlarm.id, values }
    const mails = await listMailsToAdministrators({ read: store.read, directory }, mail)
    return async (tx) => {
      for (const mail of mails) await notifications.enqueue(tx, mail)
    }
  }
