import { AppError } from '../../shared/errors.ts'
import type { ConfigurationParameters } from '../authentication/parameters/configuration-parameters.ts'
import type { ConnectedSystem, SystemAccount } from '../connected-systems/connected-system.ts'
import type { IdentityAccount, IdentityPerson, IdentityReader } from '../identity/identity-reader.ts'

/** An account whose password the signed-in person may set, or sees beside those. The only place that decides whose accounts these are. */
export interface PasswordTarget {
  /** Names it in requests: its table and the key of its row. */
  id: string
  table: string
  name: string
  /** As what the person may set it, and the name of the identity that the account belongs to. */
  relation: Relation
  identity: string
  /** Why its password cannot be set here. */
  obstacle?: Obstacle
  /** Present unless there is an obstacle. */
  account?: SystemAccount
}

export type SettableTarget = PasswordTarget & { account: SystemAccount }

export type Relation = 'self' | 'sub-identity' | 'sponsored'
export const obstacles = ['protected', 'disabled', 'excluded', 'missing', 'not-connected'] as const
export type Obstacle = (typeof obstacles)[number]

interface Services {
  identity: Pick<
    IdentityReader,
    'findPerson' | 'listAccounts' | 'listOtherAccounts' | 'listSponsoredAccounts' | 'listSubIdentities'
  >
  systems: readonly ConnectedSystem[]
}

export interface TargetOptions {
  parameters: ConfigurationParameters
  /** BCP 47. */
  language: string
}

/** Accounts that are asked for at the same time. */
const atOnce = 8

/**
 * Own accounts, then those of subidentities and of sponsored, shared and service identities, each once and in this order. A subidentity that is
 * deactivated takes its accounts along.
 */
export async function listTargets(
  services: Services,
  person: IdentityPerson,
  options: TargetOptions,
): Promise<PasswordTarget[]> {
  const entries = await listEntries(services.identity, person)
  const targets: PasswordTarget[] = []
  for (let from = 0; from < entries.length; from += atOnce)
    targets.push(
      ...(await Promise.all(entries.slice(from, from + atOnce).map((one) => openTarget(services, one, options)))),
    )
  return targets
}

/** The targets of these ids, in the order of the list. Throws AppError `not-found` unless the person may set every one of them. */
export async function findTargets(
  services: Services,
  person: IdentityPerson,
  ids: readonly string[],
  options: TargetOptions,
): Promise<PasswordTarget[]> {
  const entries = (await listEntries(services.identity, person)).filter(({ id }) => ids.includes(id))
  if (entries.length !== new Set(ids).size) throw new AppError('not-found')
  return Promise.all(entries.map((entry) => openTarget(services, entry, options)))
}

type Entry = Omit<PasswordTarget, 'obstacle' | 'account'> & { reference?: { id: string; domain: string } }

async function listEntries(identity: Services['identity'], person: IdentityPerson): Promise<Entry[]> {
  const own = await listEntriesOf(identity, person, 'self')
  const subIdentities = (await identity.listSubIdentities(person)).filter(({ isDeactivated }) => !isDeactivated)
  const ofSubIdentities: Entry[] = []
  for (const one of subIdentities) ofSubIdentities.push(...(await listEntriesOf(identity, one, 'sub-identity')))
  const sponsored: Entry[] = []
  for (const account of await identity.listSponsoredAccounts(person)) {
    const owner = account.personId === undefined ? undefined : await identity.findPerson(account.personId)
    if (owner && !owner.isDeactivated) sponsored.push(toEntry(account, owner, 'sponsored'))
  }
  return [...new Map([...sponsored, ...ofSubIdentities, ...own].map((entry) => [entry.id, entry])).values()].sort(
    (one, other) => relations.indexOf(one.relation) - relations.indexOf(other.relation),
  )
}

const relations: readonly Relation[] = ['self', 'sub-identity', 'sponsored']

async function listEntriesOf(
  identity: Services['identity'],
  person: IdentityPerson,
  relation: Relation,
): Promise<Entry[]> {
  const accounts = (await identity.listAccounts(person)).map((account) => toEntry(account, person, relation))
  const others = (await identity.listOtherAccounts(person)).map(({ table, id, name }) => ({
    id: `${table}-${id}`,
    table,
    name,
    relation,
    identity: person.name,
  }))
  return [...accounts, ...others]
}

const toEntry = (
  { id, directoryId, domain, account, name }: IdentityAccount,
  owner: IdentityPerson,
  relation: Relation,
): Entry => ({
  id: `ADSAccount-${id}`,
  table: 'ADSAccount',
  name: `${account ?? name}@${domain}`,
  relation,
  identity: owner.name,
  reference: { id: directoryId, domain },
})

async function openTarget(
  { systems }: Services,
  { reference, ...entry }: Entry,
  { parameters, language }: TargetOptions,
): Promise<PasswordTarget> {
  const system = systems.find(({ table }) => table === entry.table)
  const isExcluded = (names: readonly string[]) => isListed(parameters, names)
  if (isExcluded([entry.name])) return { ...entry, obstacle: 'excluded' }
  if (!system || !reference) return { ...entry, obstacle: 'not-connected' }
  const account = await system.find(reference, language)
  if (!account) return { ...entry, obstacle: system.isConnected(reference.domain) ? 'missing' : 'not-connected' }
  const obstacle = account.obstacle ?? (isExcluded(account.names) ? 'excluded' : undefined)
  return { ...entry, name: account.name, ...(obstacle ? { obstacle } : { account }) }
}

/** Whether an administrator has excluded the account, by any of its names. */
function isListed(parameters: ConfigurationParameters, names: readonly string[]): boolean {
  const excluded = parameters['Latchkey | PasswordResetPortal | ExcludedAccounts']
  if (!excluded) return false
  const listed = new Set(excluded.split('|').map((name) => name.trim().toLowerCase()))
  return names.some((name) => listed.has(name.toLowerCase()))
}
