import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate } from 'node:timers/promises'
import { TOTP } from 'otpauth'
import { vi } from 'vitest'
import { sampleAccounts } from '../../directory/sample/practice-accounts.ts'
import type { EngineHarnessOptions } from '../testing.ts'

/** What each factor compares a secret with: HMACs of these purposes are codes by mail, enrolment codes, and numbers that operators read out. */
const comparedPurposes = ['run memory', 'enrolment code', 'mutual proof number']

/**
 * Counts guesses where they are compared with the secret, for the request that makes them, and not by the counters under test: at the directory,
 * the hasher, the keys, the check of an app's code and that of a signature.
 */
export function createObserver() {
  const requests = new AsyncLocalStorage<{ evaluated: number }>()
  let outsideRequests = 0
  const count = () => {
    const request = requests.getStore()
    if (request) request.evaluated++
    else outsideRequests++
  }

  const validate = TOTP.prototype.validate
  const verify = crypto.subtle.verify
  const spies = [
    vi.spyOn(TOTP.prototype, 'validate').mockImplementation(function (this: TOTP, ...args) {
      count()
      return validate.apply(this, args)
    }),
    vi.spyOn(crypto.subtle, 'verify').mockImplementation((...args: Parameters<typeof verify>) => {
      count()
      return verify.apply(crypto.subtle, args)
    }),
  ]

  const options: EngineHarnessOptions = {
    /** Its own lockout has a clock of its own, so that it never sees a password. */
    directory: (real) => ({
      ...real,
      openSession: (session) => ({
        ...real.openSession(session),
        async verifyPassword({ account }, password) {
          count()
          await setImmediate()
          return sampleAccounts.some((one) => one.account === account && one.password === password) ? 'right' : 'wrong'
        },
        async verifyDecoy() {
          count()
          await setImmediate()
        },
      }),
    }),
    /** Argon2 would only make the test slow. */
    hasher: () => ({
      hash: async (secrets) => secrets.map(hashQuickly),
      async verify(pairs) {
        count()
        await setImmediate()
        return pairs.map(({ secret, phc }) => phc === hashQuickly(secret))
      },
      close: async () => {},
    }),
    keys: (real) => ({
      ...real,
      // Read for each guess that goes to a server of one-time passwords.
      decrypt(envelope, purpose) {
        if (purpose === 'kept secret') count()
        return real.decrypt(envelope, purpose)
      },
      verifyHmac(mac, purpose, ...parts) {
        if (comparedPurposes.includes(purpose)) count()
        return real.verifyHmac(mac, purpose, ...parts)
      },
    }),
  }

  return {
    options,
    /** For a check that another person decides: called where that person is asked. */
    count,
    /** Comparisons that belong to no request: must stay 0, or some were not counted. */
    get outsideRequests() {
      return outsideRequests
    },
    /** Sends a guess. `evaluated`: how often it was compared with the secret. */
    async observe(send: () => Promise<boolean>): Promise<{ isAccepted: boolean; evaluated: number }> {
      const request = { evaluated: 0 }
      return { isAccepted: await requests.run(request, send), evaluated: request.evaluated }
    },
    [Symbol.dispose]() {
      for (const spy of spies) spy.mockRestore()
    },
  }
}

export const hashQuickly = (secret: string): string => `quick ${secret}`

export type Observer = ReturnType<typeof createObserver>
