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
  /** 256 random bits; every use derives its own key from it. */
  secret: Buffer
  createdAt: string
  /** Until then it only opens and verifies, so that it can be brought to every server first. Absent: since it was made. */
  usedFrom?: string
}

export interface KeyFile {
  /** Newest first. */
  keys: Key[]
  /** 256 bits that names are made of, kept over every rotation; absent before the first one: the only key's. */
  names?: Buffer
}

export function newKey(usedFrom?: Date): Key {
  const key = { id: randomBytes(6).toString('hex'), secret: randomBytes(32), createdAt: new Date().toISOString() }
  return usedFrom ? { ...key, usedFrom: usedFrom.toISOString() } : key
}

/** Undefined when there is no such file. Throws AppError `configuration-invalid` when it cannot be trusted or read. */
export function readKeyFile(file: string): KeyFile | undefined {
  try {
    // Windows has no such mode bits; there the folder's access list protects it.
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      throw invalid(file, 'have mode 600: nobody but the program may read it')
    }
    const { keys, names } = JSON.parse(readFileSync(file, 'utf8')) as {
      keys: { id: string; secret: string; createdAt: string; usedFrom?: string }[]
      names?: string
    }
    const read = keys.map((key) => ({ ...key, secret: Buffer.from(key.secret, 'base64url') }))
    if (read.length === 0 || read.some((key) => !/^[0-9a-f]{12}$/.test(key.id) || key.secret.length !== 32)) {
      throw new SyntaxError('no keys of 256 bits')
    }
    return { keys: read, ...(names !== undefined && { names: Buffer.from(names, 'base64url') }) }
  } catch (error) {
    if (error instanceof AppError) throw error
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw invalid(file, 'be one that this program wrote: restore it from a backup', error)
  }
}

/** Whole or not at all, and on the disk when it returns. With `replace: false` a file that stands already is left as it is. */
export function writeKeyFile(file: string, { keys, names }: KeyFile, options: { replace: boolean }): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const written = {
    keys: keys.map((key) => ({ ...key, secret: key.secret.toString('base64url') })),
    names: names?.toString('base64url'),
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
    // A link, unlike a rename, never takes the place of a file that another process has just made.
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
