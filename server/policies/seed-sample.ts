import type { Directory } from '../directory/directory.ts'
import type { Store } from '../store/database.ts'
import { findPolicy, updatePolicy } from '../store/management-policies.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'
import { defaultPolicyId } from './management-policy.ts'
import type { Policies } from './policies.ts'

/** Stored once it is done, so that a group that is removed later stays removed. */
const setting = 'sample.helpdesk'

interface SeedServices {
  store: Store
  directory: Pick<Directory, 'openSession'>
  policies: Pick<Policies, 'invalidate'>
}

/** Lets the sample company's group Helpdesk help everybody from the first start. A real organisation decides that itself. */
export async function seedSamplePolicies({ store, directory, policies }: SeedServices): Promise<void> {
  if (await getSetting(store.read, setting)) return
  const found = await directory.openSession({}).findScopeTarget('Helpdesk')
  if (found.found !== 'one') return
  const groups = [found.what.distinguishedName]
  await store.transaction(async (tx) => {
    const stored = await findPolicy(tx, defaultPolicyId)
    if (!stored || !(await putSetting(tx, setting, true, absentSetting))) return
    const definition = { ...JSON.parse(stored.definition), helpdeskScope: { include: { groups } } }
    const expected = { id: defaultPolicyId, expectedVersion: stored.version }
    await updatePolicy(tx, expected, { definition: JSON.stringify(definition) })
  })
  policies.invalidate()
}
