import { ok } from '../activities/activity.ts'
import type { FrontEnd, SignInService } from '../authentication/sign-in-module.ts'
import type { AccountState } from '../directory/directory.ts'
import { findUnavailableReason } from '../policies/unavailable-reason.ts'
import { auditSubject } from './audit-events.ts'
import { withoutRun } from './claim.ts'
import { createDecoyAccount } from './decoy.ts'
import type { EarlierSignIn, StartRequest } from './engine.ts'
import { createGuardedAccount } from './guarded-account.ts'
import { createIdentitySignIns } from './identity-sign-ins.ts'
import { createGuesses } from './limits/guesses.ts'
import type { OpenRun, RunContext } from './run-context.ts'
import { type EngineServices, engineTimes } from './services.ts'
import type { SignInServices, UnprovenCaller } from './sign-in-services.ts'
import { chooseDomain, findSubject, isKnownCaller } from './subject.ts'
import type { StepOutcome } from './transitions.ts'
import type { Step } from './workflow.ts'

/** Tries a sign-in outside a run, with the same guard, decoys and counters as in one. */
export const createSignInService = (
  services: SignInServices,
  frontEnd: FrontEnd,
  caller?: UnprovenCaller,
): SignInService => ({
  ...createIdentitySignIns(services, frontEnd, caller),
  async loadCandidate(account, domain) {
    const { subject, claim, guesses } = await openOutsideRun(services, { account, domain, signInTo: frontEnd }, caller)
    const guarded = subject.decoy
      ? createDecoyAccount({ ...subject, claim, guesses })
      : createGuardedAccount({ ...subject, claim, guesses, activity: 'sign-in' })
    return {
      person: subject.person,
      auditSubject: auditSubject(subject),
      accountKey: subject.accountKey,
      async verifyPassword(password) {
        const verified = await guarded.verifyPassword(password)
        await services.store.transaction((tx) => guarded.settleAttempts(tx))
        return verified
      },
      refusedUntil: () => guesses.refusedUntil,
    }
  },
})

/** The person of an account as typed, or their decoy, and the counters for guesses at them. */
export async function openOutsideRun(
  services: EngineServices,
  { account, domain: chosen, signInTo }: Pick<StartRequest, 'account' | 'domain'> & { signInTo: FrontEnd },
  { work, ...caller }: UnprovenCaller = {},
) {
  const domain = await chooseDomain(services, { account, domain: chosen })
  const subject = await findSubject(services, { account, domain, signInTo }, async () => ({ steps: [] }))
  const share = (await isKnownCaller(services, subject, caller)) ? 'known' : 'unknown'
  const claim = withoutRun(services.store)
  return { subject, claim, guesses: createGuesses(claim, { accountKey: subject.accountKey, share, work }) }
}

/**
 * The outcome of a new run's first step if an earlier sign-in has just shown what the step would ask for. Undefined: the step asks as usual, with the
 * page that every account gets. No account is looked at for a caller who has no session of it.
 */
export async function findSignInOutcome(
  { services, run, account }: Pick<RunContext, 'services' | 'run' | 'account'>,
  signIn: EarlierSignIn | undefined,
): Promise<{ step: Step; outcome: StepOutcome } | undefined> {
  const { subject, workflow } = run
  const [step] = workflow.steps
  if (!signIn || !step || step.activity.provenBy !== signIn.module || !isSamePerson(subject, signIn)) return undefined
  const ageMs = services.clock().getTime() - signIn.at.getTime()
  // A sign-in from the future is one from before the clock was set back, and then its age is unknown.
  if (Math.abs(ageMs) > engineTimes(services).idleTimeoutMs) return undefined
  if (!hasSameCredentials(await account.state(), signIn)) return undefined
  const code = await findUnavailableReason(workflow.definition, { ...subject, account })
  if (code) return { step, outcome: { kind: 'unavailable', code } }
  const { module, at, secondFactor } = signIn
  const note = { signIn: module, signedInAt: at.toISOString(), ...(secondFactor !== undefined && { secondFactor }) }
  return { step, outcome: ok(undefined, { note }) }
}

const isSamePerson = ({ person, decoy }: OpenRun['subject'], signIn: EarlierSignIn): boolean =>
  !decoy && person.id === signIn.person.id && person.domain === signIn.person.domain

/** Whether the password that was right then would be right now, and open the account. */
function hasSameCredentials(state: AccountState, { at }: EarlierSignIn): boolean {
  const { locked, disabled, accountExpired, mustChange, passwordExpired, passwordLastSet } = state
  const isUsable = !locked && !disabled && !accountExpired && !mustChange && !passwordExpired
  return isUsable && passwordLastSet !== undefined && passwordLastSet <= at
}
