import { setTimeout as pause } from 'node:timers/promises'

/** Delays a decoy operation, which is faster by nature, so that it takes as long as the real one. */
export interface Pacer {
  /** Records how long a real operation took, in milliseconds. */
  record(duration: number): void
  /**
   * To be called when the decoy operation is done: waits until as much time has passed as a real one would take. `startedAt` is
   * of the same clock. The kinds differ in speed, so each is ranked among its own.
   */
  wait(startedAt: number, kind: 'decoy' | 'locked'): Promise<void>
}

const maxSamples = 64

interface PacerClock {
  now(): number
  pause(milliseconds: number): Promise<unknown>
}

/**
 * Matches ranks: the fastest tenth of decoy operations becomes as slow as the fastest tenth of real ones, the slowest as the
 * slowest, and so on. The whole distribution is the same; a constant mean would stand out by how little it varies.
 */
export function createPacer(clock: PacerClock = { now: () => performance.now(), pause }): Pacer {
  const real = createSamples()
  const decoys = { decoy: createSamples(), locked: createSamples() }
  return {
    record: real.add,
    async wait(startedAt, kind) {
      const elapsed = clock.now() - startedAt
      decoys[kind].add(elapsed)
      const durations = real.sorted()
      const wanted = durations[Math.floor(decoys[kind].rankOf(elapsed) * durations.length)] ?? 0
      if (wanted > elapsed) await clock.pause(wanted - elapsed)
    },
  }
}

function createSamples() {
  const values: number[] = []
  let next = 0
  return {
    add(value: number): void {
      values[next++ % maxSamples] = value
    },
    sorted: () => values.toSorted((a, b) => a - b),
    /** Between 0 and 1, exclusive. */
    rankOf: (value: number) => (values.filter((one) => one < value).length + 0.5) / values.length,
  }
}
