import type { SolvedChallenge } from '../proof-of-work.ts'
import type { Reply } from './wizard-client.ts'

/** Calls that a request with proof of work consists of. */
export interface ProvenRequest<Value> {
  send(captcha: SolvedChallenge | undefined): Promise<Reply<Value>>
  /** A challenge that costs `work` units, as the server asked for. */
  loadChallenge(work: number): Promise<Reply<unknown>>
  solve(challenge: unknown): Promise<SolvedChallenge | undefined>
  /** The server is known to demand a proof: the first request brings one. */
  isDemanded?: boolean
  /** Told when solving begins and ends, for a page that shows it. */
  onWork?(isWorking: boolean): void
}

/** Another proof each time: meanwhile the account's failures may have risen, or a challenge may have expired. */
const maxProofs = 3

/**
 * Sends a request and, when the server demands proof of work, solves its challenge and sends the same request again: the person notices a short wait,
 * and what was typed stays.
 */
export async function sendWithProof<Value>(request: ProvenRequest<Value>): Promise<Reply<Value>> {
  const { send, loadChallenge, solve, isDemanded = false, onWork } = request
  const prove = async (work: number) => {
    onWork?.(true)
    const challenge = await loadChallenge(work)
    const solved = challenge.ok ? await solve(challenge.value) : undefined
    onWork?.(false)
    return solved
  }
  let reply = await send(isDemanded ? await prove(1) : undefined)
  for (let proofs = 0; proofs < maxProofs && isUnproven(reply); proofs++) {
    const proof = await prove((!reply.ok && reply.problem.work) || 1)
    if (!proof) return reply
    reply = await send(proof)
  }
  return reply
}

const isUnproven = (reply: Reply<unknown>): boolean =>
  !reply.ok && (reply.problem.code === 'captcha-required' || reply.problem.code === 'captcha-invalid')
