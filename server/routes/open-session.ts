import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/chain.ts'
import { signInModules } from '../authentication/index.ts'
import { type FrontEnd, isStaffFrontEnd } from '../authentication/sign-in-module.ts'
import type { SignInFacts } from '../authentication/sign-in-result.ts'
import type { SystemUsers } from '../authentication/system-user.ts'
import type { Directory, DirectoryPerson } from '../directory/directory.ts'
import type { IdentityReader } from '../identity/identity-reader.ts'
import type { StaffGate, StaffSite } from '../policies/staff-gate.ts'
import { staffRoles } from '../policies/staff-roles.ts'
import type { Store, Tx } from '../store/database.ts'
import { newToken } from '../store/keys.ts'
import { rememberBrowser } from '../store/known-browsers.ts'
import { endSession, findSession, insertSession, type Session } from '../store/sessions.ts'
import { hashToken } from '../store/signed-rows.ts'
import { clearSessionCookie, createBrowserRequest, readPlace, readSessionToken, setSessionCookie } from './caller.ts'
import { sessionIdleMs } from './require-session.ts'
import { servesFrontEnd } from './served-sites.ts'

export const sessionReply = z.object({
  signedIn: z.literal(true),
  account: z.string(),
  domain: z.string(),
  displayName: z.string(),
  frontEnd: z.string(),
  module: z.string(),
  secondFactor: z.string().optional().describe('totp or passkey; absent: the site did not demand one'),
  otherSite: z
    .enum(['helpdesk', 'administration'])
    .optional()
    .describe('Of staff: the other site that admits this person, too, and is served at this address'),
  roles: z
    .array(z.enum(staffRoles))
    .optional()
    .describe('Of staff: what the person may do on this site; the groups of the directory decide at every request'),
  policies: z
    .array(z.string())
    .optional()
    .describe('Of a policy owner: ids of their policies; of an operator: of those whose people they help'),
  identity: z
    .string()
    .optional()
    .describe('UID_Person of the identity as which the session runs, where the identity tables have found it'),
  systemUser: z
    .object({ id: z.string(), name: z.string(), isDynamic: z.boolean(), permissionGroups: z.array(z.string()) })
    .optional()
    .describe(
      'Whose rights the session has by Identity Manager’s permission groups; they add none to the rights of staff',
    ),
  expiresAt: z.iso.datetime(),
})

export type SessionReply = z.output<typeof sessionReply>

interface Services {
  staffGate: Pick<StaffGate, 'isAdmitted' | 'findAuthority'>
  store: Store
  directory: Directory
  audit: Audit
  identity: Pick<IdentityReader, 'findPersonOfAccount'>
  systemUsers: SystemUsers
  entry: { trustedProxies: string[] }
}

/** Someone who has shown everything that the site demands. */
interface Admitted {
  person: Pick<DirectoryPerson, 'id' | 'domain'>
  accountKey: string
  auditSubject: { id: string; name?: string }
  frontEnd: FrontEnd
  module: string
  secondFactor?: string
  facts?: SignInFacts
}

/** Opens a session, with its audit event and what `work` writes, all or nothing, and sets the browser's cookie. */
export async function openSession(
  context: Context,
  services: Services,
  { person, auditSubject, accountKey, facts, ...signedIn }: Admitted,
  work: (tx: Tx) => Promise<void> = async () => {},
): Promise<SessionReply> {
  const token = newToken()
  const browser = createBrowserRequest(context)
  const place = readPlace(context, services.entry.trustedProxies)
  const personId = person.id
  await services.store.transaction(async (tx) => {
    await work(tx)
    await services.audit.append(tx, { event: 'sign-in', subject: auditSubject, data: { ...signedIn, ...facts } })
    // The token that the browser brought may be known to another person.
    const brought = readSessionToken(context)
    if (brought) await endSession(tx, hashToken(tx, brought))
    const row = { tokenHash: hashToken(tx, token), ...signedIn, personId, domain: person.domain, ...place }
    await insertSession(tx, { ...row, milliseconds: sessionIdleMs })
    await rememberBrowser(tx, { token: browser.token, browser: place.browser, accountKey, personId })
  })
  setSessionCookie(context, token)
  browser.onRemembered()
  const session = await loadSessionReply(context, services, token)
  if (!session) throw new AppError('sign-in-required')
  return session
}

/** Undefined, and without the cookie, when the session is over or its person is gone. */
export async function loadSessionReply(
  context: Context,
  services: Omit<Services, 'audit' | 'entry'>,
  token: string,
): Promise<SessionReply | undefined> {
  const { store, directory } = services
  const session = await findSession(store.read, hashToken(store.read, token))
  const person = session && (await directory.openSession({ domain: session.domain }).findById(session.personId))
  const rights = session && (await loadRights(services, session))
  if (!session || !person || !rights || !servesFrontEnd(context, session.frontEnd as FrontEnd)) {
    clearSessionCookie(context)
    return undefined
  }
  const { frontEnd, module, secondFactor, expiresAt } = session
  return {
    signedIn: true,
    account: person.account,
    domain: person.domain,
    displayName: person.displayName,
    frontEnd,
    module,
    secondFactor: secondFactor ?? undefined,
    ...rights,
    ...(await findStaffAuthority(services, frontEnd, person)),
    otherSite: await findOtherSite(context, services, { frontEnd, person }),
    expiresAt: expiresAt.toISOString(),
  }
}

/**
 * Of a session that a module of the identity tables opened: as whom it runs, and with whose rights. They are read each time, so that what changes in between counts
 * at once. Undefined: its module asks for a system user or an application role that the person no longer has.
 */
async function loadRights(
  { identity, systemUsers }: Pick<Services, 'identity' | 'systemUsers'>,
  { module, personId }: Session,
): Promise<Pick<SessionReply, 'identity' | 'systemUser'> | undefined> {
  const systemUser = signInModules.find(({ id }) => id === module)?.systemUser
  if (systemUser === undefined) return {}
  const person = await identity.findPersonOfAccount(personId)
  if (!person) return undefined
  if (systemUser === 'none') return { identity: person.id }
  const user = await systemUsers.load(person, systemUser)
  return user && { identity: person.id, systemUser: { ...user, permissionGroups: [...user.permissionGroups] } }
}

async function findStaffAuthority(
  { staffGate }: Pick<Services, 'staffGate'>,
  frontEnd: string,
  person: DirectoryPerson,
): Promise<Pick<SessionReply, 'roles' | 'policies'>> {
  // It is one of ours: the row carries a MAC.
  if (!isStaffFrontEnd(frontEnd as FrontEnd)) return {}
  const authority = await staffGate.findAuthority(frontEnd as StaffSite, person)
  return { roles: [...(authority?.roles ?? [])], policies: [...(authority?.policies ?? [])] }
}

async function findOtherSite(
  context: Context,
  { staffGate }: Pick<Services, 'staffGate'>,
  { frontEnd, person }: { frontEnd: string; person: DirectoryPerson },
): Promise<SessionReply['otherSite']> {
  if (!isStaffFrontEnd(frontEnd as FrontEnd)) return undefined
  const other = frontEnd === 'helpdesk' ? 'administration' : 'helpdesk'
  return servesFrontEnd(context, other) && (await staffGate.isAdmitted(other, person)) ? other : undefined
}
