import type { DirectoryPerson } from '../directory/directory.ts'
import { oneAddress } from '../directory/mail-address.ts'
import type { Tx } from '../store/database.ts'
import type { Contact } from './contact.ts'
import type { ProfileScope } from './profile-scope.ts'

/**
 * Reports a change of a person's methods, in the transaction of the change: to the address in the directory and to every address
 * registered before or after it, since another person may have made the change. The audit records kinds only.
 */
export async function notifyMethodsChanged(
  { notifications, audit, url, clock, key }: Pick<ProfileScope, 'notifications' | 'audit' | 'url' | 'clock' | 'key'>,
  tx: Tx,
  change: {
    person: DirectoryPerson
    changes: readonly string[]
    before: readonly Contact[]
    after: readonly Contact[]
    gathersMails: boolean
  },
): Promise<void> {
  const { person, before, after } = change
  const changes = [...new Set(change.changes)]
  if (changes.length === 0) return
  const addresses = [...before, ...after].filter(({ kind }) => kind === 'mail').map(({ value }) => value)
  const mails = distinctAddresses([person.mail, ...addresses]).map((to) => ({
    to,
    template: 'methods-changed',
    language: person.language ?? 'en',
    values: {
      account: person.account,
      displayName: person.displayName,
      changes: changes.join(' '),
      time: clock().toISOString(),
      url,
    },
  }))
  if (change.gathersMails) await notifications.gather(tx, { accountKey: key }, mails)
  else for (const mail of mails) await notifications.enqueue(tx, mail)
  const subject = { id: person.id, name: `${person.account}@${person.domain}` }
  await audit.append(tx, { event: 'methods-changed', subject, data: { changes } })
}

/** Invalid addresses are skipped: a directory may hold anything, and a mail never undoes a change. */
function distinctAddresses(addresses: readonly (string | undefined)[]): string[] {
  const valid = addresses.flatMap((address) => oneAddress.safeParse(address).data ?? [])
  return [...new Map(valid.map((address) => [address.toLowerCase(), address])).values()]
}
