import type { Config } from '../config.ts'
import { inspectStore, type StoreInspection } from '../store/inspect.ts'
import { isDatabaseLost } from '../store/lost-database.ts'
import { type Check, describeCause, type Finding, fail, findExistingFolder, note, ok, warn } from './check.ts'

/** The database: present, intact, of this version, with the rights that the server needs. */
export const database: Check = {
  id: 'database',
  async run(config) {
    const { database: options } = config
    const title = options.kind === 'sqlite' ? `Database in ${options.folder}` : 'Database on SQL Server'
    return [{ title, findings: await checkStore(config) }]
  },
}

async function checkStore({ database: options, keyFile }: Config): Promise<Finding[]> {
  let inspection: StoreInspection | undefined
  try {
    inspection = await inspectStore(options)
  } catch (error) {
    const hint = options.kind === 'sqlite' ? 'the file can be read by this user' : 'LATCHKEY_DATABASE and its password'
    return [fail('open', `cannot be opened (${describeCause(error)}): check ${hint}.`)]
  }
  if (!inspection)
    return options.kind === 'sqlite'
      ? [isDatabaseLost(options, keyFile) ? describeLoss(keyFile) : checkFolderForNew(options.folder)]
      : []
  return describeInspection(inspection)
}

export const describeInspection = (inspection: StoreInspection): Finding[] => [
  ok('version', inspection.version),
  checkMigrations(inspection),
  checkCondition(inspection),
  checkIsolation(inspection),
  checkRights(inspection),
  ...checkMigrationRights(inspection),
]

const describeLoss = (keyFile: string): Finding =>
  fail(
    'open',
    `is gone, although ${keyFile} belongs to one: put the file back, or restore a backup (npm start -- restore FOLDER). A server that still runs refuses every change.`,
  )

function checkFolderForNew(folder: string): Finding {
  const { path, writable } = findExistingFolder(folder)
  if (!writable) return fail('open', `does not exist and cannot be created: this user may not write in ${path}.`)
  return note('open', 'does not exist yet: the first start creates it.')
}

function checkMigrations({ missingMigrations, unknownMigrations }: StoreInspection): Finding {
  if (unknownMigrations.length > 0)
    return fail(
      'migrations',
      `made by a newer version (${unknownMigrations.join(', ')}): start that one or a later one.`,
    )
  if (missingMigrations.length > 0)
    return warn(
      'migrations',
      `the next start makes ${missingMigrations.join(', ')}: make a backup first (npm start -- backup FOLDER).`,
    )
  return ok('migrations', 'up to date')
}

function checkCondition({ sound }: StoreInspection): Finding {
  return sound
    ? ok('soundness', 'no damage was found')
    : fail('soundness', 'the file is damaged: stop the server and restore a backup (npm start -- restore FOLDER).')
}

function checkIsolation({ snapshotReads, remedies }: StoreInspection): Finding {
  return snapshotReads
    ? ok('isolation', 'readers do not wait for writers')
    : fail(
        'isolation',
        `READ_COMMITTED_SNAPSHOT is off, so readers wait for writers: an administrator of the database runs ${remedies?.readSnapshots}`,
      )
}

function checkRights({ missingRights, remedies }: StoreInspection): Finding {
  if (missingRights.length === 0) return ok('rights', 'everything that the server does there is allowed')
  const remedy = remedies
    ? `An administrator of the database runs ${remedies.rights}`
    : "Give the server's user these rights."
  return fail('rights', `not allowed: ${missingRights.join(', ')}. ${remedy}`)
}

/** On SQL Server the rights of migrations may be given for one start and taken back. */
function checkMigrationRights({ remedies, ...found }: StoreInspection): Finding[] {
  if (!remedies) return []
  const { missingMigrationRights: missing, missingMigrations } = found
  if (missing.length === 0) return [ok('migration rights', 'an upgrade may migrate')]
  const remedy = `An administrator of the database runs ${remedies.migrationRights}`
  const finding =
    missingMigrations.length > 0
      ? fail('migration rights', `the next start must migrate, and may not (${missing.join(', ')}). ${remedy}`)
      : note('migration rights', `not needed now. Before an upgrade: ${remedy}`)
  return [finding]
}
