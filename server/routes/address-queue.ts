import { AppError } from '../../shared/errors.ts'
import { toAddressKeys } from './address-keys.ts'

/** One queue per client network, so that a flood waits behind itself and not before everybody else. */
export const addressQueueLimit = {
  /** Requests of one network that are executed at the same moment. */
  atOnce: 8,
  /** Requests that wait for their turn, in order; one more is refused as `busy`. */
  waiting: 200,
  retryAfterSeconds: 10,
} as const

export interface AddressQueue {
  /** Resolves as `work` does, once it is this request's turn. Throws AppError `busy` if too many wait, and the signal's reason when it aborts. */
  inTurn<T>(address: string, signal: AbortSignal, work: () => Promise<T>): Promise<T>
}

interface Queue {
  active: number
  waiting: Set<() => void>
}

export function createAddressQueue(): AddressQueue {
  /** Only networks with open requests. */
  const queues = new Map<string, Queue>()

  function wait({ waiting }: Queue, signal: AbortSignal): Promise<void> {
    if (waiting.size >= addressQueueLimit.waiting)
      throw new AppError('busy', { retryAfter: addressQueueLimit.retryAfterSeconds })
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    waiting.add(resolve)
    const leave = () => {
      waiting.delete(resolve)
      reject(signal.reason)
    }
    signal.addEventListener('abort', leave, { once: true })
    return promise.finally(() => signal.removeEventListener('abort', leave))
  }

  return {
    async inTurn(address, signal, work) {
      signal.throwIfAborted()
      const { key } = toAddressKeys(address)[0]
      const queue = queues.get(key) ?? { active: 0, waiting: new Set() }
      queues.set(key, queue)
      // A request that ends hands its place over, so that no later request gets in between.
      if (queue.active >= addressQueueLimit.atOnce) await wait(queue, signal)
      else queue.active++
      try {
        return await work()
      } finally {
        const [next] = queue.waiting
        if (next) {
          queue.waiting.delete(next)
          next()
        } else if (--queue.active === 0) queues.delete(key)
      }
    },
  }
}
