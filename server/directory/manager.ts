import type { DirectoryPerson, DirectorySession } from './directory.ts'

/** The person's manager in the directory now, if that account is in use: neither disabled nor expired. */
export async function findManager(
  session: Pick<DirectorySession, 'findByDistinguishedName' | 'readState'>,
  { manager }: Pick<DirectoryPerson, 'manager'>,
): Promise<DirectoryPerson | undefined> {
  const found = manager === undefined ? undefined : await session.findByDistinguishedName(manager)
  if (!found) return undefined
  const { disabled, accountExpired } = await session.readState(found)
  return disabled || accountExpired ? undefined : found
}
