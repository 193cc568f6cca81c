import { AppError } from '../../shared/errors.ts'
import { type FrontEnd, isStaffFrontEnd } from '../authentication/sign-in-module.ts'
import { parseAccountName } from '../directory/account-name.ts'
import type { AccountState, DirectoryPerson, DirectorySession } from '../directory/directory.ts'
import { findDefaultDomain } from '../policies/default-domain.ts'
import type { Protection } from '../policies/protected-accounts.ts'
import { readSiteSettings } from '../policies/site-settings.ts'
import type { Profile } from '../profiles/profile.ts'
import type { OfferedQuestions } from '../profiles/profile-scope.ts'
import type { Profiles } from '../profiles/profiles.ts'
import { isKnownBrowser } from '../store/known-browsers.ts'
import type { Run } from '../store/runs.ts'
import { findStaffFactors } from '../store/staff-factors.ts'
import { createDecoyPerson } from './decoy.ts'
import type { StartRequest } from './engine.ts'
import type { GuardedAccount } from './guarded-account.ts'
import { parseIntent, type RunState } from './run-state.ts'
import type { EngineServices } from './services.ts'
import { requiresProfile, type Workflow } from './workflow.ts'

/** The person that a run is about, as one request has loaded them: a real person or a decoy. */
export interface Subject {
  person: DirectoryPerson
  decoy: boolean
  /** Why it is a decoy, known only at the start; for the audit alone. */
  decoyReason?: string
  /** The directory's own entry, also of an account that a decoy stands in for. */
  found: DirectoryPerson | undefined
  /** The directory did not answer: `found` is what the run remembers, without groups. */
  isRemembered?: boolean
  /** Why a decoy stands in for a person who has become protected since the run began. */
  protectedBy?: Protection
  accountKey: string
  profile: Profile
  session: DirectorySession
  cachedState: CachedAccountState
  /** Aborted when another process has taken the run over; nothing more is sent for it. */
  leaseLost: AbortController
}

/** What the directory said about the account in this request. */
export interface CachedAccountState {
  state?: Promise<AccountState>
}

/** The same account, but its state is read once per request, and again after every write or password check. */
export function withCachedState(account: GuardedAccount, cache: CachedAccountState): GuardedAccount {
  const clearingCache =
    <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) =>
    (...args: Args): Promise<T> =>
      work(...args).finally(() => {
        cache.state = undefined
      })

  return {
    ...account,
    state() {
      const state = cache.state ?? account.state()
      cache.state = state
      // A directory that was unreachable for a moment is asked again.
      state.catch(() => {
        if (cache.state === state) cache.state = undefined
      })
      return state
    },
    verifyPassword: clearingCache(account.verifyPassword),
    changePassword: clearingCache(account.changePassword),
    resetPassword: clearingCache(account.resetPassword),
    unlock: clearingCache(account.unlock),
    enable: clearingCache(account.enable),
    forceChangeAtNextLogon: clearingCache(account.forceChangeAtNextLogon),
    settle: clearingCache(account.settle),
  }
}

/** The domain in which an account is looked for, unless its name has one: the caller's choice, else the site's setting. */
export async function chooseDomain(
  { store, directory }: EngineServices,
  { account, domain, helpdesk }: Pick<StartRequest, 'account' | 'domain' | 'helpdesk'>,
): Promise<string | undefined> {
  if (domain !== undefined || helpdesk || parseAccountName(account)?.domain !== undefined) return domain
  // There is nothing to choose from.
  if (directory.domains.length < 2) return undefined
  return findDefaultDomain(await readSiteSettings(store.read, directory), directory.domains)?.name
}

/**
 * Finds the person by the account as typed. A person who cannot be helped is replaced by a decoy, at the cost of the same calls and
 * queries. `loadWorkflow` gets the id of the policy that applies. `signInTo`: the site, if no run is started but a person signs in. A site of
 * staff admits protected accounts; the Self-Service site admits Latchkey's staff if they have a second factor of staff, which it then asks for.
 */
export async function findSubject<Steps extends Pick<Workflow, 'steps'>>(
  services: EngineServices,
  {
    account,
    domain,
    helpdesk,
    signInTo,
  }: Pick<StartRequest, 'account' | 'domain' | 'helpdesk'> & { signInTo?: FrontEnd },
  loadWorkflow: (policy: string) => Promise<Steps>,
): Promise<Subject & { workflow: Steps }> {
  const { policies, profiles } = services
  if (helpdesk) {
    const subject = await findPersonById(services, helpdesk.person)
    const { policy } = await policies.resolve(subject.found)
    return { ...subject, workflow: await loadWorkflow(policy.id) }
  }
  const session = openSession(services, { domain })
  const search = await session.session.find(account, domain)
  const found = search.found === 'one' ? search.person : undefined
  const where = found?.domain ?? resolveTypedDomain(services, account, domain)
  const accountKey = profiles.accountKey(where, found?.account ?? account)
  const decoy = createDecoyPerson(accountKey, where, account)
  const policy = found ? (await policies.resolve(found)).policy : await policies.chooseDecoyPolicy(accountKey, where)
  const workflow = await loadWorkflow(policy.id)
  // Depends on the workflow alone, so that it is asked for every account or for none.
  const isRegistered = !requiresProfile(workflow) || (await profiles.forPerson(found ?? decoy).isRegistered())
  // Depends on the site alone, too.
  const hasStaffFactor =
    signInTo === 'self-service' && (await findStaffFactors(services.store.read, (found ?? decoy).id)).length > 0
  const decoyReason = found
    ? await findDecoyReason(services, found, { isRegistered, signInTo, hasStaffFactor, steps: workflow.steps })
    : search.found
  const person = found && !decoyReason ? found : decoy
  return { ...toSubject(services, { person, found, accountKey, session }), decoyReason, workflow }
}

/** A person whom the operator chose from those they may see. */
async function findPersonById(services: EngineServices, { id, domain }: { id: string; domain: string }) {
  const session = openSession(services, { domain })
  const found = await session.session.findById(id)
  if (!found) throw new AppError('person-unknown')
  const accountKey = services.profiles.accountKey(found.domain, found.account)
  return { ...toSubject(services, { person: found, found, accountKey, session }), found }
}

/**
 * The subject of a run in a later request. A person who has been deleted from the directory meanwhile is replaced by a decoy, and in
 * self-service also one who has become protected; on the Helpdesk site the run's gate decides that.
 */
export async function loadSubject(
  services: EngineServices,
  run: Run,
  { state, workflow }: { state: RunState; workflow: Pick<Workflow, 'steps'> },
): Promise<Subject> {
  // The controller to which a write may have been sent can tell what became of it.
  const controller = parseIntent(services, run)?.controller ?? run.controller ?? undefined
  const session = openSession(services, { domain: run.domain, controller })
  const decoy = createDecoyPerson(run.accountKey, run.domain, run.account)
  let isRemembered = false
  const found = await session.session.findById(run.personId ?? decoy.id).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'directory-unreachable') throw error
    isRemembered = true
    return state.person && { ...state.person, groups: [] }
  })
  const isSelfService = found && !state.helpdesk
  const protectedBy = isSelfService ? await services.policies.findProtection(found, workflow.steps) : undefined
  const person = found && !run.decoy && !protectedBy ? found : decoy
  const subject = toSubject(services, { person, found, accountKey: run.accountKey, session })
  return { ...subject, isRemembered, protectedBy: run.decoy ? undefined : protectedBy }
}

/**
 * Whether the caller succeeded for this account before: a caller who names another person’s account is unknown there. Whether there is such an account changes
 * neither the answer for a stranger nor the queries.
 */
export async function isKnownCaller(
  { store }: EngineServices,
  { found, decoy, accountKey }: Pick<Subject, 'found' | 'decoy' | 'accountKey'>,
  { knownPeople = [], browserToken: token }: Pick<StartRequest, 'knownPeople' | 'browserToken'>,
): Promise<boolean> {
  const isKnownHere = token !== undefined && (await isKnownBrowser(store.read, { token, accountKey }))
  if (decoy) return false
  return isKnownHere || knownPeople.some(({ id, domain }) => id === found?.id && domain === found.domain)
}

async function findDecoyReason(
  { policies }: EngineServices,
  person: DirectoryPerson,
  options: { isRegistered: boolean; signInTo?: FrontEnd; hasStaffFactor: boolean; steps: Workflow['steps'] },
): Promise<string | undefined> {
  const { isRegistered, signInTo, hasStaffFactor, steps } = options
  const isStaffSite = signInTo !== undefined && isStaffFrontEnd(signInTo)
  const protectedBy = isStaffSite ? policies.findStaffProtection(person) : await policies.findProtection(person, steps)
  if (protectedBy && !(protectedBy === 'latchkey-staff' && hasStaffFactor)) return protectedBy
  return isRegistered ? undefined : 'unregistered'
}

function toSubject(
  { profiles }: EngineServices,
  subject: Pick<Subject, 'person' | 'found' | 'accountKey'> & { session: ReturnType<typeof openSession> },
): Subject {
  const { person, found, accountKey, session } = subject
  const decoy = person !== found
  return {
    person,
    decoy,
    found,
    accountKey,
    cachedState: {},
    profile: openProfile(profiles, { person, decoy, accountKey }),
    ...session,
  }
}

/** `offered`: the questions of the policy that applies, for people without questions of their own. */
export function openProfile(
  profiles: Profiles,
  { person, decoy, accountKey }: Pick<Subject, 'person' | 'decoy' | 'accountKey'>,
  offered?: OfferedQuestions,
): Profile {
  const options = { account: person.account, key: accountKey, offered }
  return decoy ? profiles.forDecoy(accountKey, person.domain, options) : profiles.forPerson(person, options)
}

function openSession({ directory, signal }: EngineServices, options: { domain?: string; controller?: string }) {
  const leaseLost = new AbortController()
  return {
    leaseLost,
    session: directory.openSession({ ...options, signal: AbortSignal.any([signal, leaseLost.signal]) }),
  }
}

/** The domain of an account that was not found, so that its key is the same for every way of typing it. */
function resolveTypedDomain({ directory }: EngineServices, account: string, domain: string | undefined): string {
  const typed = (parseAccountName(account)?.domain ?? domain)?.toLowerCase()
  const known = directory.domains.find(({ name, netbiosName }) =>
    [name, netbiosName.toLowerCase()].includes(typed ?? ''),
  )
  return known?.name ?? directory.domains[0]?.name ?? ''
}
