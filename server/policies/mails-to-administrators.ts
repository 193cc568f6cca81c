import type { Directory, DirectoryPerson } from '../directory/directory.ts'
import { oneAddress } from '../directory/mail-address.ts'
import type { MailOrder } from '../notifications/notifications.ts'
import type { Reader } from '../store/database.ts'
import { listAdministrators } from './list-administrators.ts'

/**
 * A mail to every administrator who has an address, and to `also`; each reader once. The directory is asked at once, so this does not belong in a
 * transaction; the orders do. Throws AppError `directory-unreachable`.
 */
export async function listMailsToAdministrators(
  { read, directory }: { read: Reader; directory: Directory },
  mail: Pick<MailOrder, 'template' | 'values'>,
  also: readonly DirectoryPerson[] = [],
): Promise<MailOrder[]> {
  const administrators = await listAdministrators(read, directory)
  const readers = new Map([...also, ...administrators].map((reader) => [reader.id, reader]))
  return [...readers.values()].flatMap(({ displayName, mail: address, language = 'en' }) => {
    // A directory may hold anything, and a mail never undoes a change.
    const to = oneAddress.safeParse(address).data
    return to === undefined ? [] : [{ ...mail, to, language, values: { displayName, ...mail.values } }]
  })
}
