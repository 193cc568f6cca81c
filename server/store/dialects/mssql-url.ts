import type { ConnectionConfiguration } from 'tedious'
import { AppError } from '../../../shared/errors.ts'

/** Which variable has the address, for the sentence that says what is wrong with it. */
export type DatabaseVariable = 'LATCHKEY_DATABASE' | 'LATCHKEY_IDENTITY_DATABASE'

/**
 * `mssql://user[:password]@host[:port][/instance]/database?encrypt=true|false|strict&trustServerCertificate=true`. The SQL
 * Server Browser (UDP 1434) resolves an instance name. Encrypted and verified unless the address says otherwise.
 */
export function parseMssqlUrl(
  url: string,
  password?: string,
  variable: DatabaseVariable = 'LATCHKEY_DATABASE',
): ConnectionConfiguration {
  const address = URL.canParse(url) ? new URL(url) : undefined
  const path =
    address?.pathname
      .split('/')
      .filter(Boolean)
      .map((part) => decode(part, variable)) ?? []
  const [instance, database] = path.length === 2 ? path : [undefined, path[0]]
  if (address?.protocol !== 'mssql:' || !address.hostname || !database || path.length > 2) {
    throw invalid(variable, 'mssql://user@host[:port][/instance]/database')
  }
  const encrypt = address.searchParams.get('encrypt') ?? 'true'
  if (!['true', 'false', 'strict'].includes(encrypt)) throw invalid(variable, '…?encrypt=true, false or strict')
  return {
    server: address.hostname.replace(/^\[|\]$/g, ''),
    authentication: {
      type: 'default',
      options: {
        userName: decode(address.username, variable),
        password: password ?? decode(address.password, variable),
      },
    },
    options: {
      appName: 'Latchkey',
      database,
      // A port given with an instance takes precedence: then the Browser need not be reachable.
      ...(instance && !address.port ? { instanceName: instance } : { port: Number(address.port || 1433) }),
      // Of an availability group's name, the address of whichever replica answers.
      multiSubnetFailover: true,
      encrypt: encrypt === 'strict' ? 'strict' : encrypt === 'true',
      trustServerCertificate: address.searchParams.get('trustServerCertificate') === 'true',
      connectTimeout: 8_000,
      requestTimeout: 15_000,
      // Stored times are UTC, whatever the time zone of either machine.
      useUTC: true,
      useColumnNames: false,
      enableArithAbort: true,
    },
  }
}

function decode(part: string, variable: DatabaseVariable): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // The error does not name the part, since it may be the password.
    throw invalid(variable, 'an address, with %25 for a percent sign')
  }
}

function invalid(variable: DatabaseVariable, expected: string): AppError {
  return new AppError('configuration-invalid', { values: { sentence: `${variable} must be written as ${expected}` } })
}
