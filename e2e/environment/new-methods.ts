import { defaultPolicyDefinition, defaultPolicyId, lastPriority } from '../../server/policies/management-policy.ts'
import { insertPolicy } from '../../server/store/management-policies.ts'
import { openStore } from '../../server/store/open.ts'

/**
 * Before the first start: whoever registers now comes back by it at once, as an administrator may decide. By default what is new does
 * not suffice alone for a day, which no journey waits for.
 */
export async function letNewMethodsSuffice(dataFolder: string): Promise<void> {
  const store = await openStore({ kind: 'sqlite', folder: dataFolder })
  const definition = JSON.stringify({ ...defaultPolicyDefinition, newMethodHours: 0 })
  await store.transaction((tx) => insertPolicy(tx, { id: defaultPolicyId, priority: lastPriority, definition }))
  await store.close()
}
