import type { Context } from 'hono'
import { AppError } from '../../shared/errors.ts'
import { readApiKeyScope, toKeyAuthority } from '../policies/api-key-scope.ts'
import { findApiKey, touchApiKey } from '../store/api-keys.ts'
import type { Store } from '../store/database.ts'
import type { ApiKeyLimits } from './api-key-limits.ts'
import type { StaffCaller } from './authorise.ts'
import { readBearer, readClientAddress } from './caller.ts'

/** So that people and scanners of repositories recognise a key. */
export const apiKeyPrefix = 'latchkey_'

export interface ApiKeyServices {
  store: Store
  clock(): Date
  apiKeyLimits: ApiKeyLimits
  trustedProxies: readonly string[]
}

/**
 * What the API key of this request may do; undefined: the request has none. A bearer header decides alone: a session beside it does
 * not count. Throws AppError `key-invalid`, `too-many-attempts`.
 */
export async function loadKeyCaller(services: ApiKeyServices, context: Context): Promise<StaffCaller | undefined> {
  const brought = readBearer(context)
  if (brought === undefined) return undefined
  const { store, apiKeyLimits, trustedProxies } = services
  const address = readClientAddress(context, trustedProxies)
  if (!apiKeyLimits.countTry(address)) throw new AppError('too-many-attempts')
  const isOne = /^latchkey_[A-Za-z0-9_-]{43}$/.test(brought)
  const key = isOne ? await findApiKey(store.read, brought) : undefined
  const scope = key ? readApiKeyScope(key.scope) : undefined
  if (!key || !scope) throw new AppError('key-invalid')
  apiKeyLimits.countRight(address)
  await touchApiKey(store, key, services.clock())
  const name = `API key “${key.name}”`
  const actor = { id: key.id, name, displayName: name }
  return { ...toKeyAuthority(scope), operations: scope.operations, isKey: true, actor }
}
