import type { Directory, DirectoryPerson } from '../directory/directory.ts'
import type { Reader } from '../store/database.ts'
import { isUnique, readAdministration } from './administration.ts'

/** The members of the administrators' groups now, each once; nested ones included. */
export async function listAdministrators(reader: Reader, directory: Directory): Promise<DirectoryPerson[]> {
  const { groups } = await readAdministration(reader)
  const found = new Map<string, DirectoryPerson>()
  for (const { name: domain } of directory.domains) {
    const session = directory.openSession({ domain })
    for (const group of groups.filter((group) => directory.isSample || isUnique(group)))
      for (const person of await session.listGroupMembers(group)) found.set(person.id, person)
  }
  return [...found.values()]
}
