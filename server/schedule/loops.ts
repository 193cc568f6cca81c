import { setTimeout as sleep } from 'node:timers/promises'

export interface Loop {
  name: string
  everyMs: number
  signal: AbortSignal
  /** Gets the signal, so that long work stops with the server. The next call comes `everyMs` after this one has ended. */
  work: (signal: AbortSignal) => Promise<unknown>
  /** Gets every error; the loop continues. */
  report: (name: string, error: unknown) => void
}

/** Runs `work` again and again until `signal`; resolves when the last call has ended. */
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
