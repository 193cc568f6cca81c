import { certificate } from './certificate.ts'
import type { Check } from './check.ts'
import { database } from './database.ts'
import { directory } from './directory.ts'
import { keyFile } from './key-file.ts'
import { mail } from './mail.ts'
import { ports } from './ports.ts'
import { program } from './program.ts'
import { schedule } from './schedule.ts'

/** Every check, in the order in which a server needs what they look at. */
export const checks: readonly Check[] = [program, database, keyFile, directory, mail, schedule, certificate, ports]
