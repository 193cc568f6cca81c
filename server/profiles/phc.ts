import type { Argon2Parameters } from 'node:crypto'

/** A hash with everything needed to compute it again. https://github.com/P-H-C/phc-string-format */
export interface PasswordHash {
  /** KiB. */
  memory: number
  passes: number
  parallelism: number
  salt: Buffer
  tag: Buffer
}

const shape = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/

/** Throws on anything that this program did not write. */
export function readPhc(phc: string): PasswordHash {
  const [, memory, passes, parallelism, salt = '', tag = ''] = shape.exec(phc) ?? []
  if (tag === '') throw new Error('not an Argon2id PHC string')
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

export function writePhc({ memory, passes, parallelism, salt, tag }: PasswordHash): string {
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${text(salt)}$${text(tag)}`
}

/** What the worker needs to hash `message` for a comparison with this hash. */
export function parametersFor(message: string, hash: Omit<PasswordHash, 'tag'>, tagLength: number): Argon2Parameters {
  const { memory, passes, parallelism, salt } = hash
  return { message, nonce: salt, memory, passes, parallelism, tagLength }
}
