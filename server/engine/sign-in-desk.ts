import { AppError } from '../../shared/errors.ts'
import type { FrontEnd, SignInDesk } from '../authentication/module.ts'
import { attemptsOf } from './attempts.ts'
import type { Claim } from './claim.ts'
import { decoyAccount } from './decoy.ts'
import { guardedAccount } from './guarded-account.ts'
import type { EngineServices } from './services.ts'
import { findSubject } from './subject.ts'

/** Signing on outside a run: the same guard, the same decoys and the same counters as in one. */
export function signInDesk(services: EngineServices, frontEnd: FrontEnd): SignInDesk {
  const { store } = services
  // Those who help and administer often are protected accounts themselves.
  const staff = frontEnd !== 'self-service'
  return {
    async candidate(account, domain) {
      const subject = await findSubject(services, { account, domain, staff }, async () => ({ steps: [] }))
      const of = { ...subject, claim: noClaim(services), attempts: attemptsOf(subject.accountKey), activity: 'sign-in' }
      const guarded = subject.decoy ? decoyAccount(of) : guardedAccount(of)
      return {
        person: subject.person,
        async verifyPassword(password) {
          const verified = await guarded.verifyPassword(password)
          await store.transaction((tx) => guarded.settleAttempts(tx))
          return verified
        },
      }
    },
  }
}

/** There is no run to own: an attempt is reserved by a commit of its own, and nothing is ever written. */
function noClaim({ store }: EngineServices): Claim {
  return {
    version: 0,
    intent: undefined,
    take(work, intent) {
      if (intent) throw new AppError('unexpected')
      return store.transaction(work)
    },
    assertHeld() {},
    forgetIntent() {},
    end() {},
  }
}
