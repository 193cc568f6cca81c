import { statSync } from 'node:fs'
import type { Config } from '../config.ts'
import { type Check, type Finding, fail, note, ok, warn } from './check.ts'

/** Who on this machine may look into the data folder and the files that hold secrets. The check of the key file says the same of that one, and that of the certificate of its key. */
export const files: Check = {
  id: 'files',
  async run(config) {
    const findings =
      process.platform === 'win32'
        ? [note('modes', 'not looked at: on Windows access lists of folders decide.')]
        : [checkDataFolder(config), ...config.secretFiles.map(checkSecretFile)]
    return [{ title: 'Files', findings }]
  },
}

const others = 0o007

function checkDataFolder({ data }: Config): Finding {
  const mode = readMode(data)
  if (mode === undefined) return note('data folder', `${data} does not exist yet: the first start makes it.`)
  const text = mode.toString(8)
  return (mode & others) === 0
    ? ok('data folder', text)
    : warn('data folder', `${text}, everybody on this machine may look into ${data}: run chmod 700 on it.`)
}

function checkSecretFile({ setting, path }: Config['secretFiles'][number]): Finding {
  const mode = readMode(path)
  if (mode === undefined) return fail(setting, `${path} is no longer there: put it back, or the next start fails.`)
  const text = mode.toString(8)
  if ((mode & others) === 0) return ok(setting, text)
  return fail(
    setting,
    `${text}, everybody on this machine may read ${path}: run chmod 640 or 600 on it, and set new passwords for those in it.`,
  )
}

const readMode = (path: string): number | undefined => {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode
  return mode === undefined ? undefined : mode & 0o777
}
