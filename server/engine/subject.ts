import { AppError } from '../../shared/errors.ts'
import { readAccountName } from '../directory/account-name.ts'
import type { DirectoryPerson, DirectorySession } from '../directory/directory.ts'
import type { Profile } from '../profiles/profile.ts'
import type { Profiles } from '../profiles/profiles.ts'
import type { Offered } from '../profiles/scope.ts'
import type { Run } from '../store/runs.ts'
import { decoyPerson } from './decoy.ts'
import type { StartOrder } from './engine.ts'
import type { RememberedState } from './remembering.ts'
import type { RunState } from './run-state.ts'
import type { EngineServices } from './services.ts'
import { requiresProfile, type Workflow } from './workflow-steps.ts'

/** Whom a run is about, in one request: somebody, or somebody's decoy. */
export interface Subject {
  person: DirectoryPerson
  decoy: boolean
  /** Why it is a decoy, known at the start; for the audit only. */
  why?: string
  /** The directory's own entry, also of an account that a decoy stands in for. */
  found: DirectoryPerson | undefined
  accountKey: string
  profile: Profile
  session: DirectorySession
  /** By the directory, in this request. */
  told: RememberedState
  /** Aborted when another process has taken the run over; nothing is sent for it any more. */
  lost: AbortController
}

/**
 * Whoever cannot be helped gets a decoy, for the price of the same calls and queries. `workflowOf`: what the policy of that id,
 * which holds for them, has for them.
 */
export async function findSubject<Task extends Pick<Workflow, 'steps'>>(
  services: EngineServices,
  { account, domain, helpdesk, staff }: Pick<StartOrder, 'account' | 'domain' | 'helpdesk'> & { staff?: boolean },
  workflowOf: (policy: string) => Promise<Task>,
): Promise<Subject & { workflow: Task }> {
  const { policies } = services
  if (helpdesk) {
    const { found, ...subject } = await personById(services, helpdesk.person)
    const { policy } = await policies.resolve(found)
    return { ...subject, found, workflow: await workflowOf(policy.id) }
  }
  const { lost, session } = openSession(services, { domain })
  const search = await session.find(account, domain)
  const found = search.found === 'one' ? search.person : undefined
  const where = found?.domain ?? domainTyped(services, account, domain)
  const accountKey = services.profiles.accountKey(where, found?.account ?? account)
  const stranger = decoyPerson(accountKey, where, account)
  const policy = found ? (await policies.resolve(found)).policy : await policies.decoyPolicy(accountKey, where)
  const workflow = await workflowOf(policy.id)
  // Asked by the workflow alone: for everybody or for nobody.
  const hasWhatItTakes = !requiresProfile(workflow) || (await services.profiles.of(found ?? stranger).registered())
  const why = found ? refusal(services, found, { hasWhatItTakes, staff }) : search.found
  const person = found && !why ? found : stranger
  return { ...identity(services, person, person === stranger, accountKey), why, found, session, lost, workflow }
}

/** Whom an operator chose from people that they may see. */
async function personById(services: EngineServices, { id, domain }: { id: string; domain: string }) {
  const { lost, session } = openSession(services, { domain })
  const found = await session.person(id)
  if (!found) throw new AppError('person-unknown')
  const accountKey = services.profiles.accountKey(found.domain, found.account)
  return { ...identity(services, found, false, accountKey), found, session, lost }
}

/** The same subject in a later request. Somebody who has left the directory meanwhile is met by a decoy. */
export async function subjectOf(services: EngineServices, run: Run, state: RunState): Promise<Subject> {
  const { lost, session } = openSession(services, { domain: run.domain, controller: run.controller ?? undefined })
  const stranger = decoyPerson(run.accountKey, run.domain, run.account)
  const found = await session.person(run.personId ?? stranger.id).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'directory-unreachable') throw error
    return state.person && { ...state.person, groups: [] }
  })
  const person = found && !run.decoy ? found : stranger
  return { ...identity(services, person, person === stranger, run.accountKey), found, session, lost }
}

function refusal(
  { policies }: EngineServices,
  person: DirectoryPerson,
  { hasWhatItTakes, staff }: { hasWhatItTakes: boolean; staff?: boolean },
): string | undefined {
  const protectedBy = staff ? policies.staffProtection(person) : policies.protection(person)
  return protectedBy ?? (hasWhatItTakes ? undefined : 'unregistered')
}

function identity({ profiles }: EngineServices, person: DirectoryPerson, decoy: boolean, accountKey: string) {
  return { person, decoy, accountKey, told: {}, profile: profileFor(profiles, { person, decoy, accountKey }) }
}

/** `offered`: the questions of the policy that holds, for whoever has none of their own. */
export function profileFor(
  profiles: Profiles,
  { person, decoy, accountKey }: Pick<Subject, 'person' | 'decoy' | 'accountKey'>,
  offered?: Offered,
): Profile {
  const as = { account: person.account, key: accountKey, offered }
  return decoy ? profiles.decoy(accountKey, person.domain, as) : profiles.of(person, as)
}

function openSession({ directory, signal }: EngineServices, of: { domain?: string; controller?: string }) {
  const lost = new AbortController()
  return { lost, session: directory.session({ ...of, signal: AbortSignal.any([signal, lost.signal]) }) }
}

/** Where an account that was not found would be, so that its key is the same for every way of typing it. */
function domainTyped({ directory }: EngineServices, account: string, domain: string | undefined): string {
  const wanted = (readAccountName(account)?.domain ?? domain)?.toLowerCase()
  const known = directory.domains.find(({ name, netbiosName }) =>
    [name, netbiosName.toLowerCase()].includes(wanted ?? ''),
  )
  return known?.name ?? directory.domains[0]?.name ?? ''
}
