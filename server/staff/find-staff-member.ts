import type { DirectoryPerson } from '../directory/directory.ts'
import type { StaffFactorServices } from './services.ts'

/** The person of this account, if a staff site admits them; other people need no second factor. */
export async function findStaffMember(
  { directory, staffGate }: Pick<StaffFactorServices, 'directory' | 'staffGate'>,
  { account, domain }: { account: string; domain?: string },
): Promise<DirectoryPerson | undefined> {
  const search = await directory.openSession({ domain }).find(account, domain)
  if (search.found !== 'one') return undefined
  const { person } = search
  const isStaff =
    (await staffGate.isAdmitted('administration', person)) || (await staffGate.isAdmitted('helpdesk', person))
  return isStaff ? person : undefined
}
