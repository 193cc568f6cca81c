import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { readApplicationToken } from './application-token.ts'

/**
 * The application token on the side of the sites: encrypted in one file with a key in another, which lies outside the data folder. A copy of the
 * configuration and the data cannot be decrypted without the key; who can read both files can read the token, and no more is claimed.
 */
export interface ApplicationTokenFiles {
  file: string
  keyFile: string
}

const format = 'latchkey-application-token'
const algorithm = 'aes-256-gcm'
const keyBytes = 32

const content = z.strictObject({
  format: z.literal(format),
  iv: z.base64url(),
  tag: z.base64url(),
  ciphertext: z.base64url(),
})

/** Undefined: there is no file yet. Throws AppError `configuration-invalid` with a sentence for files that cannot be read or decrypted. */
export function readTokenFile({ file, keyFile }: ApplicationTokenFiles): string | undefined {
  if (!existsSync(file)) return undefined
  const stored = content.safeParse(parseJson(readFileSync(file, 'utf8'))).data
  if (!stored) throw createError(`${file} is no file of an application token: make it again with npm start -- token`)
  const key = readKey(keyFile)
  if (!key) throw createError(`The key of ${file} is missing: ${keyFile} does not exist.`)
  const token = decrypt(stored, key)
  if (token === undefined)
    throw createError(`${file} cannot be decrypted with the key in ${keyFile}: make it again with npm start -- token`)
  return token
}

/** Writes the token in place of an earlier one; makes the key where there is none. */
export function writeTokenFile({ file, keyFile }: ApplicationTokenFiles, token: string): void {
  const key = readKey(keyFile) ?? makeKey(keyFile)
  const iv = randomBytes(12)
  const cipher = createCipheriv(algorithm, key, iv)
  cipher.setAAD(Buffer.from(format))
  const ciphertext = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]).toString('base64url')
  const stored = { format, iv: iv.toString('base64url'), tag: cipher.getAuthTag().toString('base64url'), ciphertext }
  // A reader finds the old file or the new one, never half of it.
  const draft = `${file}.${process.pid}`
  try {
    writeFileSync(draft, `${JSON.stringify(stored)}\n`, { mode: 0o600 })
    renameSync(draft, file)
  } finally {
    rmSync(draft, { force: true })
  }
}

function decrypt(stored: z.output<typeof content>, key: Buffer): string | undefined {
  const [iv, tag, ciphertext] = [stored.iv, stored.tag, stored.ciphertext].map((part) => Buffer.from(part, 'base64url'))
  try {
    const decipher = createDecipheriv(algorithm, key, iv ?? '', { authTagLength: 16 })
    decipher.setAAD(Buffer.from(format))
    decipher.setAuthTag(tag ?? Buffer.alloc(0))
    const text = Buffer.concat([decipher.update(ciphertext ?? Buffer.alloc(0)), decipher.final()]).toString('utf8')
    return readApplicationToken(text)
  } catch {
    // Another key, or a changed file.
    return undefined
  }
}

function makeKey(keyFile: string): Buffer {
  const key = randomBytes(keyBytes)
  writeFileSync(keyFile, `${key.toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  // The mode of a new file is also subject to the shell's mask.
  chmodSync(keyFile, 0o600)
  return key
}

/** Undefined: there is no such file. A key that others may read is refused, since it would protect nothing. */
function readKey(keyFile: string): Buffer | undefined {
  if (!existsSync(keyFile)) return undefined
  if (process.platform !== 'win32' && (statSync(keyFile).mode & 0o077) !== 0)
    throw createError(`${keyFile} may be read by others: run chmod 600 on it.`)
  const key = Buffer.from(readFileSync(keyFile, 'utf8').trim(), 'base64url')
  if (key.length !== keyBytes) throw createError(`${keyFile} holds no key of an application token.`)
  return key
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const createError = (sentence: string): AppError => new AppError('configuration-invalid', { values: { sentence } })
