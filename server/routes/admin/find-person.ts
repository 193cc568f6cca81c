import type { Context } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import type { AdminServices } from './resource.ts'

/** The person of a call's address and query. Throws AppError `person-unknown`. */
export async function findPerson(
  { directory }: AdminServices,
  context: Context,
  { id, domain }: { id: string; domain?: string },
): Promise<DirectoryPerson> {
  const person = await directory.openSession({ domain, signal: context.req.raw.signal }).findById(id)
  if (!person) throw new AppError('person-unknown')
  return person
}
