import type { Context } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { endAccess, findEndReason } from '../../authentication/end-access.ts'
import { findStatusRefusal } from '../../authentication/find-identity.ts'
import { signInModules } from '../../authentication/index.ts'
import { readParameters } from '../../authentication/parameters/read-parameters.ts'
import type { SystemUsers } from '../../authentication/system-user.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import type { PageContext } from '../../password-pages/password-pages.ts'
import type { PasswordPageServices } from '../../password-pages/services.ts'
import { findSession, type Session } from '../../store/sessions.ts'
import { hashToken } from '../../store/signed-rows.ts'
import { readSessionToken } from '../caller.ts'
import type { EntryServices } from '../entry.ts'

export interface PasswordPageRouteServices extends PasswordPageServices {
  systemUsers: SystemUsers
  entry: Pick<EntryServices, 'queue' | 'trustedProxies' | 'signal'>
}

/** Who is signed in to the password pages. */
export type SignedInIdentity = PageContext & { person: DirectoryPerson; sessionEndsAt: Date }

/**
 * The person of this browser's session of the password pages, as they are now: a person who is deactivated, has lost the last application role or has become
 * protected is signed out, and an account that is disabled or past its end date loses its access. Throws AppError `sign-in-required`, `account-not-enabled`.
 */
export async function loadSignedInIdentity(
  services: PasswordPageRouteServices,
  context: Context,
  language: string,
): Promise<SignedInIdentity> {
  const { store, directory, identity: reader, policies, audit } = services
  const token = readSessionToken(context)
  const session = token ? await findSession(store.read, hashToken(store.read, token)) : undefined
  if (session?.frontEnd !== 'password-reset-portal') throw new AppError('sign-in-required')
  const account = directory.openSession({ domain: session.domain, signal: context.req.raw.signal })
  const found = await account.findByIdWithState(session.personId)
  const identity = await reader.findPersonOfAccount(session.personId)
  const parameters = await readParameters(store.read)
  const isAdmitted =
    found &&
    identity &&
    !(await policies.findProtection(found.person)) &&
    !findStatusRefusal(identity, parameters) &&
    (await hasRights(services, session, identity))
  if (!isAdmitted) throw new AppError('sign-in-required')
  const why = findEndReason(found.state)
  if (why) {
    await store.transaction((tx) => endAccess(audit, tx, found.person, { why }))
    throw new AppError('account-not-enabled')
  }
  return {
    identity,
    person: found.person,
    sessionHash: session.tokenHash,
    sessionEndsAt: session.expiresAt,
    parameters,
    language,
    t: getTranslator(language),
  }
}

/** Whether the person still has what the module asks for. */
async function hasRights(
  { systemUsers }: PasswordPageRouteServices,
  { module }: Session,
  identity: PageContext['identity'],
): Promise<boolean> {
  const kind = signInModules.find(({ id }) => id === module)?.systemUser
  if (kind === undefined) return false
  return kind === 'none' || (await systemUsers.load(identity, kind)) !== undefined
}
