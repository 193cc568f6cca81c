import { statSync } from 'node:fs'
import { dirname, sep } from 'node:path'
import { wordUse } from '../commands/key-uses.ts'
import type { Config } from '../config.ts'
import { inspectStore, lookIntoCurrent } from '../store/inspect.ts'
import { readKeyFile } from '../store/key-file.ts'
import { oldKeys } from '../store/key-uses.ts'
import { loadKeys } from '../store/keys.ts'
import { keysProof } from '../store/open-keys.ts'
import { type Check, type Finding, fail, note, ok, warn } from './check.ts'
import { standingFolder } from './standing-folder.ts'

/** The keys that open what the database holds sealed. Nothing of them is ever shown. */
export const keyFile: Check = {
  id: 'key-file',
  async look(config) {
    // Why the database cannot be opened is its own check's to say.
    const proof = await inspectStore(config.database).then(
      (seen) => seen?.keyProof,
      () => undefined,
    )
    const found = findings(config, proof)
    const isWell = proof !== undefined && found.every(({ level }) => level !== 'FAIL')
    const older = isWell ? await oldKeysOf(config) : []
    return [{ title: `Key file ${config.keyFile}`, findings: [...found, ...older] }]
  },
}

/** Keys from before a rotation, and whether anything still needs them. */
async function oldKeysOf({ keyFile: file, database }: Config): Promise<Finding[]> {
  const keys = loadKeys(file, { mayCreate: false })
  const old = keys.list().length > 1 ? await lookIntoCurrent(database, (db) => oldKeys(db, keys)) : []
  return (old ?? []).map(({ id, uses }) =>
    uses.length > 0
      ? note(`key ${id}`, `is from before a rotation and still needed for ${uses.map(wordUse).join(', ')}.`)
      : note(`key ${id}`, `is needed by nothing any more: take it out with npm start -- keys remove ${id}.`),
  )
}

function findings({ keyFile: file, data }: Config, proof: string | undefined): Finding[] {
  const stat = statSync(file, { throwIfNoEntry: false })
  if (!stat) return [absent(file, proof)]
  const isOpen = process.platform !== 'win32' && (stat.mode & 0o077) !== 0
  const found: Finding[] = isOpen
    ? [
        fail(
          'mode',
          `${(stat.mode & 0o777).toString(8)}, others may read it: run chmod 600 on it, and consider its keys known.`,
        ),
      ]
    : [ok('mode', process.platform === 'win32' ? "protected by its folder's access list" : '600')]
  if (isOpen) return [...found, note('keys', 'not read while others may read them.')]
  return [...found, ...keysIn(file, proof), place(file, data)]
}

function absent(file: string, proof: string | undefined): Finding {
  if (proof !== undefined)
    return fail('present', 'is missing, and the database is bound to its keys: put it back from its backup.')
  const { path, writable } = standingFolder(dirname(file))
  return writable
    ? note('present', 'is not there yet: the first start makes it. Back it up then, apart from the data.')
    : fail('present', `is not there and cannot be made: this user may not write in ${path}.`)
}

function keysIn(file: string, proof: string | undefined): Finding[] {
  try {
    const [newest] = readKeyFile(file)?.keys ?? []
    const days = Math.floor((Date.now() - Date.parse(newest?.createdAt ?? '')) / 86_400_000)
    return [ok('age', `the newest key is ${days} ${days === 1 ? 'day' : 'days'} old`), matching(file, proof)]
  } catch {
    return [fail('keys', 'is not a key file, or this user may not read it: put it back from its backup.')]
  }
}

function matching(file: string, proof: string | undefined): Finding {
  if (proof === undefined) return note('belongs', 'no database is bound to it yet.')
  return loadKeys(file, { mayCreate: false }).verifyHmac(proof, keysProof)
    ? ok('belongs', 'to this database')
    : fail('belongs', 'to another database: put the right key file back from its backup.')
}

const place = (file: string, data: string): Finding =>
  file.startsWith(data + sep)
    ? warn('place', 'lies in the data folder, and so in every copy of it: move it, and set LATCHKEY_KEY_FILE.')
    : ok('place', 'apart from the data')
