import { updateIdentityRow } from '../store/identity-rows.ts'
import type { PasswordPageServices } from './services.ts'

/**
 * The central password is stored nowhere: it is spread at once, and only the hash of the person's system user password follows it. A foreign database is
 * never written to.
 */
export async function storeSystemUserPassword(
  { hasher, identity, store }: Pick<PasswordPageServices, 'hasher' | 'identity' | 'store'>,
  personId: string,
  newPassword: string,
): Promise<void> {
  if (identity.isForeign) return
  const [hash] = await hasher.hash([newPassword])
  if (hash === undefined) return
  await store.transaction((tx) => updateIdentityRow(tx, 'Person', [personId], () => ({ DialogUserPassword: hash })))
}
