import type { IncomingMessage } from 'node:http'
import type { Agent } from 'node:https'
import { AppError } from '../../shared/errors.ts'
import { isRepeatable } from './repeatable.ts'
import { type PassedRequest, sendToService } from './send-to-service.ts'
import { ServiceError } from './service-error.ts'
import type { ServiceTurns } from './service-turns.ts'

export interface ForwardServices {
  turns: ServiceTurns
  agent: Agent
  /** As it is now; undefined: this site has none. */
  readToken(): string | undefined
}

/** Seconds after which people try again. */
const retryAfter = 5

/**
 * Passes a request to the service whose turn it is. What certainly reached none is sent to the next, and so is what may be repeated. Throws AppError
 * `service-unreachable` when nothing was done, and `service-interrupted` when that is not known.
 */
export async function forward(
  { turns, agent, readToken }: ForwardServices,
  passed: PassedRequest,
): Promise<IncomingMessage> {
  const token = readToken()
  let mayHaveBegun = false
  for (const service of turns.list()) {
    try {
      if (token === undefined) throw new ServiceError({ why: 'no-token' })
      const reply = await sendToService(service, passed, { agent, token })
      turns.markAnswered(service)
      return reply
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      turns.markFailed(service, error.failure)
      mayHaveBegun ||= error.mayHaveBegun
      if (error.mayHaveBegun && !isRepeatable(passed.method, passed.path)) break
    }
  }
  throw new AppError(mayHaveBegun ? 'service-interrupted' : 'service-unreachable', { retryAfter })
}
