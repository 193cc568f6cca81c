import type { PasswordPageRouteServices } from '../../password-pages/signed-in.ts'
import type { SessionServices } from '../../session-services.ts'
import type { LegacyServices } from '../services.ts'

/** What the password pages without scripts need. */
export interface LegacyPasswordServices {
  legacy: LegacyServices
  session: SessionServices
  passwordPages: PasswordPageRouteServices
}
