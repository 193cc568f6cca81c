import { setTimeout as pause } from 'node:timers/promises'

/** How long something took lately, so that what is quicker by nature can be made to last as long. */
export interface Pace {
  /** Milliseconds. */
  note(duration: number): void
  /** Waits until, since `begun` (performance.now), as much time is over as one of the noted ones took. */
  keep(begun: number): Promise<void>
}

const remembered = 64

export function keepPace(): Pace {
  const durations: number[] = []
  let next = 0
  return {
    note(duration) {
      durations[next++ % remembered] = duration
    },
    async keep(begun) {
      // One of them, not their mean: a mean would be told apart by how little it varies.
      const wanted = durations[Math.floor(Math.random() * durations.length)] ?? 0
      const rest = wanted - (performance.now() - begun)
      if (rest > 0) await pause(rest)
    },
  }
}
