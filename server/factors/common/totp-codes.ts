import { Secret, TOTP, URI } from 'otpauth'
import { readCode } from '../../../shared/digits.ts'

/** RFC 6238 as every authenticator app reads it: SHA-1, six digits, 30 seconds; apps ignore other values silently. */
export const totpDigits = 6
const parameters = { algorithm: 'SHA1', digits: totpDigits, period: 30 }
/** Steps that clocks may differ, either way. */
const maxDriftSteps = 1
export interface NewTotpSecret {
  /** Base32. */
  secret: string
  /** What a QR code holds. */
  uri: string
}

/** 160 random bits for a new authenticator app, and the address that its QR code holds. */
export function createTotpSecret({ issuer, account }: { issuer: string; account: string }): NewTotpSecret {
  const secret = new Secret({ size: 20 })
  return { secret: secret.base32, uri: new TOTP({ ...parameters, issuer, label: account, secret }).toString() }
}

/** The time step that the code belongs to; undefined if it is no current code of this secret. */
export function findTotpStep(secret: string, code: string, now: Date): number | undefined {
  const token = readCode(code)
  if (!/^\d{6}$/.test(token)) return undefined
  const totp = new TOTP({ ...parameters, secret: Secret.fromBase32(secret) })
  const delta = totp.validate({ token, timestamp: now.getTime(), window: maxDriftSteps })
  return delta === null ? undefined : totp.counter({ timestamp: now.getTime() }) + delta
}

/** The code of this moment, and when the next one follows; only for the sample company's telephone. */
export function createTotpCode(secret: string, now: Date): { code: string; until: Date } {
  const totp = new TOTP({ ...parameters, secret: Secret.fromBase32(secret) })
  const timestamp = now.getTime()
  return { code: totp.generate({ timestamp }), until: new Date(timestamp + totp.remaining({ timestamp })) }
}

/** A key as people type or paste it, in groups or not, or the address that a QR code holds. */
export function parseTotpKey(key: string): { secret: string; label?: string } | undefined {
  const trimmed = key.trim()
  const address = /^otpauth:/i.test(trimmed) ? parseTotpAddress(trimmed) : undefined
  const secret = (address?.secret ?? trimmed).replace(/[\s-]/g, '').toUpperCase()
  return /^[A-Z2-7]{16,200}$/.test(secret) ? { secret, label: address?.label } : undefined
}

function parseTotpAddress(address: string): { secret: string; label: string } | undefined {
  try {
    const { secret, label } = URI.parse(address)
    return { secret: secret.base32, label }
  } catch {
    return undefined
  }
}
