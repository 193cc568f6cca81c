import type { GuessLimit } from '../activities/guess-limit.ts'
import { isApplicationToken } from '../authentication/application-token.ts'
import { toCanonicalDid } from '../authentication/decentralized/did.ts'
import { nobody } from '../authentication/find-identity.ts'
import type {
  FoundIdentity,
  IdentityCandidate,
  IdentitySignInService,
  SecretVerdict,
} from '../authentication/identity-sign-in.ts'
import { readParameters } from '../authentication/parameters/read-parameters.ts'
import type { FrontEnd } from '../authentication/sign-in-module.ts'
import type { SignInResult } from '../authentication/sign-in-result.ts'
import { toDecoyId } from '../directory/decoy-id.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import { openPasscodes, passcodeGuesses } from '../factors/passcode.ts'
import { answerGuesses, orderAnswers } from '../factors/questions/asking.ts'
import { questionLocks } from '../factors/questions/question-locks.ts'
import type { IdentityAccount, IdentityPerson } from '../identity/identity-reader.ts'
import type { ManagementPolicy } from '../policies/management-policy.ts'
import { localizeQuestionsOnce } from '../policies/question-policy.ts'
import { isTooNew } from '../profiles/method.ts'
import type { Verification } from '../profiles/profile.ts'
import { clearCounter, reserveAttempt } from '../store/counters.ts'
import type { Tx } from '../store/database.ts'
import { findDecentralizedIdentity } from '../store/profile-decentralized-identities.ts'
import { auditSubject } from './audit-events.ts'
import { withoutRun } from './claim.ts'
import { createDecoyPerson } from './decoy.ts'
import { createGuesses, type EngineGuesses } from './limits/guesses.ts'
import type { SignInServices, UnprovenCaller } from './sign-in-services.ts'
import { isKnownCaller, openProfile } from './subject.ts'

/**
 * Of the application token, for each server: beside the table of docs/security.md#guesses, since it belongs to no account. Many, because every right one
 * counts until it has been judged; a token has 256 random bits.
 */
const tokenCounter = 'application-token'
const maxTokenTries = 1_000
const tokenWindowMs = 3_600_000

/** Why somebody whose secret was judged is not let in, for the audit alone. */
type Reason = 'wrong-secret' | 'profile-locked' | 'question-locked' | 'too-few-questions' | 'method-too-new'

/** Sign-ins of people whom the identity tables find, with the same guard, decoys and counters as in a run. */
export function createIdentitySignIns(
  services: SignInServices,
  frontEnd: FrontEnd,
  caller: UnprovenCaller = {},
): IdentitySignInService {
  const { identity, store, keys, audit, directory, policies, profiles, applicationToken } = services

  return {
    identity,
    loadParameters: () => readParameters(store.read),
    verifyPresentation: (presentation) => services.presentations.verify(presentation, frontEnd),
    redeemWalletCode: (typed) => services.presentations.redeem(typed, frontEnd),

    async findRegistered(identifier) {
      const registered = await findDecentralizedIdentity(store.read, toCanonicalDid(identifier ?? nobody.id))
      const person = await identity.findPersonOfAccount(registered?.personId ?? nobody.id)
      return registered && person && { personId: person.id, addedAt: registered.addedAt }
    },

    async hasApplicationToken() {
      if (applicationToken.isBorneBySites) return true
      const presented = applicationToken.read()
      const { server } = applicationToken
      const key = keys.stableHmac(tokenCounter, server)
      const isReserved = await store.transaction((tx) =>
        reserveAttempt(tx, key, tokenCounter, tokenWindowMs, maxTokenTries),
      )
      const isRight = isReserved && presented !== undefined && (await isApplicationToken(store.read, presented))
      const wrong = presented === undefined ? 'missing' : 'wrong'
      const data = { why: isReserved ? wrong : 'too-many-attempts', frontEnd, server }
      await store.transaction((tx) =>
        isRight ? clearCounter(tx, key, tokenCounter) : audit.append(tx, { event: 'application-token-refused', data }),
      )
      return isRight
    },

    async refuseUnlooked(typed, reason): Promise<SignInResult> {
      const domain = directory.domains[0]?.name ?? ''
      const accountKey = profiles.accountKey(domain, typed)
      const person = createDecoyPerson(accountKey, domain, typed)
      await profiles.forDecoy(accountKey, domain).part(openPasscodes).verify('')
      const tried = { person, auditSubject: auditSubject({ person, found: undefined }), accountKey }
      return { ...tried, signedIn: false, code: 'sign-in-refused', facts: { reason } }
    },

    async openIdentity(typed, identityFound) {
      const { found, refusal } = await findInDirectory(typed, identityFound)
      const domain = found?.domain ?? directory.domains[0]?.name ?? ''
      const accountKey = profiles.accountKey(domain, found?.account ?? typed)
      const decoy = createDecoyPerson(accountKey, domain, typed)
      const person = found && refusal === undefined ? found : decoy
      const subject = { person, found, decoy: person === decoy, accountKey }
      const policy = found
        ? (await policies.resolve(found)).policy
        : await policies.chooseDecoyPolicy(accountKey, domain)
      const share = (await isKnownCaller(services, subject, caller)) ? 'known' : 'unknown'
      const guesses = createGuesses(withoutRun(store), { accountKey, share, work: caller.work })
      return toCandidate({ ...subject, refusal, policy, guesses })
    },
  }

  /** The person's account in the directory, whose profile has the secrets. Read for everybody, so that nobody takes longer. */
  async function findInDirectory(typed: string, { person, refusal }: FoundIdentity) {
    const accounts = await identity.listAccounts(person ?? nobody)
    const account = chooseAccount(accounts, person, typed)
    const isConnected = directory.domains.some(({ name }) => name === account?.domain)
    const session = directory.openSession({
      domain: isConnected ? account?.domain : undefined,
      signal: services.signal,
    })
    const id = (isConnected && account?.directoryId) || toDecoyId(keys.stableHmac('account', '', typed))
    const found = await session.findById(id)
    if (!found) return { found, refusal: refusal ?? 'no-directory-account' }
    const protectedBy = await policies.findProtection(found)
    return { found, refusal: refusal ?? findProtectionRefusal(protectedBy) }
  }

  /** Sites of staff decide on their own people; elsewhere nobody signs in who is out of self-service. */
  function findProtectionRefusal(protectedBy: string | undefined): string | undefined {
    return frontEnd === 'password-reset-portal' ? protectedBy : undefined
  }

  function toCandidate(subject: OpenIdentity): IdentityCandidate {
    const { person, found, accountKey, policy, guesses, refusal } = subject
    const localized = (language: string) => localizeQuestionsOnce(policy.questions, language)
    const profile = openProfile(profiles, subject, {
      questions: policy.questions.questions,
      optionalCount: policy.questions.optionalCount,
    })

    /** Reserves the try, has it judged, and says what the transaction of the sign-in has to write. */
    async function evaluate(
      limit: GuessLimit,
      verify: () => Promise<(Verification & { reason?: Reason }) | { valid: false; reason?: Reason }>,
    ): Promise<SecretVerdict> {
      if (!(await guesses.reserve(limit)))
        return { right: false, code: 'too-many-attempts', reason: 'too-many-attempts', until: guesses.refusedUntil }
      const isLocked = async () => (await profile.lockedUntil()) !== undefined
      const verification = await verify()
      // After the work, so that a lock shortens nothing.
      const refused = (reason: Reason): SecretVerdict => ({ right: false, code: 'sign-in-refused', reason })
      if (await isLocked()) return refused('profile-locked')
      if (subject.decoy || !verification.valid) return refused(verification.reason ?? 'wrong-secret')
      const { consume } = verification
      guesses.confirm(limit)
      return {
        right: true,
        async settle(tx: Tx) {
          await consume(tx)
          await guesses.settle(tx)
        },
      }
    }

    return {
      person,
      auditSubject: auditSubject({ person, found }),
      accountKey,
      refusal,
      verifyPasscode: (typed) => evaluate(passcodeGuesses, () => profile.part(openPasscodes).verify(typed)),

      async chooseQuestions(count, language) {
        const { textOf } = localized(language)
        const chosen = await profile.chooseQuestions(count)
        return chosen.map((question) => ({ id: question.id, text: textOf(question) }))
      },

      async verifyAnswers(given, { requests, definitions, invalidates }) {
        const asked = await profile.chooseQuestionIds(requests)
        const locks = profile.part(questionLocks(guesses.share))
        return evaluate(answerGuesses, async () => {
          const isOpen = await locks.reserve(asked)
          const areRight = await profile.verifyAnswers(orderAnswers(asked, given))
          if (!isOpen) return { valid: false, reason: 'question-locked' }
          if (!areRight) return { valid: false }
          const registered = await profile.answerableQuestions()
          if (registered.length < definitions || asked.length < requests)
            return { valid: false, reason: 'too-few-questions' }
          const questions = (await profile.methods()).find(({ kind }) => kind === 'questions')
          if (questions && isTooNew(questions, policy.newMethodHours, services.clock()))
            return { valid: false, reason: 'method-too-new' }
          const removal = invalidates ? await profile.change({ answers: { removed: asked } }) : undefined
          return {
            valid: true,
            async consume(tx) {
              await locks.clear(tx, asked)
              await (removal ? removal(tx) : profile.clearFailures(tx))
            },
          }
        })
      },

      async acceptProof(isRight, method) {
        const isTooYoung = method && isTooNew(method, policy.newMethodHours, services.clock())
        if (isRight && !subject.decoy && !isTooYoung) return { right: true, settle: async () => {} }
        return { right: false, code: 'sign-in-refused', reason: isTooYoung ? 'method-too-new' : 'wrong-secret' }
      },
    }
  }
}

interface OpenIdentity {
  person: DirectoryPerson
  found: DirectoryPerson | undefined
  decoy: boolean
  accountKey: string
  policy: ManagementPolicy
  guesses: EngineGuesses
  refusal?: string
}

/** The account that was typed, else the person's first one: its directory id is that of the person where the directory made them. */
function chooseAccount(
  accounts: readonly IdentityAccount[],
  person: IdentityPerson | undefined,
  typed: string,
): IdentityAccount | undefined {
  const name = typed.toLowerCase()
  return (
    accounts.find(({ account, name: cn }) => account?.toLowerCase() === name || cn.toLowerCase() === name) ??
    accounts.find(({ directoryId }) => directoryId === person?.id) ??
    accounts[0]
  )
}
