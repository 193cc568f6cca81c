/** So many at once; the others wait in the order in which they came. */
export interface Limit {
  /** Undefined when the turn did not come within `patience` milliseconds or `signal` fired before: `work` was never begun. */
  run<T>(work: () => Promise<T>, patience: number, signal?: AbortSignal): Promise<T | undefined>
}

export function createLimit(atOnce: number): Limit {
  let running = 0
  const waiting: (() => void)[] = []

  function turn(patience: number, signal?: AbortSignal): Promise<boolean> {
    if (signal?.aborted) return Promise.resolve(false)
    if (running < atOnce) {
      running += 1
      return Promise.resolve(true)
    }
    return new Promise((resolve) => {
      const settle = (came: boolean) => {
        clearTimeout(late)
        signal?.removeEventListener('abort', leave)
        resolve(came)
      }
      const leave = () => {
        waiting.splice(waiting.indexOf(enter), 1)
        settle(false)
      }
      const enter = () => settle(true)
      const late = setTimeout(leave, patience)
      signal?.addEventListener('abort', leave, { once: true })
      waiting.push(enter)
    })
  }

  return {
    async run(work, patience, signal) {
      if (!(await turn(patience, signal))) return undefined
      try {
        return await work()
      } finally {
        // The place goes straight to who waits longest, so that nobody who comes now overtakes.
        const next = waiting.shift()
        if (next === undefined) running -= 1
        else next()
      }
    },
  }
}
