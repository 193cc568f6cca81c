import { setTimeout as pause } from 'node:timers/promises'

/** Makes something that is quicker by nature last as long as what it stands for. */
export interface Pace {
  /** How long the real thing took, in milliseconds. */
  note(duration: number): void
  /**
   * Called when the stand-in is done: waits until it has lasted as long as the real thing would have. `begun`: performance.now.
   * Each `kind` of stand-in is quick in a way of its own, so each is ranked among its like.
   */
  keep(begun: number, kind: string): Promise<void>
}

const remembered = 64

/**
 * The quickest tenth of stand-ins becomes as slow as the quickest tenth of real ones, the slowest as the slowest, and so on: the
 * whole spread is the same, where a mean would be told apart by how little it varies.
 */
export function keepPace(): Pace {
  const real = ring()
  const standIns: Record<string, ReturnType<typeof ring>> = {}
  return {
    note: real.add,
    async keep(begun, kind) {
      const taken = performance.now() - begun
      standIns[kind] ??= ring()
      standIns[kind].add(taken)
      const wanted = real.sorted()[Math.floor(standIns[kind].rankOf(taken) * real.sorted().length)] ?? 0
      if (wanted > taken) await pause(wanted - taken)
    },
  }
}

function ring() {
  const values: number[] = []
  let next = 0
  return {
    add(value: number): void {
      values[next++ % remembered] = value
    },
    sorted: () => values.toSorted((a, b) => a - b),
    /** Between 0 and 1, never quite either. */
    rankOf: (value: number) => (values.filter((one) => one < value).length + 0.5) / values.length,
  }
}
