import type { z } from 'zod'
import { type EnvironmentVariable, environmentVariables, secretVariables } from './environment-variables.ts'
import { parseSmtpServer } from './notifications/smtp-server.ts'
import type { EnvironmentEntry } from './routes/admin/resource.ts'

// A zod object lists its own keys.
const variableNames = Object.keys(environmentVariables.shape) as EnvironmentVariable[]

/** Every variable that this version takes, with its value; `settings` has what is set, `_FILE` twins included. `smtp`: what `LATCHKEY_SMTP` or its file names. */
export function listEnvironment(
  settings: Readonly<Record<string, string | undefined>>,
  smtp: readonly string[],
): EnvironmentEntry[] {
  const servers = nameServers(smtp)
  return variableNames.map((name) => {
    const isSecret = secretVariables.some((secret) => secret === name)
    const isSet = settings[name] !== undefined || settings[`${name}_FILE`] !== undefined
    const value = (settings[name] ?? readDefault(environmentVariables.shape[name])).replace(passwordInAddress, '$1@')
    const meaning = `environment.${name}` as const
    const hasServers = name === 'LATCHKEY_SMTP' && servers.length > 0
    return {
      name,
      meaning,
      isSecret,
      isSet,
      ...(!isSecret && value !== '' && { value }),
      ...(hasServers && { servers }),
    }
  })
}

/** None where one cannot be read: a part of its password could then be taken for its name, and the server does not start. */
function nameServers(smtp: readonly string[]): string[] {
  try {
    return smtp.map((address) => parseSmtpServer(address).name)
  } catch {
    return []
  }
}

/** Where an address may have one, although it is refused or belongs elsewhere. */
const passwordInAddress = /(\/\/[^/:@\s]*):[^@\s]*@/g

function readDefault(variable: z.ZodType): string {
  const { def } = variable as z.ZodType & { def: { defaultValue?: unknown } }
  return typeof def.defaultValue === 'string' ? def.defaultValue : ''
}
