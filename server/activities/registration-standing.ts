import type { Contact } from '../profiles/contact.ts'
import { masked } from '../profiles/contact.ts'
import type { MethodChanges } from '../profiles/method.ts'
import type { Passkey } from '../profiles/passkey.ts'
import type { Profile } from '../profiles/profile.ts'
import type { Tx } from '../store/database.ts'
import type { QuestionPolicy } from './question-policy.ts'
import {
  type ProvableMethod,
  provableMethods,
  type RegistrationMethod,
  type RegistrationSettings,
} from './registration-settings.ts'

/** Changes that wait for the end of the run. JSON, and sealed wherever it lies: addresses and the secret of an app are in it. */
export type Held = Pick<
  MethodChanges,
  'answers' | 'addContacts' | 'removeContacts' | 'totp' | 'addPasskeys' | 'removePasskeys'
>

/** One thing that is registered, or will be once the changes are saved. */
export interface Item {
  method: ProvableMethod | 'personal-mobile'
  /** Of what is registered already, where there may be several. */
  id?: string
  /** What people tell it by: a masked address, the name of a passkey. */
  name?: string
  isNew: boolean
}

/** What the person will have when the held changes are saved. */
export async function standingOf(profile: Profile, held: Held): Promise<Item[]> {
  const [methods, contacts, passkeys] = [await profile.methods(), await profile.contacts(), await profile.passkeys()]
  const has = (kind: string) => methods.some((method) => method.kind === kind)
  return [
    ...questions(has('questions'), held),
    ...contactItems('mail', contacts, held),
    ...contactItems('mobile', contacts, held),
    ...app(has('totp'), held),
    ...passkeyItems(passkeys, held),
  ]
}

function questions(has: boolean, { answers }: Held): Item[] {
  const stands = answers === undefined ? has : answers !== 'remove'
  return stands ? [{ method: 'security-questions', isNew: answers !== undefined }] : []
}

function contactItems(kind: Contact['kind'], contacts: readonly Contact[], held: Held): Item[] {
  const method = `personal-${kind}` as const
  const { addContacts = [], removeContacts = [] } = held
  const kept = contacts.filter(
    ({ id, origin, kind: of, verified }) =>
      origin === 'personal' && of === kind && (verified || kind === 'mobile') && !removeContacts.includes(id),
  )
  const added = addContacts.filter((one) => one.kind === kind)
  return [
    ...kept.map(({ id, masked: name }) => ({ method, id, name, isNew: false })),
    ...added.map(({ value }) => ({ method, name: masked(kind, value), isNew: true })),
  ]
}

function app(has: boolean, { totp }: Held): Item[] {
  const stands = totp === undefined ? has : totp !== 'remove'
  return stands ? [{ method: 'totp', isNew: totp !== undefined }] : []
}

function passkeyItems(passkeys: readonly Passkey[], { addPasskeys = [], removePasskeys = [] }: Held): Item[] {
  const kept = passkeys.filter(({ id }) => !removePasskeys.includes(id))
  return [
    ...kept.map(({ id, name }) => ({ method: 'passkey' as const, id, name, isNew: false })),
    ...addPasskeys.map(({ name }) => ({ method: 'passkey' as const, name, isNew: true })),
  ]
}

/**
 * What can be asked for at all: a policy without questions has none to answer. Whoever has answered some before keeps them, and they
 * go on counting.
 */
export function attainable(
  settings: RegistrationSettings,
  { questions, items }: { questions: Pick<QuestionPolicy, 'required'>; items: readonly Item[] },
): RegistrationSettings {
  if (questions.required > 0 || items.some(({ method }) => method === 'security-questions')) return settings
  const methods: RegistrationMethod[] = settings.methods.filter((method) => method !== 'security-questions')
  const provable = provableMethods.filter((method) => methods.includes(method))
  return {
    ...settings,
    methods,
    mandatory: settings.mandatory === 'security-questions' ? 'any' : settings.mandatory,
    minimum: Math.min(settings.minimum, provable.length),
  }
}

/** What the administrator asks for and is not there. */
export function missingIn(
  items: readonly Pick<Item, 'method'>[],
  { methods, mandatory, minimum }: RegistrationSettings,
): { mandatory?: ProvableMethod; count: number } {
  const has = provableMethods.filter((one) => methods.includes(one) && items.some(({ method }) => method === one))
  const lacks = mandatory !== 'any' && !has.includes(mandatory) ? mandatory : undefined
  return { mandatory: lacks, count: Math.max(0, minimum - has.length) }
}

export function isEnough(items: readonly Pick<Item, 'method'>[], settings: RegistrationSettings): boolean {
  const { mandatory, count } = missingIn(items, settings)
  return mandatory === undefined && count === 0
}

/** Whether enough is registered by now, inside the transaction that changes it. */
export async function staysEnough(profile: Profile, settings: RegistrationSettings, tx: Tx): Promise<boolean> {
  const kinds = (await profile.methods(tx)).map(({ kind }) => (kind === 'questions' ? 'security-questions' : kind))
  const items = provableMethods.filter((method) => kinds.includes(method)).map((method) => ({ method }))
  return isEnough(items, settings)
}

/** The last one of what is asked for stays: it can be replaced, but not taken away. */
export const mayGo = (item: Item, items: readonly Item[], settings: RegistrationSettings): boolean =>
  isEnough(
    items.filter((one) => one !== item),
    settings,
  )

export const isEmpty = (held: Held): boolean => Object.keys(held).length === 0

/** The same changes without this item. */
export function without({ method, id = '' }: Item, held: Held): Held {
  switch (method) {
    case 'security-questions':
      return { ...held, answers: 'remove' }
    case 'totp':
      return { ...held, totp: 'remove' }
    case 'passkey':
      return { ...held, removePasskeys: [...(held.removePasskeys ?? []), id] }
    default:
      return { ...held, removeContacts: [...(held.removeContacts ?? []), id] }
  }
}
