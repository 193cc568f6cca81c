import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Reader, Tx } from '../store/database.ts'
import { newToken } from '../store/keys.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'

/** Where Identity Manager keeps the hash. Ours is a setting of its own, since only `npm start -- token` changes it. */
export const applicationTokenPath = 'QER | Person | PasswordResetAuthenticator | ApplicationToken'

const settingName = 'application-token'
const storedToken = z.strictObject({ salt: z.base64url(), hash: z.base64url() })

type StoredToken = z.output<typeof storedToken>

/** A token has 256 random bits, so that a fast hash is enough; the salt keeps equal tokens of two installations apart. */
const toHash = (token: string, salt: string): Buffer =>
  createHmac('sha256', Buffer.from(salt, 'base64url')).update(token).digest()

/** As people paste it: with spaces or a line break around it. */
export const readApplicationToken = (text: string): string | undefined => /^[\w-]{43}$/.exec(text.trim())?.[0]

async function findStored(reader: Reader): Promise<{ token: StoredToken | undefined; version: number }> {
  const stored = await getSetting(reader, settingName)
  return { token: storedToken.safeParse(stored?.value).data, version: stored?.version ?? absentSetting }
}

export const isApplicationTokenSet = async (reader: Reader): Promise<boolean> =>
  (await findStored(reader)).token !== undefined

/** Does the same work whether a token is stored or not. */
export async function isApplicationToken(reader: Reader, presented: string): Promise<boolean> {
  const { token } = await findStored(reader)
  const { salt, hash } = token ?? { salt: '', hash: '' }
  const [given, expected] = [toHash(presented, salt), Buffer.from(hash, 'base64url')]
  return expected.length === given.length && timingSafeEqual(given, expected)
}

/** Stores the hash in place of an earlier one, which opens nothing from then on. False: another writer was faster. */
export async function storeApplicationToken(tx: Tx, token: string): Promise<boolean> {
  const { version } = await findStored(tx)
  const salt = randomBytes(16).toString('base64url')
  return putSetting(tx, settingName, { salt, hash: toHash(token, salt).toString('base64url') }, version)
}

export const createApplicationToken = newToken
