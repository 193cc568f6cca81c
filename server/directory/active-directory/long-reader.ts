import { AppError } from '../../../shared/errors.ts'
import { drop } from './connections.ts'
import type { Controller } from './controllers.ts'
import { type DomainContext, type ReadContext, shouldTryAnother } from './domain.ts'

/** Long reads outside any request, on a connection of their own, so that no request waits behind them. */
interface LongReader {
  /** `work` may run again, on another connection or at another controller. */
  read<T>(work: (reading: ReadContext) => Promise<T>): Promise<T>
  close(): void
}

export function openLongReader(
  domain: DomainContext,
  preferred: string | undefined,
  signal: AbortSignal | undefined,
): LongReader {
  let current: ReadContext | undefined
  signal?.addEventListener('abort', disconnect, { once: true })

  function disconnect(): void {
    if (current !== undefined) drop(current.client)
    current = undefined
  }

  async function attempt<T>(
    reading: ReadContext,
    work: (reading: ReadContext) => Promise<T>,
  ): Promise<{ value: T } | { error: unknown }> {
    try {
      const value = await work(reading)
      domain.controllers.recordAnswer(reading.controller)
      return { value }
    } catch (error) {
      disconnect()
      signal?.throwIfAborted()
      if (!shouldTryAnother(error)) throw new AppError('unexpected', { cause: error })
      return { error }
    }
  }

  async function open(controller: Controller): Promise<ReadContext> {
    const facts = await controller.loadFacts()
    const client = await controller.connections.openDedicated(domain.timeouts.listPage)
    return { domain, client, facts, controller }
  }

  return {
    async read(work) {
      signal?.throwIfAborted()
      let cause: unknown
      if (current !== undefined) {
        // The connection was idle while the caller worked on the last page: it may be dead while its controller is not.
        const answer = await attempt(current, work)
        if ('value' in answer) return answer.value
      }
      for (const controller of await domain.controllers.listInOrder(preferred)) {
        try {
          current = await open(controller)
        } catch (error) {
          cause = error
        }
        signal?.throwIfAborted()
        if (current !== undefined) {
          const answer = await attempt(current, work)
          if ('value' in answer) return answer.value
          cause = answer.error
        }
        domain.controllers.recordFailure(controller)
      }
      throw new AppError('directory-unreachable', { cause, retryAfter: 5 })
    },
    close() {
      signal?.removeEventListener('abort', disconnect)
      disconnect()
    },
  }
}
