import { address } from './address.ts'
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
import { ports } from './ports.ts'
import { program } from './program.ts'
import { refusedRows } from './refused-rows.ts'
import { schedule } from './schedule.ts'
import { scopes } from './scopes.ts'
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
