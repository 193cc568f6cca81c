import { AppError } from '../../../shared/errors.ts'
import { drop } from './connections.ts'
import type { Controller } from './controllers.ts'
import { type Domain, isElsewhereBetter, type Reading } from './domain.ts'

/** Reads that take long and are nobody's request: on a connection of their own, so that nobody waits behind them. */
export interface Walk {
  /** `work` may be begun again, on another connection or at another controller. */
  read<T>(work: (reading: Reading) => Promise<T>): Promise<T>
  end(): void
}

export function openWalk(domain: Domain, preferred: string | undefined, signal: AbortSignal | undefined): Walk {
  let standing: Reading | undefined
  const drops = () => end()
  signal?.addEventListener('abort', drops, { once: true })

  function end(): void {
    if (standing !== undefined) drop(standing.client)
    standing = undefined
  }

  async function tried<T>(
    reading: Reading,
    work: (reading: Reading) => Promise<T>,
  ): Promise<{ value: T } | { error: unknown }> {
    try {
      const value = await work(reading)
      domain.controllers.answered(reading.controller)
      return { value }
    } catch (error) {
      end()
      signal?.throwIfAborted()
      if (!isElsewhereBetter(error)) throw new AppError('unexpected', { cause: error })
      return { error }
    }
  }

  async function open(controller: Controller): Promise<Reading> {
    const facts = await controller.facts()
    return { client: await controller.connections.openAlone(domain.timeouts.walk), facts, controller }
  }

  return {
    async read(work) {
      signal?.throwIfAborted()
      let cause: unknown
      if (standing !== undefined) {
        // Kept while the caller was busy with the last page: that it is dead says nothing against its controller.
        const answer = await tried(standing, work)
        if ('value' in answer) return answer.value
      }
      for (const controller of await domain.controllers.inOrder(preferred)) {
        try {
          standing = await open(controller)
        } catch (error) {
          cause = error
        }
        signal?.throwIfAborted()
        if (standing !== undefined) {
          const answer = await tried(standing, work)
          if ('value' in answer) return answer.value
          cause = answer.error
        }
        domain.controllers.failed(controller)
      }
      throw new AppError('directory-unreachable', { cause, retryAfter: 5 })
    },
    end() {
      signal?.removeEventListener('abort', drops)
      end()
    },
  }
}
