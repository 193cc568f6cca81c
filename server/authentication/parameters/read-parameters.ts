import type { Reader } from '../../store/database.ts'
import { getSetting } from '../../store/settings.ts'
import { type ConfigurationParameters, configurationParameters } from './configuration-parameters.ts'

const defaults = configurationParameters.parse({})

/** Nothing is offered whose conditions cannot be read. */
const nothingOffered: ConfigurationParameters = {
  ...defaults,
  'Latchkey | SignInModules | FrontEnd': [],
  'Latchkey | SignInModules | PasswordResetPortal': [],
  'Latchkey | SignInModules | WebPortal': [],
}

/** If the stored parameters are invalid, none of the modules that they configure is offered. */
export async function readParameters(reader: Reader): Promise<ConfigurationParameters> {
  const stored = await getSetting(reader, 'parameters')
  if (!stored) return defaults
  return configurationParameters.safeParse(stored.value).data ?? nothingOffered
}
