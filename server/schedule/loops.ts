import { setTimeout as sleep } from 'node:timers/promises'

export interface Loop {
  name: string
  everyMs: number
  signal: AbortSignal
  /** Gets the signal, so that long work ends with the server. The next turn begins `everyMs` after the last one ended. */
  work: (signal: AbortSignal) => Promise<unknown>
  /** Told of every error; the loop goes on. */
  report: (name: string, error: unknown) => void
}

/** Runs `work` now and then again and again until the signal; the promise ends with the last turn. */
export async function startLoop({ name, everyMs, signal, work, report }: Loop): Promise<void> {
  while (!signal.aborted) {
    try {
      await work(signal)
    } catch (error) {
      if (!signal.aborted) report(name, error)
    }
    // Unreferenced: a loop alone keeps no process alive.
    await sleep(everyMs, undefined, { signal, ref: false }).catch(() => undefined)
  }
}
