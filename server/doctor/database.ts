import type { Config } from '../config.ts'
import { inspectStore, type StoreInspection } from '../store/inspect.ts'
import { type Check, type Finding, fail, note, ok, warn } from './check.ts'
import { reasonOf } from './reason.ts'
import { standingFolder } from './standing-folder.ts'

/** The database: there, sound, of this version, with the rights that it needs. */
export const database: Check = {
  id: 'database',
  async look({ database: options }) {
    const title = options.kind === 'sqlite' ? `Database in ${options.folder}` : 'Database on SQL Server'
    return [{ title, findings: await findings(options) }]
  },
}

async function findings(options: Config['database']): Promise<Finding[]> {
  let seen: StoreInspection | undefined
  try {
    seen = await inspectStore(options)
  } catch (error) {
    const what = options.kind === 'sqlite' ? 'the file can be read by this user' : 'LATCHKEY_DATABASE and its password'
    return [fail('open', `cannot be opened (${reasonOf(error)}): check ${what}.`)]
  }
  if (!seen) return options.kind === 'sqlite' ? [folderForNew(options.folder)] : []
  return [ok('version', seen.version), migrations(seen), condition(seen), isolation(seen), rights(seen)]
}

function folderForNew(folder: string): Finding {
  const { path, writable } = standingFolder(folder)
  if (!writable) return fail('open', `is not there and cannot be made: this user may not write in ${path}.`)
  return note('open', 'is not there yet: the first start makes it.')
}

function migrations({ missing, unknown }: StoreInspection): Finding {
  if (unknown.length > 0)
    return fail('migrations', `made by a newer version (${unknown.join(', ')}): start that one or a later one.`)
  if (missing.length > 0)
    return warn(
      'migrations',
      `the next start makes ${missing.join(', ')}: make a backup first (npm start -- backup FOLDER).`,
    )
  return ok('migrations', 'up to date')
}

function condition({ sound }: StoreInspection): Finding {
  return sound
    ? ok('soundness', 'its pages are sound')
    : fail('soundness', 'the file is damaged: stop the server and restore a backup (npm start -- restore FOLDER).')
}

function isolation({ snapshotReads }: StoreInspection): Finding {
  return snapshotReads
    ? ok('isolation', 'readers do not wait for writers')
    : fail('isolation', 'READ_COMMITTED_SNAPSHOT is off: run ALTER DATABASE … SET READ_COMMITTED_SNAPSHOT ON.')
}

function rights({ lacking }: StoreInspection): Finding {
  return lacking.length === 0
    ? ok('rights', 'everything that the server does there is allowed')
    : fail('rights', `not allowed: ${lacking.join(', ')}. Give the server's user these rights.`)
}
