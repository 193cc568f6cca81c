import type { Words } from '../../shared/languages/words.ts'
import type { AnyActivity } from '../activities/activity.ts'
import type { Audit } from '../audit/chain.ts'
import type { Directory } from '../directory/directory.ts'
import type { Notifications } from '../notifications/notifications.ts'
import type { Policies } from '../policies/policies.ts'
import type { Profiles } from '../profiles/profiles.ts'
import type { Store } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'

/** What `main.ts` hands to the engine. */
export interface EngineServices {
  store: Store
  keys: Keys
  audit: Audit
  directory: Directory
  policies: Policies
  profiles: Profiles
  activities: readonly AnyActivity[]
  notifications: Notifications
  words(language: string): Words
  clock(): Date
  /** Site address without a slash at its end. */
  url: string
  signal: AbortSignal
  times?: Partial<EngineTimes>
}

/** Milliseconds. */
export interface EngineTimes {
  /** How long a run stays claimed when its process dies. */
  lease: number
  /** Idle for longer: the last authentication is repeated. */
  idle: number
  /** Nobody came back for longer: stopped. */
  abandoned: number
  stateTokenLife: number
}

const defaultTimes: EngineTimes = {
  lease: 6_000,
  idle: 5 * 60_000,
  abandoned: 30 * 60_000,
  stateTokenLife: 30 * 86_400_000,
}

export const timesOf = (services: Pick<EngineServices, 'times'>): EngineTimes => ({
  ...defaultTimes,
  ...services.times,
})
