/** Lets an enqueue in this process wake the sender, which otherwise polls once a second. */
export interface WakeSignal {
  notify(): void
  /** Resolves at the next `notify`, after `milliseconds`, or with the signal. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>
}

export function createWakeSignal(): WakeSignal {
  const waiters = new Set<() => void>()
  return {
    notify() {
      for (const wakeUp of waiters) wakeUp()
    },
    wait(milliseconds, signal) {
      if (signal.aborted) return Promise.resolve()
      return new Promise((resolve) => {
        const wakeUp = () => {
          clearTimeout(timer)
          waiters.delete(wakeUp)
          signal.removeEventListener('abort', wakeUp)
          resolve()
        }
        const timer = setTimeout(wakeUp, milliseconds)
        timer.unref()
        waiters.add(wakeUp)
        signal.addEventListener('abort', wakeUp, { once: true })
      })
    },
  }
}
