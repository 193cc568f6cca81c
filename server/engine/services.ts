import type { Translator } from '../../shared/languages/translator.ts'
import type { Intent } from '../activities/account.ts'
import type { AnyActivity, Phase, Result } from '../activities/activity.ts'
import type { Audit } from '../audit/chain.ts'
import type { Directory } from '../directory/directory.ts'
import type { Notifications } from '../notifications/notifications.ts'
import type { Policies } from '../policies/policies.ts'
import type { Profiles } from '../profiles/profiles.ts'
import type { Store } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'

/** What the engine is given by the server's wiring. */
export interface EngineServices {
  store: Store
  keys: Keys
  audit: Audit
  directory: Directory
  policies: Policies
  profiles: Profiles
  activities: readonly AnyActivity[]
  notifications: Notifications
  getTranslator(language: string): Translator
  clock(): Date
  /** Site address without a slash at its end. */
  url: string
  /** Origins of the extension in Chromium's browsers; without them only the unpacked one's. */
  extensionOrigins?: readonly string[]
  signal: AbortSignal
  /** Logs an error that a user is told only by a code; its message holds no personal data. */
  report(error: Error): void
  times?: Partial<EngineTimes>
  /** Told what each commit does, before it is durable: a simulation makes its log of it. */
  observe?(step: ObservedStep): void
}

export interface EngineTimes {
  /** How long a run stays claimed when its process dies. */
  leaseMs: number
  /** After a longer pause the last authentication is repeated. */
  idleTimeoutMs: number
  /** After a longer pause the run is stopped. */
  abandonedAfterMs: number
  stateTokenLifetimeMs: number
}

const defaultTimes: EngineTimes = {
  leaseMs: 6_000,
  idleTimeoutMs: 5 * 60_000,
  abandonedAfterMs: 30 * 60_000,
  stateTokenLifetimeMs: 30 * 86_400_000,
}

export const engineTimes = (services: Pick<EngineServices, 'times'>): EngineTimes => ({
  ...defaultTimes,
  ...services.times,
})

/** What one step came to, for the audit. */
export interface StepTrace {
  step: string
  activity: string
  /** Kind of its `StepOutcome`. */
  result: Result['kind'] | 'refused' | 'unavailable'
  code?: string
  note?: Readonly<Record<string, string>>
}

/** A step that was left out, and what decided it. */
export interface PassedOver {
  step: string
  activity: string
  /** `phase`: it does not run in this phase. `path`: a step before chose another path. `not-applicable`: it has nothing to do for this person now. */
  why: 'phase' | 'path' | 'not-applicable'
  phase: Phase
}

/** What one commit did, and why steps were left out. */
export interface ObservedStep {
  trace: readonly StepTrace[]
  passedOver: readonly PassedOver[]
  effects: readonly Intent['kind'][]
}
