import type { SiteConfig } from '../site-config.ts'
import { address, siteAddress } from './address.ts'
import { administration } from './administration.ts'
import { applicationToken } from './application-token.ts'
import { certificate } from './certificate.ts'
import type { Check } from './check.ts'
import { database } from './database.ts'
import { directory } from './directory.ts'
import { files } from './files.ts'
import { guesses } from './guesses.ts'
import { identityDatabase } from './identity-database.ts'
import { keyFile } from './key-file.ts'
import { mail } from './mail.ts'
import { ports, portsOfSite } from './ports.ts'
import { program, siteProgram } from './program.ts'
import { refusedRows } from './refused-rows.ts'
import { schedule } from './schedule.ts'
import { scopes } from './scopes.ts'
import { services } from './services.ts'
import { support } from './support.ts'

/** Every check, in the order in which a server needs what they examine. */
export const checks: readonly Check[] = [
  program,
  database,
  keyFile,
  files,
  applicationToken,
  refusedRows,
  directory,
  identityDatabase,
  administration,
  scopes,
  guesses,
  support,
  mail,
  schedule,
  certificate,
  address,
  ports,
]

/** Every check of a site. */
export const siteChecks: readonly Check<SiteConfig>[] = [siteProgram, services, certificate, siteAddress, portsOfSite]
