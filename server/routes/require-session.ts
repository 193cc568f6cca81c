import type { Context, MiddlewareHandler } from 'hono'
import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/chain.ts'
import { endAccess, findEndReason } from '../authentication/end-access.ts'
import { type FrontEnd, isStaffFrontEnd, type StaffFrontEnd } from '../authentication/sign-in-module.ts'
import type { Directory, DirectoryPerson } from '../directory/directory.ts'
import type { EarlierSignIn } from '../engine/engine.ts'
import type { StaffGate, StaffMember } from '../policies/staff-gate.ts'
import { endCallerChecks } from '../store/caller-checks.ts'
import type { Store } from '../store/database.ts'
import { extendSession, findSession, type Session } from '../store/sessions.ts'
import { hashToken } from '../store/signed-rows.ts'
import { type ApiKeyServices, loadKeyCaller } from './api-key-caller.ts'
import { findStaffCaller, setStaffCaller } from './authorise.ts'
import { assertCsrfHeader, isRead, readSessionToken } from './caller.ts'

export interface StaffServices {
  store: Store
  staffGate: StaffGate
  clock(): Date
}

export interface SignedInPerson {
  person: DirectoryPerson
  sessionEndsAt: Date
  /** Token hash of the session. */
  sessionHash: string
  /** What the session stands on. */
  signIn: Omit<EarlierSignIn, 'person'>
}

/** Sliding session: activity extends it; it ends after 15 idle minutes or 10 hours. */
export const sessionIdleMs = 15 * 60_000
const maxSessionMs = 10 * 3_600_000
/** Extends at most once a minute, so most requests do not write. */
const minExtensionMs = 60_000

/**
 * Guards the Helpdesk or the Administration site: a session of that site, the CSRF header on everything but reads, and a person
 * who may act now (`StaffGate.mayAct`). `getStaffMember` then gives the person. With `apiKeys` an API key takes the place of all that.
 */
export function requireStaff(
  services: StaffServices & { frontEnd: StaffFrontEnd; apiKeys?: ApiKeyServices },
): MiddlewareHandler {
  const { store, staffGate, frontEnd, apiKeys } = services
  return async (context, next) => {
    const keyCaller = apiKeys && (await loadKeyCaller(apiKeys, context))
    if (keyCaller) {
      setStaffCaller(context, keyCaller)
      return next()
    }
    const token = readSessionToken(context)
    const member = token
      ? await staffGate.loadMember(hashToken(services.store.read, token), context.req.raw.signal)
      : undefined
    if (member?.session.frontEnd !== frontEnd) throw new AppError('sign-in-required')
    if (!isRead(context)) assertCsrfHeader(context)
    const decision = await staffGate.mayAct(member)
    if (!decision.allowed) {
      // A member who is admitted again later checks callers again.
      await store.transaction((tx) => endCallerChecks(tx, member.session.tokenHash))
      throw new AppError(decision.code)
    }
    const authority = await staffGate.findAuthority(frontEnd, member.person)
    if (!authority) throw new AppError('forbidden')
    await extendStaffSession(store, member.session, services.clock())
    const { id, account, domain, displayName } = member.person
    setStaffCaller(context, { ...authority, isKey: false, actor: { id, name: `${account}@${domain}`, displayName } })
    context.set(staffMember, member)
    return next()
  }
}

/**
 * Guards what people see and decide for themselves: a session of the Self-Service site, a person who still is in the directory and
 * not protected, and the CSRF header on everything but reads. Latchkey's staff need a session that was opened with their second factor. An
 * account that is disabled or has expired ends the person's access.
 * `getSignedInPerson` then gives the person.
 */
export function requireSignedIn(services: SignedInServices): MiddlewareHandler {
  return async (context, next) => {
    context.set(signedInPerson, await loadSignedIn(services, context))
    await next()
  }
}

/**
 * The person who is signed in on "My password health" in this browser, for a run that they start; undefined if there is none who may use that session.
 * A request without the CSRF header has none.
 */
export async function findSignedIn(services: SignedInServices, context: Context): Promise<SignedInPerson | undefined> {
  if (readSessionToken(context) === undefined) return undefined
  return loadSignedIn(services, context).catch((error: unknown) => {
    if (error instanceof AppError && error.status < 500) return undefined
    throw error
  })
}

/** Throws AppError `sign-in-required`, `csrf-refused`, `account-not-enabled`. */
async function loadSignedIn(services: SignedInServices, context: Context): Promise<SignedInPerson> {
  const { store, directory, staffGate, audit } = services
  const token = readSessionToken(context)
  const session = token ? await findSession(store.read, hashToken(store.read, token)) : undefined
  if (session?.frontEnd !== 'self-service') throw new AppError('sign-in-required')
  if (!isRead(context)) assertCsrfHeader(context)
  const account = directory.openSession({ domain: session.domain, signal: context.req.raw.signal })
  const found = await account.findByIdWithState(session.personId)
  if (!found || !(await staffGate.isAdmitted('self-service', found.person))) throw new AppError('sign-in-required')
  if (session.secondFactor === null && (await staffGate.demandsSecondFactor('self-service', found.person)))
    throw new AppError('sign-in-required')
  const why = findEndReason(found.state)
  if (why) {
    await store.transaction((tx) => endAccess(audit, tx, found.person, { why }))
    throw new AppError('account-not-enabled')
  }
  const { expiresAt: sessionEndsAt, tokenHash: sessionHash, module, secondFactor, createdAt } = session
  const signIn = { module, at: createdAt, secondFactor: secondFactor ?? undefined }
  return { person: found.person, sessionEndsAt, sessionHash, signIn }
}

export interface SignedInServices {
  store: Store
  directory: Directory
  staffGate: Pick<StaffGate, 'isAdmitted' | 'demandsSecondFactor'>
  audit: Audit
}

const staffMember = 'staffMember'
const signedInPerson = 'signedInPerson'

/** Undefined for an API key. */
export const findStaff = (context: Context): StaffMember | undefined => context.get(staffMember)

/** The operator or administrator who calls, as `requireStaff` found them, with their session and their account's state. */
export function getStaff(context: Context): StaffMember {
  const member = findStaff(context)
  // What concerns a person is not for API keys.
  if (!member && findStaffCaller(context)?.isKey) throw new AppError('forbidden')
  if (!member) throw new AppError('sign-in-required')
  return member
}

export const getStaffMember = (context: Context): DirectoryPerson => getStaff(context).person

/** The person who calls, as `requireSignedIn` found them. */
export function getSignedInPerson(context: Context): SignedInPerson {
  const found: SignedInPerson | undefined = context.get(signedInPerson)
  if (!found) throw new AppError('sign-in-required')
  return found
}

/** Extends a session of staff after activity; a session of another site never slides. */
export async function extendStaffSession(store: Store, session: Session | undefined, now: Date): Promise<void> {
  // It is one of ours: the row carries a MAC.
  if (!session || !isStaffFrontEnd(session.frontEnd as FrontEnd)) return
  if (session.expiresAt.getTime() - now.getTime() > sessionIdleMs - minExtensionMs) return
  const { tokenHash } = session
  await store.transaction((tx) =>
    extendSession(tx, tokenHash, { milliseconds: sessionIdleMs, maxMilliseconds: maxSessionMs }),
  )
}
