import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '../../shared/errors.ts'

export interface Key {
  id: string
  /** 256 random bits; every purpose derives its own key from them. */
  secret: Buffer
  createdAt: string
  /**
   * Before this time the key only decrypts and verifies, so that it can be copied to every server first. Absent: used since it
   * was created.
   */
  usedFrom?: string
}

export interface KeyFile {
  /** Newest first. */
  keys: Key[]
  /** 256 bits for stable HMACs, kept over every rotation. Absent before the first rotation: then the only key is used. */
  names?: Buffer
  /**
   * The rows of the database are signed, so a row without a MAC is refused. Kept here, since an attacker who can write into the database could
   * remove a mark that is kept there.
   */
  rowsSigned?: boolean
}

export function newKey(usedFrom?: Date): Key {
  const key = { id: randomBytes(6).toString('hex'), secret: randomBytes(32), createdAt: new Date().toISOString() }
  return usedFrom ? { ...key, usedFrom: usedFrom.toISOString() } : key
}

/** Undefined if there is no such file. Throws AppError `configuration-invalid` if it is readable by others or not a key file. */
export function readKeyFile(file: string): KeyFile | undefined {
  try {
    // Windows has no such mode bits; there the folder's access list protects it.
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      throw invalid(file, 'have mode 600: only the program may read it')
    }
    const { keys, names, rowsSigned } = JSON.parse(readFileSync(file, 'utf8')) as {
      keys: { id: string; secret: string; createdAt: string; usedFrom?: string }[]
      names?: string
      rowsSigned?: boolean
    }
    const read = keys.map((key) => ({ ...key, secret: Buffer.from(key.secret, 'base64url') }))
    if (read.length === 0 || read.some((key) => !/^[0-9a-f]{12}$/.test(key.id) || key.secret.length !== 32)) {
      throw new SyntaxError('no keys of 256 bits')
    }
    return {
      keys: read,
      ...(names !== undefined && { names: Buffer.from(names, 'base64url') }),
      rowsSigned: rowsSigned === true,
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw invalid(file, 'be one that this program wrote: restore it from a backup', error)
  }
}

/** Writes the file atomically and to the disk. With `replace: false` an existing file is left as it is. */
export function writeKeyFile(file: string, { keys, names, rowsSigned }: KeyFile, options: { replace: boolean }): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const written = {
    keys: keys.map((key) => ({ ...key, secret: key.secret.toString('base64url') })),
    names: names?.toString('base64url'),
    ...(rowsSigned && { rowsSigned }),
  }
  const part = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  const handle = openSync(part, 'wx', 0o600)
  try {
    writeSync(handle, `${JSON.stringify(written, null, 2)}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  try {
    if (options.replace) renameSync(part, file)
    // A link, unlike a rename, never replaces a file that another process has just created.
    else linkSync(part, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(part, { force: true })
  }
}

function invalid(file: string, expected: string, cause?: unknown): AppError {
  return new AppError('configuration-invalid', { cause, values: { sentence: `The key file ${file} must ${expected}` } })
}
