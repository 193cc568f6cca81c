import { statSync } from 'node:fs'
import { dirname, sep } from 'node:path'
import type { Config } from '../config.ts'
import { inspectStore, withCurrentStore } from '../store/inspect.ts'
import { readKeyFile } from '../store/key-file.ts'
import { listOldKeys } from '../store/key-uses.ts'
import { loadKeys } from '../store/keys.ts'
import { keysProofSetting } from '../store/open-keys.ts'
import { describeKeyUse } from '../terminal-text.ts'
import { type Check, type Finding, fail, findExistingFolder, note, ok, warn } from './check.ts'

/** The keys that decrypt what the database holds encrypted. No part of a key is ever shown. */
export const keyFile: Check = {
  id: 'key-file',
  async run(config) {
    // The database check says why the database cannot be opened.
    const inspection = await inspectStore(config.database).catch(() => undefined)
    const proof = inspection?.keyProof
    const findings = checkFile(config, proof)
    const isUsable = proof !== undefined && findings.every(({ level }) => level !== 'FAIL')
    const oldKeys = isUsable ? await checkOldKeys(config) : []
    return [{ title: `Key file ${config.keyFile}`, findings: [...findings, ...oldKeys] }]
  },
}

/** Keys from before a rotation, and whether anything still needs them. */
async function checkOldKeys(config: Config): Promise<Finding[]> {
  const oldKeys = await withCurrentStore(config, async (db, keys) => (keys ? listOldKeys(db, keys) : []))
  return (oldKeys ?? []).map(({ id, uses }) =>
    uses.length > 0
      ? note(`key ${id}`, `is from before a rotation and still needed for ${uses.map(describeKeyUse).join(', ')}.`)
      : note(`key ${id}`, `is no longer needed: remove it with npm start -- keys remove ${id}.`),
  )
}

function checkFile({ keyFile: file, data }: Config, proof: string | undefined): Finding[] {
  const stat = statSync(file, { throwIfNoEntry: false })
  if (!stat) return [checkMissingFile(file, proof)]
  const isWindows = process.platform === 'win32'
  if (!isWindows && (stat.mode & 0o077) !== 0) {
    const mode = (stat.mode & 0o777).toString(8)
    return [
      fail('mode', `${mode}, others may read it: run chmod 600 on it, and consider its keys known.`),
      note('keys', 'not read while others may read them.'),
    ]
  }
  const mode = ok('mode', isWindows ? "protected by its folder's access list" : '600')
  return [mode, ...checkKeys(file, proof), checkPlace(file, data)]
}

function checkMissingFile(file: string, proof: string | undefined): Finding {
  if (proof !== undefined)
    return fail('present', 'is missing, and the database is bound to its keys: put it back from its backup.')
  const { path, writable } = findExistingFolder(dirname(file))
  return writable
    ? note('present', 'does not exist yet: the first start creates it. Back it up then, apart from the data.')
    : fail('present', `does not exist and cannot be created: this user may not write in ${path}.`)
}

function checkKeys(file: string, proof: string | undefined): Finding[] {
  try {
    const [newest] = readKeyFile(file)?.keys ?? []
    const days = Math.floor((Date.now() - Date.parse(newest?.createdAt ?? '')) / 86_400_000)
    return [ok('age', `the newest key is ${days} ${days === 1 ? 'day' : 'days'} old`), checkMatch(file, proof)]
  } catch {
    return [fail('keys', 'is not a key file, or this user may not read it: put it back from its backup.')]
  }
}

function checkMatch(file: string, proof: string | undefined): Finding {
  if (proof === undefined) return note('belongs', 'no database is bound to it yet.')
  return loadKeys(file, { mayCreate: false }).verifyHmac(proof, keysProofSetting)
    ? ok('belongs', 'to this database')
    : fail('belongs', 'to another database: put the right key file back from its backup.')
}

const checkPlace = (file: string, data: string): Finding =>
  file.startsWith(data + sep)
    ? warn('place', 'lies in the data folder, and so in every copy of it: move it, and set LATCHKEY_KEY_FILE.')
    : ok('place', 'apart from the data')
