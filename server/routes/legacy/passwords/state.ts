import type { Context } from 'hono'
import { AppError } from '../../../../shared/errors.ts'
import type { Selection } from '../../../password-pages/password-pages.ts'
import type { SignedInIdentity } from '../../password-pages/signed-in.ts'
import { loadSignedInIdentity } from '../../password-pages/signed-in.ts'
import type { FormPost } from '../handlers.ts'
import type { LegacySession } from '../legacy-session.ts'
import { paths } from '../paths.ts'
import { chooseLanguage } from '../render-page.ts'
import type { LegacyPasswordServices } from './services.ts'

/** Undefined: nobody is signed in to the password pages in this browser. */
export async function findSignedIn(
  { passwordPages }: LegacyPasswordServices,
  context: Context,
  session: LegacySession,
): Promise<SignedInIdentity | undefined> {
  try {
    return await loadSignedInIdentity(passwordPages, context, chooseLanguage(context, session))
  } catch (error) {
    if (error instanceof AppError && error.code === 'sign-in-required') return undefined
    throw error
  }
}

/** The person, or the way to the sign-in, which leads back to what was chosen. */
export async function requireSignedIn(
  services: LegacyPasswordServices,
  { context, session }: Pick<FormPost, 'context' | 'session'>,
  selection?: Selection,
): Promise<{ signedIn: SignedInIdentity } | { to: string }> {
  const signedIn = await findSignedIn(services, context, session)
  if (signedIn) return { signedIn }
  session.page = { at: paths.passwords, note: 'sign-in-required', selection }
  return { to: paths.passwords }
}
