import type { Audit } from '../audit/chain.ts'
import { endAccess, findEndReason } from '../authentication/end-access.ts'
import { type FrontEnd, isStaffFrontEnd, type StaffFrontEnd } from '../authentication/sign-in-module.ts'
import type { AccountState, Directory, DirectoryPerson } from '../directory/directory.ts'
import type { Store } from '../store/database.ts'
import { findSession, type Session } from '../store/sessions.ts'
import { readAdministration } from './administration.ts'
import { createContainerWatch } from './container-watch.ts'
import type { HelpdeskScope } from './helpdesk-scope.ts'
import type { Policies } from './policies.ts'
import type { Protection } from './protected-accounts.ts'
import { type Authority, findAuthority } from './staff-roles.ts'
import { isSecondFactorRequired } from './staff-settings.ts'

/** An operator or administrator, as one request found them. */
export interface StaffMember {
  session: Session
  person: DirectoryPerson
  state: AccountState
}

/** `why` is for the audit; callers see the code alone. */
export type Decision =
  | { allowed: true }
  | { allowed: false; code: 'sign-in-required'; why: 'disabled' | 'account-expired' | 'second-factor' }
  | { allowed: false; code: 'forbidden'; why: Protection | 'not-admitted' }
  | { allowed: false; code: 'person-unknown'; why: NonNullable<ReturnType<HelpdeskScope['findRefusal']>> }

export type StaffSite = StaffFrontEnd

export interface StaffGate {
  /** The session of this token and its person with the account's state, in one read of the directory. Undefined: the session is over. */
  loadMember(tokenHash: string, signal?: AbortSignal): Promise<StaffMember | undefined>
  /** Whether a person may use the site at all. The password pages are for everybody but protected accounts and staff. The Self-Service site is for everybody but protected accounts; Latchkey's own staff may use it, with a second factor. */
  isAdmitted(frontEnd: FrontEnd, person: DirectoryPerson): Promise<boolean>
  /** What the person may do on a site of staff, by the groups of the directory now; undefined: the site does not admit them. */
  findAuthority(frontEnd: StaffSite, person: DirectoryPerson): Promise<Authority | undefined>
  /** Whether the password alone does not open the site to this person. On the Self-Service site that is so for Latchkey's staff, whatever the sites of staff demand. */
  demandsSecondFactor(frontEnd: FrontEnd, person: DirectoryPerson): Promise<boolean>
  /** The same decision before there is a session, of someone who has shown who they are: a second factor may still have to follow. */
  mayEnter(site: StaffSite, entering: Pick<StaffMember, 'person' | 'state'>): Promise<Decision>
  /**
   * The one decision on every request of staff and on every effect that an operator causes: their account is enabled and has not
   * expired, they signed in with a second factor where one is required, the site still admits them, and `person`, when there is one, is still in their scope and not protected. Ends the access
   * of a member whose account is disabled or has expired.
   */
  mayAct(member: StaffMember, person?: DirectoryPerson): Promise<Decision>
}

export function createStaffGate({
  store,
  directory,
  policies,
  audit,
}: {
  store: Store
  directory: Directory
  policies: Policies
  audit: Audit
}): StaffGate {
  const followContainersOf = createContainerWatch({ store, directory, policies, audit, clock: () => new Date() })

  async function isAdmitted(frontEnd: FrontEnd, person: DirectoryPerson): Promise<boolean> {
    if (frontEnd === 'password-reset-portal') return (await policies.findProtection(person)) === undefined
    if (frontEnd === 'self-service')
      return [undefined, 'latchkey-staff'].includes(await policies.findProtection(person))
    return (await findAuthorityOn(frontEnd, person)) !== undefined
  }

  async function findAuthorityOn(site: StaffSite, person: DirectoryPerson): Promise<Authority | undefined> {
    if (site === 'administration') return findAuthority(person, await readAdministration(store.read), directory)
    const helped = (await policies.resolveHelpdeskScope(person)).policies.map(({ id }) => id)
    return helped.length > 0 ? { roles: ['helpdesk'], policies: helped } : undefined
  }

  async function demandsSecondFactor(frontEnd: FrontEnd, person: DirectoryPerson): Promise<boolean> {
    if (isStaffFrontEnd(frontEnd)) return isSecondFactorRequired(store.read, directory)
    // The password pages let no staff in at all.
    if (frontEnd === 'password-reset-portal') return false
    return (await policies.findProtection(person)) === 'latchkey-staff'
  }

  async function decideOnMember(frontEnd: FrontEnd, member: DirectoryPerson, state: AccountState): Promise<Decision> {
    const ended = findEndReason(state)
    if (ended) {
      await store.transaction((tx) => endAccess(audit, tx, member, { why: ended }))
      return { allowed: false, code: 'sign-in-required', why: ended }
    }
    const protectedBy = policies.findStaffProtection(member)
    if (protectedBy) return { allowed: false, code: 'forbidden', why: protectedBy }
    if (!(await isAdmitted(frontEnd, member))) return { allowed: false, code: 'forbidden', why: 'not-admitted' }
    return { allowed: true }
  }

  return {
    isAdmitted,
    findAuthority: findAuthorityOn,
    demandsSecondFactor,
    async loadMember(tokenHash, signal) {
      const session = await findSession(store.read, tokenHash)
      if (!session) return undefined
      const found = await directory.openSession({ domain: session.domain, signal }).findByIdWithState(session.personId)
      return found && { session, ...found }
    },
    mayEnter: (site, { person, state }) => decideOnMember(site, person, state),
    async mayAct({ session, person: member, state }, person) {
      const frontEnd = session.frontEnd as FrontEnd
      const decision = await decideOnMember(frontEnd, member, state)
      if (!decision.allowed && decision.code === 'sign-in-required') return decision
      // A session that began before the second factor was required ends by this.
      if (session.secondFactor === null && (await demandsSecondFactor(frontEnd, member)))
        return { allowed: false, code: 'sign-in-required', why: 'second-factor' }
      if (!decision.allowed) return decision
      if (person) await followContainersOf(person)
      const why = person && (await policies.resolveHelpdeskScope(member)).findRefusal(person)
      return why ? { allowed: false, code: 'person-unknown', why } : { allowed: true }
    },
  }
}
