import type { FrontEnd, SignInService } from '../authentication/sign-in-module.ts'
import { auditSubject } from './audit-events.ts'
import { withoutRun } from './claim.ts'
import { createDecoyAccount } from './decoy.ts'
import type { StartRequest, WorkDemand } from './engine.ts'
import { createGuardedAccount } from './guarded-account.ts'
import { createGuesses } from './guesses.ts'
import type { EngineServices } from './services.ts'
import { chooseDomain, findSubject, isKnownCaller } from './subject.ts'

/** Signing in outside a run, with the same guard, decoys and counters as in one. */
export function createSignInService(
  services: EngineServices,
  frontEnd: FrontEnd,
  { work, ...caller }: Pick<StartRequest, 'browserToken' | 'knownPeople'> & { work?: WorkDemand } = {},
): SignInService {
  const { store } = services
  return {
    async loadCandidate(account, chosen) {
      const domain = await chooseDomain(services, { account, domain: chosen })
      const subject = await findSubject(services, { account, domain, signInTo: frontEnd }, async () => ({ steps: [] }))
      const claim = withoutRun(services.store)
      const guesses = createGuesses(claim, {
        accountKey: subject.accountKey,
        share: (await isKnownCaller(services, subject, caller)) ? 'known' : 'unknown',
        work,
      })
      const guarded = subject.decoy
        ? createDecoyAccount({ ...subject, claim, guesses })
        : createGuardedAccount({ ...subject, claim, guesses, activity: 'sign-in' })
      return {
        person: subject.person,
        auditSubject: auditSubject(subject),
        accountKey: subject.accountKey,
        async verifyPassword(password) {
          const verified = await guarded.verifyPassword(password)
          await store.transaction((tx) => guarded.settleAttempts(tx))
          return verified
        },
        refusedUntil: () => guesses.refusedUntil,
      }
    },
  }
}
