import type { DirectoryPerson, DirectorySession } from './directory.ts'

/** Whoever the directory names as the person's manager now, and whose account is in use: neither disabled nor past its end. */
export async function managerOf(
  session: Pick<DirectorySession, 'personAt' | 'state'>,
  { manager }: Pick<DirectoryPerson, 'manager'>,
): Promise<DirectoryPerson | undefined> {
  const found = manager === undefined ? undefined : await session.personAt(manager)
  if (!found) return undefined
  const { disabled, accountExpired } = await session.state(found)
  return disabled || accountExpired ? undefined : found
}
