import type { ConfigurationParameters } from './parameters/configuration-parameters.ts'
import { type FrontEnd, isStaffFrontEnd, type ModuleFlags } from './sign-in-module.ts'

interface OfferedModule {
  id: string
  frontEnds: readonly FrontEnd[]
  flags?: ModuleFlags
  needsApplicationToken?: boolean
}

/** What decides which modules a site offers now. */
export interface OfferConditions {
  parameters: ConfigurationParameters
  /** This server bears the application token. */
  hasApplicationToken: boolean
}

/** Whether a site offers a module: within the module's flags the configuration parameters say so. */
export function isOffered(
  { id, frontEnds, flags, needsApplicationToken }: OfferedModule,
  frontEnd: FrontEnd,
  { parameters, hasApplicationToken }: OfferConditions,
): boolean {
  if (!frontEnds.includes(frontEnd)) return false
  if (!flags) return true
  if (!parameters['Latchkey | IdentityManagementBaseModule']) return false
  if (needsApplicationToken && !hasApplicationToken) return false
  return listConfigured(parameters, frontEnd).includes(id)
}

function listConfigured(parameters: ConfigurationParameters, frontEnd: FrontEnd): readonly string[] {
  if (frontEnd === 'password-reset-portal') return parameters['Latchkey | SignInModules | PasswordResetPortal']
  return parameters[`Latchkey | SignInModules | ${isStaffFrontEnd(frontEnd) ? 'FrontEnd' : 'WebPortal'}`]
}
