import { Secret, TOTP } from 'otpauth'
import { findTotp, spendTotpStep } from '../store/profile-totp.ts'
import { pretendedSecret } from './pretended.ts'
import type { Profile } from './profile.ts'
import type { Scope } from './scope.ts'
import { openFor } from './sealing.ts'
import { spent } from './spent.ts'

/** RFC 6238 as every authenticator app reads it: SHA-1, six digits, 30 seconds; apps ignore other values silently. */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 }
/** Steps that clocks may differ, either way. */
const drift = 1

/** 160 random bits for a new authenticator app, and the address that its QR code holds. Neither is stored before a code has proven it. */
export function newTotp(of: { issuer: string; account: string }): { secret: string; uri: string } {
  const secret = new Secret({ size: 20 })
  return { secret: secret.base32, uri: new TOTP({ ...shape, issuer: of.issuer, label: of.account, secret }).toString() }
}

/** The step that the code belongs to, or undefined: it is not a code of this secret now. */
export function totpStep(secret: string, code: string, now: Date): number | undefined {
  const token = code.normalize('NFKC').replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const totp = new TOTP({ ...shape, secret: Secret.fromBase32(secret) })
  const delta = totp.validate({ token, timestamp: now.getTime(), window: drift })
  return delta === null ? undefined : totp.counter({ timestamp: now.getTime() }) + delta
}

/** The part of a profile that the authenticator app is. */
export function totpOf(scope: Scope): Pick<Profile, 'verifyTotp'> {
  const { store, keys, person, id, clock } = scope
  return {
    async verifyTotp(code) {
      const stored = await findTotp(store.read, id)
      const secret = stored
        ? openFor(keys, 'totp', id, stored.sealedSecret)
        : Secret.fromHex(pretendedSecret(scope)).base32
      const step = totpStep(secret, code, clock())
      if (!person || !stored || step === undefined || step <= stored.lastStep) return { right: false }
      return { right: true, addedAt: stored.addedAt, spend: async (tx) => spent(await spendTotpStep(tx, stored, step)) }
    },
  }
}
