import type { DirectoryPerson } from '../directory/directory.ts'
import { oneAddress } from '../notifications/rendering.ts'
import type { MethodChange } from '../notifications/templates/methods-changed.ts'
import type { Tx } from '../store/database.ts'
import type { Contact } from './contact.ts'
import type { ProfileServices } from './scope.ts'

/**
 * Tells of a change of somebody's methods, in the transaction of the change: to the address in the directory and to every
 * address registered before or after it, since whoever changed them may be somebody else. The audit gets kinds only.
 */
export async function tellMethodsChanged(
  { notifications, audit, url, clock }: Pick<ProfileServices, 'notifications' | 'audit' | 'url' | 'clock'>,
  tx: Tx,
  of: {
    person: DirectoryPerson
    changes: readonly MethodChange[]
    before: readonly Contact[]
    after: readonly Contact[]
  },
): Promise<void> {
  const { person, before, after } = of
  const changes = [...new Set(of.changes)]
  if (changes.length === 0) return
  const addresses = [...before, ...after].filter(({ kind }) => kind === 'mail').map(({ value }) => value)
  for (const to of distinctAddresses([person.mail, ...addresses])) {
    await notifications.enqueue(tx, {
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
    })
  }
  const subject = { id: person.id, name: `${person.account}@${person.domain}` }
  await audit.append(tx, { event: 'methods-changed', subject, data: { changes } })
}

/** Whoever cannot be written to is passed over: a directory may hold anything, and no mail undoes a change. */
function distinctAddresses(addresses: readonly (string | undefined)[]): string[] {
  const valid = addresses.flatMap((address) => oneAddress.safeParse(address).data ?? [])
  return [...new Map(valid.map((address) => [address.toLowerCase(), address])).values()]
}
