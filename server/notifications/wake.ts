/** Lets an enqueue in this process wake the sender, which else looks once a second. */
export interface Wake {
  ring(): void
  /** Resolves at the next ring, after `milliseconds`, or with the signal. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>
}

export function createWake(): Wake {
  const sleepers = new Set<() => void>()
  return {
    ring() {
      for (const wakeUp of sleepers) wakeUp()
    },
    wait(milliseconds, signal) {
      if (signal.aborted) return Promise.resolve()
      return new Promise((resolve) => {
        const wakeUp = () => {
          clearTimeout(timer)
          sleepers.delete(wakeUp)
          signal.removeEventListener('abort', wakeUp)
          resolve()
        }
        const timer = setTimeout(wakeUp, milliseconds)
        timer.unref()
        sleepers.add(wakeUp)
        signal.addEventListener('abort', wakeUp, { once: true })
      })
    },
  }
}
