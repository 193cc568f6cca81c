import type { Client } from 'ldapts'
import { AppError } from '../../../shared/errors.ts'
import { drop } from './connections.ts'
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
        const opened = await controller.connections.openAlone(domain.timeouts.walk).then(
          async (client: Client) => ({ client, facts: await controller.facts(), controller }),
          (error: unknown) => ({ error }),
        )
        signal?.throwIfAborted()
        if ('error' in opened) cause = opened.error
        else {
          standing = opened
          const answer = await tried(opened, work)
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
