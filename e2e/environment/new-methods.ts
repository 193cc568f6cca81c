import { dirname } from 'node:path'
import { readConfig } from '../../server/config.ts'
import { defaultPolicyDefinition, defaultPolicyId, lastPriority } from '../../server/policies/management-policy.ts'
import { insertPolicy } from '../../server/store/management-policies.ts'
import { openStore } from '../../server/store/open.ts'
import { openKeys } from '../../server/store/open-keys.ts'

/**
 * To be called before the first start. A factor that is registered counts at once, as an administrator may decide. By default it does
 * not count alone for a day, which no journey waits for.
 */
export async function waiveNewMethodDelay(dataFolder: string): Promise<void> {
  const store = await openStore({ kind: 'sqlite', folder: dataFolder })
  // A policy is a signed row.
  await openKeys(store, readConfig({ LATCHKEY_DATA: dataFolder }, dirname(dataFolder)).keyFile)
  const definition = JSON.stringify({ ...defaultPolicyDefinition, newMethodHours: 0 })
  await store.transaction((tx) => insertPolicy(tx, { id: defaultPolicyId, priority: lastPriority, definition }))
  await store.close()
}
