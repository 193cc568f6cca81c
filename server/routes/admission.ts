import type { FrontEnd } from '../authentication/module.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import { isAdministrator, readAdministration } from '../policies/administration.ts'
import type { Policies } from '../policies/policies.ts'
import type { Store } from '../store/database.ts'

/** Which front ends are for whom. Asked at sign-in, and again with each request of a site of the staff. */
export function admission({ store, policies }: { store: Store; policies: Policies }) {
  return async (frontEnd: FrontEnd, person: DirectoryPerson): Promise<boolean> => {
    if (frontEnd === 'self-service') return true
    if (frontEnd === 'administration') return isAdministrator(person, await readAdministration(store.read))
    return (await policies.helpdeskScope(person)).policies.length > 0
  }
}
