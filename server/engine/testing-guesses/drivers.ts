import type { GuessLimit } from '../../activities/guess-limit.ts'
import { callerGuesses } from '../../factors/common/guess-limits.ts'
import { namedLimits } from '../../factors/limits.ts'
import { openPasscodes } from '../../factors/passcode.ts'
import { beginMutualProof, evaluateMutualProof } from '../../staff/mutual-proof.ts'
import { hashToken } from '../../store/signed-rows.ts'
import { createCallerDrivers } from './callers.ts'
import type { Driver } from './driver.ts'
import { passwordDriver } from './passwords.ts'
import { appCode, askBrowser, askCaller, pageOf, type Step, type ToAnswer, wrongAppCode } from './runs.ts'
import { rightToken } from './site.ts'
import { staffDrivers } from './staff.ts'

/** A browser can be known only to a person whom it let in before. */
const byBrowser = { person: ['known', 'unknown'], unknown: ['unknown'], staff: ['unknown'] } as const
const byOperator = { person: ['known'] } as const

function limitOf(name: string): GuessLimit {
  const [, limit] = namedLimits.find(([one]) => one === name) ?? []
  if (!limit) throw new Error(`${name} has no limit`)
  return limit
}

/** An activity that asks browsers for a secret. */
const ofBrowser = (name: string, step: Step, toAnswer: ToAnswer): Driver => ({
  limits: [limitOf(name)],
  shares: byBrowser,
  prepare: (site, options) => askBrowser(site, step, options, toAnswer),
})

/** An activity by which an operator checks a caller. */
const ofOperator = (name: string, step: Step, toAnswer: ToAnswer): Driver => ({
  limits: [limitOf(name), callerGuesses],
  shares: byOperator,
  prepare: (site, options) => askCaller(site, step, options, toAnswer),
})

const answerQuestions: ToAnswer = async ({ secrets }, { step, isRight }) => {
  const questions = pageOf(step).answer.properties.answers?.prefixItems ?? []
  const answers = questions.map(({ properties }) => {
    const question = String(properties?.question?.const)
    const own = secrets.answers.find((one) => one.question === question)
    return { question, answer: (isRight && own?.answer) || 'wrong' }
  })
  return { answers }
}

const answerApp: ToAnswer = async ({ secrets, clock }, { isRight }) => ({
  code: isRight ? appCode(secrets.totp, clock()) : wrongAppCode(secrets.totp, clock()),
})

const answerMail: ToAnswer = async (_, { isRight, mailed }) => ({ code: (isRight && mailed) || 'wrong' })

const callerDrivers = createCallerDrivers((name) => [limitOf(name), callerGuesses])

/** The caller types the number that an operator reads out; an operator issues one for a right guess alone. */
const mutualProofDriver: Driver = {
  limits: [limitOf('mutual-proof')],
  shares: byBrowser,
  async prepare(site, { share, isRight }) {
    const { person, operator, operatorToken } = site.secrets
    const { services, store } = site.pick()
    const opened = person && { person, operatorId: operator.id, sessionHash: hashToken(store.read, operatorToken) }
    const read = isRight && opened ? await beginMutualProof(services, opened) : undefined
    return async () => {
      const { services } = site.pick()
      const typed = { account: site.account, number: read?.number ?? 'wrong' }
      const knownPeople = share === 'known' && person ? [person] : []
      return (await evaluateMutualProof(services, typed, { knownPeople })).valid
    }
  },
}

/** By the name in the table. */
export const drivers: Record<string, Driver> = {
  password: passwordDriver,
  'security-questions': ofBrowser(
    'security-questions',
    { activity: 'authenticate-with-qa-random', settings: {} },
    answerQuestions,
  ),
  'corporate-mail': ofBrowser(
    'corporate-mail',
    { activity: 'authenticate-by-email-code', settings: { to: 'corporate' } },
    answerMail,
  ),
  'personal-mail': ofBrowser(
    'personal-mail',
    { activity: 'authenticate-by-email-code', settings: { to: 'personal' } },
    answerMail,
  ),
  passcode: ofBrowser(
    'passcode',
    { activity: 'authenticate-with-passcode', settings: {} },
    async (site, { isRight }) => {
      const { person } = site.secrets
      if (!isRight || !person) return { passcode: 'wrong' }
      const { services, store } = site.pick()
      const issued = await services.profiles.forPerson(person).part(openPasscodes).issue({ length: 8, minutes: 60 })
      await store.transaction((tx) => issued.write(tx))
      return { passcode: issued.parts.join('') }
    },
  ),
  passkey: ofBrowser(
    'passkey',
    { activity: 'authenticate-with-passkey', settings: {} },
    async ({ secrets }, { step, isRight }) => {
      const { options } = pageOf(step).data as { options: { challenge: string } }
      return { assertion: (isRight ? secrets.authenticator : secrets.impostor).sign(options.challenge) }
    },
  ),
  'decentralized-identity': ofBrowser(
    'decentralized-identity',
    { activity: 'authenticate-with-decentralized-identity', settings: {} },
    async ({ secrets, clock }, { step, isRight }) => {
      const challenge = pageOf(step).data as { nonce: string; audience: string }
      const wallet = isRight ? secrets.wallet : secrets.strangersWallet
      return { presentation: { idToken: wallet.present(challenge, { now: clock() }) } }
    },
  ),
  radius: ofBrowser('radius', { activity: 'authenticate-with-radius', settings: {} }, async (_, { isRight }) => ({
    response: isRight ? rightToken : 'wrong',
  })),
  totp: ofBrowser('totp', { activity: 'authenticate-with-totp', settings: {} }, answerApp),
  'caller-questions': ofOperator(
    'caller-questions',
    { activity: 'authenticate-with-qa-helpdesk', settings: { mode: 'typed' } },
    answerQuestions,
  ),
  'caller-check': ofOperator('totp', { activity: 'authenticate-with-totp', settings: {} }, answerApp),
  'mutual-proof': mutualProofDriver,
  ...callerDrivers,
  ...staffDrivers,
}
