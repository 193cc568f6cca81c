import type { Directory } from '../directory/directory.ts'
import type { Store } from '../store/database.ts'
import { findPolicy, updatePolicy } from '../store/management-policies.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'
import { defaultPolicyId } from './management-policy.ts'
import type { Policies } from './policies.ts'

/** Done once; who is taken off the helpdesk later stays off. */
const setting = 'sample.helpdesk'

/** The sample company's group Helpdesk helps everybody from the first start on. A real organisation says itself who does. */
export async function seedSamplePolicies(of: {
  store: Store
  directory: Pick<Directory, 'session'>
  policies: Pick<Policies, 'forget'>
}): Promise<void> {
  const { store, directory, policies } = of
  if (await getSetting(store.read, setting)) return
  const found = await directory.session({}).lookup('Helpdesk')
  if (found.found !== 'one') return
  const groups = [found.what.distinguishedName]
  await store.transaction(async (tx) => {
    const standing = await findPolicy(tx, defaultPolicyId)
    if (!standing || !(await putSetting(tx, setting, true, absentSetting))) return
    const definition = { ...JSON.parse(standing.definition), helpdeskScope: { include: { groups } } }
    const at = { id: defaultPolicyId, expectedVersion: standing.version }
    await updatePolicy(tx, at, { definition: JSON.stringify(definition) })
  })
  policies.forget()
}
