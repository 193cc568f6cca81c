import type { Passwords } from './client.ts'
import type { PasswordPagesStore } from './password-pages-store.ts'

/** What every page behind the sign-in gets. */
export interface SignedInProps {
  store: PasswordPagesStore
  passwords: Passwords
  /** BCP 47. */
  language: string
}
