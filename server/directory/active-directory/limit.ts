/** Runs at most so many functions at once; the others wait in order of arrival. */
export interface Limit {
  /** Undefined if `work` could not start within `timeoutMs` or before `signal` fired: it never ran. */
  run<T>(work: () => Promise<T>, timeoutMs: number, signal?: AbortSignal): Promise<T | undefined>
}

export function createLimit(maxRunning: number): Limit {
  let running = 0
  const waiting: (() => void)[] = []

  function acquire(timeoutMs: number, signal?: AbortSignal): Promise<boolean> {
    if (signal?.aborted) return Promise.resolve(false)
    if (running < maxRunning) {
      running += 1
      return Promise.resolve(true)
    }
    return new Promise((resolve) => {
      const finish = (isAcquired: boolean) => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', leave)
        resolve(isAcquired)
      }
      const leave = () => {
        waiting.splice(waiting.indexOf(enter), 1)
        finish(false)
      }
      const enter = () => finish(true)
      const timer = setTimeout(leave, timeoutMs)
      signal?.addEventListener('abort', leave, { once: true })
      waiting.push(enter)
    })
  }

  return {
    async run(work, timeoutMs, signal) {
      if (!(await acquire(timeoutMs, signal))) return undefined
      try {
        return await work()
      } finally {
        // The place passes directly to the first in the queue, so that later arrivals cannot overtake.
        const next = waiting.shift()
        if (next === undefined) running -= 1
        else next()
      }
    },
  }
}
