import { oneAddress } from '../directory/mail-address.ts'
import type { Tx } from '../store/database.ts'
import type { Asker, PasswordPageServices } from './services.ts'
import type { SettableTarget } from './targets.ts'

/** The mails that tell the account's owner, and the person who set its password where that is somebody else; for the transaction that records it. */
export async function notifyPasswordSet(
  { notifications, clock, url }: PasswordPageServices,
  { person }: Asker,
  { account: { owner } }: SettableTarget,
): Promise<(tx: Tx) => Promise<void>> {
  const values = {
    displayName: owner.displayName,
    account: owner.name,
    by: owner.id === person.id ? '' : person.displayName,
    time: clock().toISOString(),
    url,
  }
  const orders = distinct(await owner.listMailAddresses()).map((to) => ({
    to,
    template: 'password-set',
    language: owner.language ?? 'en',
    values,
  }))
  return async (tx) => {
    for (const order of orders) await notifications.enqueue(tx, order)
  }
}

/** Invalid addresses are skipped: a directory may hold anything. */
function distinct(addresses: readonly string[]): string[] {
  const valid = addresses.flatMap((address) => oneAddress.safeParse(address).data ?? [])
  return [...new Map(valid.map((address) => [address.toLowerCase(), address])).values()]
}
