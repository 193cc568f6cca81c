import { randomInt } from 'node:crypto'
import { assertConsumed } from '../../profiles/assert-consumed.ts'
import type { Tx } from '../../store/database.ts'
import {
  consumeWalletAnswer,
  findWalletAnswer,
  insertWalletAnswer,
  reserveCodeTry,
} from '../../store/wallet-answers.ts'
import { toCanonicalDid } from './did.ts'
import type { OwnChallenge, PresentationServices, ReceivedAnswer } from './presentations.ts'

type Services = Pick<PresentationServices, 'clock' | 'keys' | 'store'>

const answerMs = 5 * 60_000
const digits = 6
/** Of a million codes; a person who mistypes all of them asks the wallet again. */
const maxTries = 3

/** Undefined: the challenge was answered before. */
export async function receiveAnswer(
  { store, keys, clock }: Services,
  { identifier, challenge: { nonce, expiresAt } }: { identifier: string; challenge: OwnChallenge },
): Promise<ReceivedAnswer | undefined> {
  const code = String(randomInt(10 ** digits)).padStart(digits, '0')
  const end = new Date(Math.min(expiresAt.getTime(), clock().getTime() + answerMs))
  const answer = {
    challengeHash: hashChallenge(keys, nonce),
    codeHash: keys.hmac('wallet code', nonce, code),
    identifier: toCanonicalDid(identifier),
    expiresAt: end,
  }
  const isFirst = await store.transaction((tx) => insertWalletAnswer(tx, answer))
  return isFirst ? { code, expiresAt: end } : undefined
}

/** Undefined: no wallet has answered the challenge, the code is wrong, or it was tried too often. */
export async function redeemAnswer(
  { store, keys }: Services,
  { challenge: { nonce }, code }: { challenge: OwnChallenge; code: string },
): Promise<{ identifier: string; consume(tx: Tx): Promise<void> } | undefined> {
  const challengeHash = hashChallenge(keys, nonce)
  const isReserved = await store.transaction((tx) => reserveCodeTry(tx, challengeHash, maxTries))
  const answer = await findWalletAnswer(store.read, challengeHash)
  const isRight = keys.verifyHmac(answer?.codeHash ?? '', 'wallet code', nonce, code.replace(/\s/g, ''))
  if (!isReserved || !answer || !isRight) return undefined
  return {
    identifier: answer.identifier,
    consume: async (tx) => assertConsumed(await consumeWalletAnswer(tx, challengeHash)),
  }
}

const hashChallenge = (keys: Services['keys'], nonce: string): string => keys.stableHmac('wallet answer', nonce)
