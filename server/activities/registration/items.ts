import type { RegistrationContext } from '../../factors/common/registration.ts'
import type { CurrentMethods, RegisteredItem } from '../../factors/factor.ts'
import { factors } from '../../factors/index.ts'
import type { Profile } from '../../profiles/profile.ts'
import type { Tx } from '../../store/database.ts'
import type { PersonPolicy } from '../activity.ts'
import { findRegistering, provableMethods, type RegistrationSettings, registrationMethods } from './settings.ts'

/** Where a person who registers is: what they have, and what is asked for. */
export interface Registration {
  readonly current: CurrentMethods
  readonly items: readonly RegisteredItem[]
  /** Without what the policy makes impossible. */
  readonly settings: RegistrationSettings
  readonly policy: PersonPolicy
  /** Address of the site. */
  readonly url: string
}

export async function loadRegistration(
  { policy, profile, url }: Pick<RegistrationContext, 'policy' | 'profile' | 'url'>,
  wanted: RegistrationSettings,
): Promise<Registration> {
  const current = { methods: await profile.methods(), contacts: await profile.contacts() }
  const items = registrationMethods.flatMap((method) => findRegistering(method)?.items(current) ?? [])
  return { current, items, settings: limitToPossible(wanted, { policy, url, items }), policy, url }
}

/** A policy without questions has none to answer. What a person registered before is kept and still counts. */
function limitToPossible(
  settings: RegistrationSettings,
  { policy, url, items }: Pick<Registration, 'policy' | 'url' | 'items'>,
): RegistrationSettings {
  const isPossible = (method: string) =>
    findRegistering(method)?.isPossible?.(policy, url) !== false || items.some((item) => item.method === method)
  const methods = settings.methods.filter(isPossible)
  const { mandatory, minimum } = settings
  return {
    ...settings,
    methods,
    mandatory: mandatory === 'any' || isPossible(mandatory) ? mandatory : 'any',
    minimum: Math.min(minimum, provableMethods.filter((method) => methods.includes(method)).length),
  }
}

/** What the administrator asks for and is not there. */
export function findMissing(
  items: readonly Pick<RegisteredItem, 'method'>[],
  { methods, mandatory, minimum }: RegistrationSettings,
): { mandatory?: string; count: number } {
  const has = provableMethods.filter((one) => methods.includes(one) && items.some(({ method }) => method === one))
  const lacks = mandatory !== 'any' && !has.includes(mandatory) ? mandatory : undefined
  return { mandatory: lacks, count: Math.max(0, minimum - has.length) }
}

export function isEnough(items: readonly Pick<RegisteredItem, 'method'>[], settings: RegistrationSettings): boolean {
  const { mandatory, count } = findMissing(items, settings)
  return mandatory === undefined && count === 0
}

/** Whether enough is registered by now, inside the transaction that changes it. */
export async function isEnoughInTransaction(
  profile: Profile,
  settings: RegistrationSettings,
  tx: Tx,
): Promise<boolean> {
  const kinds = (await profile.methods(tx)).map(({ kind }) => kind)
  const registered = factors.filter(({ registered }) => registered && kinds.includes(registered.kind))
  return isEnough(
    registered.map(({ id }) => ({ method: id })),
    settings,
  )
}

/** The last one of what is asked for can be replaced, but not removed. */
export const mayBeRemoved = (
  item: RegisteredItem,
  { items, settings }: Pick<Registration, 'items' | 'settings'>,
): boolean =>
  isEnough(
    items.filter((one) => one !== item),
    settings,
  )
